/** The questions of a report and where each stands. */
export const PATHS = {
  what: '/report',
  about: '/report/about',
  where: '/report/where',
  contact: '/report/contact',
  check: '/report/check',
} as const
export type StepId = keyof typeof PATHS

type Asked = { asks: boolean; placeless: boolean; elder: boolean }
/**
 * The questions in order: a kind that asks nothing of its own, or for no place, has one fewer; large text asks for the
 * phone apart.
 */
export const stepsOf = (o: Asked): readonly StepId[] => [
  'what',
  ...(o.asks ? (['about'] as const) : []),
  ...(o.placeless ? [] : (['where'] as const)),
  ...(o.elder ? (['contact'] as const) : []),
  'check',
]

/** Which of the steps this is, and the addresses before and after it: the front page, and sending, at the ends. */
export const placeOf = (id: StepId, steps: readonly StepId[]) => {
  const n = steps.indexOf(id)
  const path = (at: number): string | undefined => {
    const step = steps[at]
    return step && PATHS[step]
  }
  return { n: n + 1, of: steps.length, before: path(n - 1) ?? '/', after: path(n + 1) ?? PATHS.check }
}
