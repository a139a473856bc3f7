/** Signs that make a spreadsheet program read a cell as a formula, also behind blanks and invisible marks. */
const DANGER = /^[\s\u200b-\u200f\u2060\ufeff\0']*[=+\-@＝＋－＠\t\r]|^[\t\r]/u
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/

/**
 * Text that no spreadsheet program takes for a formula: an apostrophe is put before what could be one. Plain signed
 * numbers stay as they are. For csv and for xlsx text cells alike. {@link unescapeCell} gives back every original.
 */
export const escapeCell = (text: string): string => (isDangerous(text) ? `'${text}` : text)

/** Takes back what {@link escapeCell} put before a cell, and nothing else. */
export const unescapeCell = (cell: string): string =>
  cell.startsWith("'") && isDangerous(cell.slice(1)) ? cell.slice(1) : cell

const isDangerous = (text: string): boolean => DANGER.test(text) && !PLAIN_NUMBER.test(text)
