/** Text made safe for the files that carry it. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 cannot hold
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g

/** Drops what XML cannot hold and what turns the reading direction; lone surrogates become U+FFFD. */
export const printable = (value: string): string => value.toWellFormed().replace(unprintable, '')

/** `printable` on one line: tabs and line ends become single spaces. For text inside a docx run. */
export const oneLine = (value: string): string => printable(value).replace(/[\t\r\n]+/g, ' ')

const startsFormula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/

/** Longest text a spreadsheet cell takes. */
const longestCell = 32_767

/**
 * Text for a spreadsheet cell that no program reads as a formula, also after "save as CSV" (OWASP): a leading
 * = + - @ (half or full width, after blanks too), tab, CR or LF gets an apostrophe before it.
 */
export const formulaSafe = (value: string): string => {
  const clean = printable(value)
  const safe = startsFormula.test(value) || startsFormula.test(clean) ? `'${clean}` : clean
  return safe.length > longestCell ? `${safe.slice(0, longestCell - 1).toWellFormed()}…` : safe
}
