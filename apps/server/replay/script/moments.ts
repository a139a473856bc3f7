const MIN = 60_000
const HOUR = 60 * MIN
const DAY = 24 * HOUR
const UNIT: Readonly<Record<string, number>> = { m: MIN, h: HOUR, d: DAY }
const span = (text: string): number => Number(text.slice(0, -1)) * (UNIT[text.slice(-1)] ?? 0)

/** The first noon of a weekday (1 Monday) after `at`; ms. */
export const nextConsult = (at: number, weekday: number): number => {
  const noon = Math.floor((at - 16 * HOUR) / DAY) * DAY + 28 * HOUR
  const of = (t: number): number => new Date(t + 8 * HOUR).getUTCDay() || 7
  for (let t = noon; ; t += DAY) if (t > at && of(t) === weekday) return t
}

/** When an act comes: `after` the moment of the one before; `case` and `nth` choose the moment of a stretch. */
export const momentOf = (o: { after: string; before: number; case: number; nth: number; weekday: number }): number => {
  const consult = o.after.startsWith('consult+')
  const [low = '0m', high = low] = o.after.replace('consult+', '').split('~')
  const from = consult ? nextConsult(o.before, o.weekday) : o.before
  const room = Math.max(0, span(high) - span(low)) / MIN
  const minutes = room === 0 ? 0 : (o.case * 7919 + o.nth * 104_729) % (room + 1)
  return from + span(low) + minutes * MIN
}
