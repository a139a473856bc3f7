export type Language = 'zh-CN' | 'en'
export type Texts = Readonly<Record<Language, string>>

/** What is wrong in a table: where, what, and what to do, in both languages. `line` counts from 1. */
export type TableProblem = {
  readonly code: TableProblemCode
  readonly line?: number
  readonly column?: string
  readonly value?: string
  readonly message: Texts
  readonly remedy: Texts
  /** A value that may have been meant, when one is close. */
  readonly suggestion?: string
}
export type TableProblemCode = keyof typeof tableTexts
export type ProblemPlace = {
  readonly line?: number
  readonly column?: string
  readonly value?: string
  readonly params?: Readonly<Record<string, string | number>>
  readonly suggestion?: string
}

type Entry = readonly [message: string, messageEn: string, remedy: string, remedyEn: string]

/** Message and remedy by code. `{x}` stands for a parameter, `{column}` and `{value}` for the place. */
export const tableTexts = {
  empty: ['表里没有内容', 'the table is empty', '选一个有内容的文件', 'choose a file with rows'],
  tooBig: [
    '文件太大，最多 {max} MB',
    'the file is too large, at most {max} MB',
    '分成几个文件再传',
    'split it into several files',
  ],
  unpacksTooBig: [
    '文件解开后太大',
    'the file is too large once unpacked',
    '删掉多余的表和内容，另存后再传',
    'remove sheets and content that are not needed and save it again',
  ],
  tooManyRows: [
    '行太多，最多 {max} 行',
    'too many rows, at most {max}',
    '分成几个文件再传',
    'split it into several files',
  ],
  tooManyColumns: [
    '列太多，最多 {max} 列',
    'too many columns, at most {max}',
    '删掉用不到的列',
    'remove columns that are not needed',
  ],
  cellTooLong: [
    '这一格太长，最多 {max} 个字',
    'the cell is too long, at most {max} characters',
    '写短一些，或检查引号是否成对',
    'shorten it, or check that quotes come in pairs',
  ],
  passwordProtected: [
    '这个文件打不开：像是加了密码',
    'the file cannot be opened: it seems to have a password',
    '去掉密码再传',
    'remove the password',
  ],
  oldFormat: ['这是旧格式的表（xls）', 'the file has the old xls format', '另存为 xlsx 再传', 'save it as xlsx'],
  notATable: ['这个文件不是表格', 'the file is not a table', '另存为 xlsx 或 csv 再传', 'save it as xlsx or csv'],
  broken: ['文件坏了或没传完整', 'the file is damaged or incomplete', '重新导出再传', 'export it again'],
  wrongEncoding: [
    '文字编码认不出来',
    'the character encoding is not understood',
    '另存为 UTF-8 的 csv，或存为 xlsx',
    'save it as UTF-8 csv or as xlsx',
  ],
  noSuchSheet: [
    '没有名叫“{value}”的工作表，有：{sheets}',
    'no sheet is named "{value}"; there are: {sheets}',
    '从这些表里选一个',
    'choose one of them',
  ],
  noHeader: [
    '第一行没有列名',
    'the first row has no column names',
    '在最上面加一行列名，如“姓名、手机”',
    'add a first row with column names',
  ],
  mergedHeader: [
    '列名所在的行有合并的格子',
    'the row with the column names has merged cells',
    '取消合并，删掉大标题，让第一行是列名',
    'unmerge them and remove the title so that the first row holds the names',
  ],
  duplicateHeader: [
    '列名“{column}”出现了两次，在第 {first} 列和第 {second} 列',
    'column "{column}" appears twice, as columns {first} and {second}',
    '改掉其中一个列名',
    'rename one of them',
  ],
  cellWithoutColumn: [
    '第 {index} 列有内容，但没有列名',
    'column {index} has content but no name',
    '给这一列加上列名，或删掉内容；csv 里带逗号的字要加引号',
    'name the column or remove the content; quote text that holds commas',
  ],
  quoteNotClosed: [
    '引号没有成对',
    'a quote is not closed',
    '找到多出来的引号删掉，或存为 xlsx',
    'remove the stray quote, or save it as xlsx',
  ],
  badJson: [
    '这一行不是一条完整的记录',
    'the line is not one JSON object',
    '每行写一条用花括号括起来的记录',
    'write one object in braces per line',
  ],
  missingColumn: [
    '没有“{column}”这一列',
    'there is no column "{column}"',
    '加上这一列，或换一列来对',
    'add it, or choose another column',
  ],
  missing: ['“{column}”是空的', '"{column}" is empty', '补上内容', 'fill it in'],
  longNumber: [
    '长号被表格软件变成了科学记数，尾数已经丢了',
    'a long number was turned into scientific notation; its last digits are lost',
    '把这一列设为文本，重新填上完整的号再传',
    'set the column to text and enter the full number again',
  ],
  formulaError: [
    '公式没有算出结果（{value}）',
    'the formula has no result ({value})',
    '用表格软件打开，改好公式并保存，或直接填上值',
    'open it in a spreadsheet program, mend the formula and save, or enter the value',
  ],
  phone: [
    '电话号码不对，现在是 {digits} 位',
    'not a telephone number; it has {digits} digits',
    '手机号 11 位；座机写区号，如 0537-1234567',
    'mobiles have 11 digits; write the area code of land lines, such as 0537-1234567',
  ],
  dateTime: [
    '日期看不懂',
    'the date is not understood',
    '写成 2026-06-05 或 2026-06-05 08:30',
    'write 2026-06-05 or 2026-06-05 08:30',
  ],
  number: ['不是数', 'not a number', '只写数，如 12 或 3.5', 'write only a number, such as 12 or 3.5'],
  numberRange: [
    '数要在 {min} 到 {max} 之间',
    'the number must be from {min} to {max}',
    '改成范围内的数',
    'enter a number in the range',
  ],
  code: ['没有“{value}”这一项', 'there is no "{value}"', '从单子里选：{choices}', 'choose one of: {choices}'],
  textTooLong: [
    '太长，有 {length} 个字，最多 {max} 个',
    'too long: {length} characters, at most {max}',
    '写短一些',
    'shorten it',
  ],
} as const satisfies Record<string, Entry>

