/** Why a file was not taken: a key of {@link fileTexts} and the values its sentences need. */
export type FileProblem = { readonly key: FileProblemKey; readonly params: Readonly<Record<string, string | number>> }
export type FileProblemKey = keyof typeof fileTexts
export type Refused = { readonly ok: false; readonly problem: FileProblem }

/** Sentences for every refusal: what is wrong with this file, then what to do. `{x}` stands for a parameter. */
export const fileTexts = {
  'files.empty': {
    'zh-CN': '“{name}”是空的。重新选一个文件再传。',
    en: '"{name}" is empty. Choose another file.',
  },
  'files.tooBig': {
    'zh-CN': '“{name}”太大，有 {size} MB，最多 {max} MB。压小一点或分开传。',
    en: '"{name}" is too large: {size} MB, at most {max} MB. Make it smaller or split it.',
  },
  'files.tooMany': {
    'zh-CN': '{family}传多了，现在是 {count} 个，最多 {max} 个。删掉几个再发。',
    en: 'Too many files ({family}): {count}, at most {max}. Remove some.',
  },
  'files.kindNotAllowed': {
    'zh-CN': '“{name}”这种文件收不了。可以传照片、PDF、Word（docx）、Excel（xlsx）、文本、mp4 视频和录音。',
    en: '"{name}" is a kind we do not take. Send photos, PDF, docx, xlsx, text, mp4 video or audio.',
  },
  'files.nameDisagrees': {
    'zh-CN': '“{name}”的后缀和内容对不上，内容是 {found}。把后缀改对，或重新导出再传。',
    en: 'The ending of "{name}" does not match its content ({found}). Correct the ending or export it again.',
  },
  'files.heic': {
    'zh-CN': '“{name}”是 HEIC 照片，这里打不开。把相机格式设为“兼容性最佳”，或转成 JPEG 再传。',
    en: '"{name}" is a HEIC photo, which cannot be opened here. Set the camera to "most compatible" or convert it to JPEG.',
  },
  'files.protectedOrOld': {
    'zh-CN': '“{name}”打不开：像是加了密码，或是旧格式（doc、xls）。去掉密码，另存为 docx 或 xlsx 再传。',
    en: '"{name}" cannot be opened: it seems to have a password or an old format (doc, xls). Remove the password and save it as docx or xlsx.',
  },
  'files.macros': {
    'zh-CN': '“{name}”里有宏程序，不能收。另存为不带宏的 docx 或 xlsx 再传。',
    en: '"{name}" contains macros. Save it as docx or xlsx without macros.',
  },
  'files.unpacksTooBig': {
    'zh-CN': '“{name}”解开后太大，不能收。删掉多余内容，另存后再传。',
    en: '"{name}" is too large once unpacked. Remove what is not needed and save it again.',
  },
  'files.tooManyPixels': {
    'zh-CN': '“{name}”尺寸太大，是 {width}×{height}，最多 {max} 万像素。缩小再传。',
    en: '"{name}" is {width}×{height}; at most {max}0,000 pixels. Make it smaller.',
  },
  'files.broken': {
    'zh-CN': '“{name}”坏了或没传完整，打不开。重新拍一张或重新导出再传。',
    en: '"{name}" is damaged or incomplete. Take or export it again.',
  },
  'files.notUtf8': {
    'zh-CN': '“{name}”的文字编码不是 UTF-8。另存为 UTF-8 再传。',
    en: '"{name}" is not UTF-8 text. Save it as UTF-8.',
  },
} as const

/** A refusal with its parameters. */
export const refuse = (key: FileProblemKey, params: FileProblem['params']): Refused => ({
  ok: false,
  problem: { key, params },
})

type Language = 'zh-CN' | 'en'

/** Words that may stand as a parameter; other values, such as PDF, are the same in every language. */
const words: Readonly<Record<string, Record<Language, string>>> = {
  image: { 'zh-CN': '照片', en: 'photos' },
  document: { 'zh-CN': '文档', en: 'documents' },
  text: { 'zh-CN': '文本', en: 'text' },
  audio: { 'zh-CN': '录音', en: 'audio' },
  video: { 'zh-CN': '视频', en: 'video' },
}

/** The sentence for a problem in one language. */
export const sayFileProblem = (problem: FileProblem, language: Language): string =>
  fileTexts[problem.key][language].replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(problem.params[key] ?? '')
    return key === 'name' ? value : (words[value]?.[language] ?? value.toUpperCase())
  })
