const DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const STEP: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const GROUP: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** Signs a written Chinese number is made of. */
export const CHINESE_DIGITS = '零〇一二两三四五六七八九十百千万亿'

/** The value of a number written in Chinese, `三百二十` is 320; undefined for other signs. */
export const chineseValue = (text: string): number | undefined => {
  let [whole, group, digit] = [0, 0, 0]
  for (const c of text) {
    if (DIGIT[c] !== undefined) digit = DIGIT[c]
    else if (STEP[c] !== undefined) {
      group += (digit || 1) * STEP[c]
      digit = 0
    } else if (GROUP[c] !== undefined) {
      whole = (whole + (group + digit || 1)) * GROUP[c]
      group = 0
      digit = 0
    } else return undefined
  }
  return text === '' ? undefined : whole + group + digit
}
