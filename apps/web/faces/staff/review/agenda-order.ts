type Item = { readonly id: string; readonly decision: object | null; readonly waitingSince: string }

/** What is still to be decided first, the longest wait on top; then what was decided, in its order. */
export const agendaOrder = <I extends Item>(agenda: readonly I[]): { left: readonly I[]; done: readonly I[] } => ({
  left: agenda
    .filter((i) => i.decision === null)
    .sort((a, b) => Date.parse(a.waitingSince) - Date.parse(b.waitingSince) || (a.id < b.id ? -1 : 1)),
  done: agenda.filter((i) => i.decision !== null),
})

/** The one the meeting looks at: the one asked for while it is there, else the first that waits, else the first of all. */
export const currentOf = (agenda: readonly Item[], asked: string | undefined): string | undefined => {
  const { left, done } = agendaOrder(agenda)
  const order = [...left, ...done]
  return (order.find((i) => i.id === asked) ?? order[0])?.id
}

/** One on or back in the order shown; the ends stand still. */
export const stepOf = (agenda: readonly Item[], at: string | undefined, by: 1 | -1): string | undefined => {
  const { left, done } = agendaOrder(agenda)
  const order = [...left, ...done]
  const i = order.findIndex((x) => x.id === at)
  return order[Math.min(Math.max(i + by, 0), order.length - 1)]?.id
}

/** After a decision: the one that now waits longest beside the one just decided. */
export const afterDecision = (agenda: readonly Item[], decided: string): string | undefined =>
  agendaOrder(agenda).left.find((i) => i.id !== decided)?.id
