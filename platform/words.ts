import type { Words } from '@yiwang/kernel/message'
import type { z } from 'zod'

/** Words of the failures every operation may answer; engines add their own. */
export const FAILURES: Record<string, Words> = {
  INVALID: { zh: '有 {n} 处要改', en: '{n} things need changing' },
  UNAUTHENTICATED: { zh: '请先登录，再试一次', en: 'Please sign in and try again' },
  FORBIDDEN: { zh: '您的岗位不能做这一步', en: 'Your post does not allow this step' },
  NOT_FOUND: { zh: '没有找到。看看编号是不是少了一位', en: 'Not found. Check whether a digit is missing' },
  KEY_REUSED: {
    zh: '这个请求编号已用在别的内容上，请换一个再发',
    en: 'This idempotency key was used for something else; send with a new one',
  },
  TOO_MANY: { zh: '太快了，请 {seconds} 秒后再试', en: 'Too many requests; try again in {seconds} seconds' },
  TOO_LARGE: { zh: '内容太大，最多 {max}', en: 'Too large; at most {max}' },
  BUSY: { zh: '现在忙，请 {seconds} 秒后再试', en: 'Busy; try again in {seconds} seconds' },
  STALE: {
    zh: '情况变了，有人刚动过这一件。看看新情况再决定',
    en: 'It changed: someone just acted on this. Look again, then decide',
  },
  BAD_JSON: { zh: '发来的内容读不懂：不是完整的 JSON', en: 'The body could not be read: not complete JSON' },
  BAD_TYPE: { zh: '发来的内容种类不对，要用 {want}', en: 'Wrong content type; use {want}' },
  BAD_HEADER: { zh: '请求头 {header} 不对', en: 'Header {header} is not valid' },
  NO_TENANT: { zh: '没有这个县区', en: 'No such tenant' },
  NO_ROUTE: { zh: '没有这个地址', en: 'No such address' },
  INTERNAL: {
    zh: '我们这边出错了，您写的还在。再试一次，或报错误编号 {request}',
    en: 'Our fault, your text is safe. Try again, or quote {request}',
  },
}

type Issue = z.core.$ZodIssue
const size = (i: Issue & { origin?: string }, w: { text: string; list: string; number: string }): string =>
  i.origin === 'string' ? w.text : i.origin === 'array' ? w.list : w.number

const zh = (i: Issue): string => {
  switch (i.code) {
    case 'invalid_type':
      return i.input === undefined ? '这一项要填' : `这一项的种类不对，要${KIND_ZH[i.expected] ?? i.expected}`
    case 'too_small':
      return size(i, {
        text: Number(i.minimum) <= 1 ? '这一项要填' : `至少写 ${i.minimum} 个字`,
        list: `至少要 ${i.minimum} 个`,
        number: `不能小于 ${i.minimum}`,
      })
    case 'too_big':
      return size(i, { text: `最多 ${i.maximum} 个字`, list: `最多 ${i.maximum} 个`, number: `不能大于 ${i.maximum}` })
    case 'invalid_value':
      return `只能是：${i.values.join('、')}`
    case 'invalid_format':
      return FORMAT_ZH[i.format] ?? '写法不对，请看说明再填'
    case 'unrecognized_keys':
      return `不认识这些项：${i.keys.join('、')}`
    default:
      return '这一项不对，请改一改'
  }
}
const KIND_ZH: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '一列',
  object: '一组',
  date: '日期',
  record: '一组',
}
const FORMAT_ZH: Record<string, string> = {
  uuid: '编号写法不对，请从列表里选',
  datetime: '时间写法不对，例如 2026-06-05T10:12:00+08:00',
  regex: '写法不对，请看说明再填',
  email: '邮箱写法不对',
}
const en = (i: Issue): string => {
  switch (i.code) {
    case 'invalid_type':
      return i.input === undefined ? 'Please fill this in' : `Wrong kind of value; expected ${i.expected}`
    case 'too_small':
      return size(i, {
        text: Number(i.minimum) <= 1 ? 'Please fill this in' : `At least ${i.minimum} characters`,
        list: `At least ${i.minimum}`,
        number: `Not below ${i.minimum}`,
      })
    case 'too_big':
      return size(i, {
        text: `At most ${i.maximum} characters`,
        list: `At most ${i.maximum}`,
        number: `Not above ${i.maximum}`,
      })
    case 'invalid_value':
      return `One of: ${i.values.join(', ')}`
    case 'unrecognized_keys':
      return `Unknown: ${i.keys.join(', ')}`
    default:
      return 'Not valid here; please correct it'
  }
}
const phone = (i: Issue): Words | undefined => {
  if (!/phone$/i.test(i.path.join('.')) || i.code !== 'invalid_format') return undefined
  const digits = String(i.input ?? '').replace(/\D/g, '').length
  if (digits === 11) return { zh: '手机号以 13 到 19 开头', en: 'A mobile number starts with 13 to 19' }
  return { zh: `手机号要 11 位，现在是 ${digits} 位`, en: `A mobile number has 11 digits; this has ${digits}` }
}

/** What is wrong with a value that has not the shape asked for, and what to put right. */
export const issueWords = (i: Issue): Words => phone(i) ?? { zh: zh(i), en: en(i) }
