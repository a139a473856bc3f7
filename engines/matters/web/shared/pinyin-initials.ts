/** First character of each initial's range in the pinyin order of the collator; no dictionary is shipped. */
const BOUNDS = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀']
const LETTERS = [...'abcdefghjklmnopqrstwxyz']
const order = new Intl.Collator('zh-CN-u-co-pinyin')

const initialOf = (char: string): string => {
  if (!/\p{Script=Han}/u.test(char)) return char.toLowerCase()
  const at = BOUNDS.findLastIndex((bound) => order.compare(bound, char) <= 0)
  return LETTERS[at] ?? char
}

/** `水务局` → `swj`; letters and digits stay. Where the device has no pinyin order, characters still match. */
export const pinyinInitials = (text: string): string => [...text].map(initialOf).join('')

/** Whether what was typed fits a name: by its characters, its initials, or one of its codes. */
export const matchesName = (typed: string, names: readonly string[]): boolean => {
  const wanted = typed.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  if (wanted === '') return true
  return names.some((name) => name.toLowerCase().includes(wanted) || pinyinInitials(name).includes(wanted))
}
