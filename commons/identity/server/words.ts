import type { Words } from '@yiwang/kernel'

/** Words of this engine's failures by code; data fills the braces. */
export const words: Readonly<Record<string, Words>> = {
  WRONG_PASSWORD: {
    zh: '用户名或密码不对。看看大小写，再试一次',
    en: 'Wrong username or password. Check capitals and try again',
  },
  LOCKED: {
    zh: '连错 {failures} 次，{until} 后再试，或找管理员',
    en: '{failures} wrong tries. Try again after {until}, or ask the administrator',
  },
  TOO_MANY_CODES: {
    zh: '短信码刚发过。等 {seconds} 秒再要；一天最多 {perDay} 次',
    en: 'A code was just sent. Wait {seconds} seconds; at most {perDay} a day',
  },
  WRONG_CODE: {
    zh: '验证码不对。看看是不是最新一条，或再要一次',
    en: 'Wrong code. Check the newest message or ask for another',
  },
  WEAK_PASSWORD: {
    zh: '密码至少 {minLength} 位，小写字母、大写字母、数字、符号里至少有 {classes} 种，不含用户名，不和旧的一样，也不是常见的词、键盘顺序或日期',
    en: 'A password needs {minLength} characters and {classes} of: small letters, capitals, digits, signs; not the username, not the old one, no common word, key run or date',
  },
  USERNAME_TAKEN: { zh: '这个用户名有人用了，换一个', en: 'This username is taken; choose another' },
  NO_CITY: {
    zh: '本单位没有登记上级城市，不能给督看授权',
    en: 'No city is registered above this county, so there is nobody to grant oversight to',
  },
  GRANT_OVER: { zh: '这份授权已经收回', en: 'This grant has already ended' },
  NO_GRANT: {
    zh: '您没有这个县区现在有效的督看授权。请县区的系统管理员授权',
    en: 'You hold no grant of oversight in force for this county. Ask its system administrator for one',
  },
  WRONG_TICKET: {
    zh: '这张进入凭证用过了、过期了或授权已收回。请回到市里再打开一次',
    en: 'This ticket was used, is too old, or its grant has ended. Open the county from the city again',
  },
}

/** The post a grant gives, as it is named in both tenants. */
export const OVERSIGHT_WORDS: Words = { zh: '上级督看（凭授权）', en: 'Oversight by grant' }