/** Makes a problem from its code and place. Long values are cut to 80 characters. */
export const tableProblem = (code: TableProblemCode, place: ProblemPlace = {}): TableProblem => {
  const value = place.value === undefined || place.value.length <= 80 ? place.value : `${place.value.slice(0, 80)}…`
  const words: Record<string, unknown> = { ...place.params, column: place.column, value }
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, key: string) => String(words[key] ?? ''))
  const [message, messageEn, remedy, remedyEn] = tableTexts[code]
  return {
    code,
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(place.column === undefined ? {} : { column: place.column }),
    ...(value === undefined ? {} : { value }),
    message: { 'zh-CN': fill(message), en: fill(messageEn) },
    remedy: remedyOf(place, { 'zh-CN': fill(remedy), en: fill(remedyEn) }),
    ...(place.suggestion === undefined ? {} : { suggestion: place.suggestion }),
  }
}

const remedyOf = (place: ProblemPlace, plain: Texts): Texts =>
  place.suggestion === undefined
    ? plain
    : { 'zh-CN': `是不是“${place.suggestion}”？`, en: `did you mean "${place.suggestion}"?` }

/** One sentence with place, reason and remedy, such as `第 18 行“手机”：…。…。` */
export const sayTableProblem = (problem: TableProblem, language: Language): string => {
  const { line, column, message, remedy } = problem
  if (language === 'en') {
    const where = [line === undefined ? '' : `row ${line}`, column === undefined ? '' : `"${column}"`].filter(Boolean)
    return `${where.length ? `${where.join(', ')}: ` : ''}${message.en}; ${remedy.en}`
  }
  const where = `${line === undefined ? '' : `第 ${line} 行`}${column === undefined ? '' : `“${column}”`}`
  return `${where ? `${where}：` : ''}${message['zh-CN']}。${remedy['zh-CN']}${/[？。]$/.test(remedy['zh-CN']) ? '' : '。'}`
}
