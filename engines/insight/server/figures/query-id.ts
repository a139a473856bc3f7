/** The address of the cases behind a number: `reply-late:2020-04:unit:<id>:bulletin:<id>`. */
export type FigureQuery = {
  readonly figure: string
  /** YYYY-MM, or `all` for the cumulative figures. */
  readonly period: string
  /** `none` stands for rows without a unit; `others` for the merged row of a bulletin's table. */
  readonly unit?: string
  readonly town?: string
  readonly category?: string
  readonly pack?: string
  /** Opens the rows as that bulletin kept them. */
  readonly bulletin?: string
}
const KEYS = ['unit', 'town', 'category', 'pack', 'bulletin'] as const
type Key = (typeof KEYS)[number]

export const queryId = (q: FigureQuery): string =>
  [q.figure, q.period, ...KEYS.flatMap((k) => (q[k] === undefined ? [] : [k, q[k]]))].join(':')

/** Undefined when the text is no such address. */
export const parseQuery = (text: string): FigureQuery | undefined => {
  const [figure, period, ...rest] = text.split(':')
  if (!figure || !period || !/^(all|\d{4}-(0[1-9]|1[0-2]))$/.test(period) || rest.length % 2 !== 0) return undefined
  const more: Partial<Record<Key, string>> = {}
  for (let i = 0; i < rest.length; i += 2) {
    const [key, value] = [rest[i] as Key, rest[i + 1]]
    if (!KEYS.includes(key) || !value || more[key] !== undefined || !/^[\w.-]+$/.test(value)) return undefined
    more[key] = value
  }
  return { figure, period, ...more }
}
