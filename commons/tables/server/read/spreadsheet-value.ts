const DAY = 86_400
/** A formula that was never calculated has no kept result; this stands in and is refused like any formula error. */
export const NO_RESULT = '#NOVALUE!'

/** Built-in number formats that show dates or times (ECMA-376 18.8.30), the East Asian ones included. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether a number format shows a date or a time. */
export const isDateFormat = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return isBuiltInDate(id)
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, '')
  return !/general/i.test(bare) && /[ymdhs年月日时分秒]/i.test(bare)
}

/**
 * A stored number as the text a person sees. Whole numbers beyond 15 digits have lost their end in the spreadsheet
 * already, so they come as `4.20E+17`, which callers refuse for numbers that identify.
 */
export const numberText = (stored: string): string => {
  const n = Number(stored)
  if (!Number.isFinite(n) || stored.trim() === '') return stored
  if (Number.isInteger(n) && Math.abs(n) >= 1e15) return n.toExponential(2).replace('e', 'E')
  return String(Number(n.toPrecision(15)))
}

/** A stored day number as `2026-06-05`, `2026-06-05 08:30:00` or, below one day, `08:30:00`. */
export const dateText = (stored: string, epoch1904: boolean): string => {
  const serial = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return numberText(stored)
  const seconds = Math.round(serial * DAY)
  const time = new Date((seconds % DAY) * 1000).toISOString().slice(11, 19)
  if (seconds < DAY && !epoch1904) return time
  const whole = Math.floor(seconds / DAY)
  // The 1900 calendar counts a 29 February 1900 that never was, so days before it are one further on.
  const days = (epoch1904 ? whole + 1_462 : whole < 60 ? whole + 1 : whole) - 25_569
  const date = new Date(days * DAY * 1000).toISOString().slice(0, 10)
  return time === '00:00:00' ? date : `${date} ${time}`
}
