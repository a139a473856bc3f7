import { createMessages } from '@yiwang/ui'

/** Asking a phone for its code. */
export const phoneCodeMessages = createMessages({
  'zh-CN': {
    phone: '手机号',
    phoneNeed: '写上手机号，11 位数字。',
    phoneShort: '手机号少 {off} 位，现在是 {n} 位。',
    phoneLong: '手机号多 {off} 位，现在是 {n} 位。',
    phoneForm: '手机号要 11 位数字，从 1 开始。看看是不是写错了。',
    sendCode: '发短信码',
    codeSent: '短信码已发到 {phone}，{n} 分钟内有效。',
    code: '短信码',
    codeHint: '6 位数字。',
    codeNeed: '短信码有 6 位数字，现在是 {n} 位。',
    codeWrong: '短信码不对。看看是不是最新一条，或再发一次。',
    codeAgain: '再发一次',
    otherPhone: '换个手机号',
    busy: '正在办……',
    demoCode: '示例数据：短信码不会真的发出，这里能看到：{text}',
  },
  en: {
    phone: 'Mobile number',
    phoneNeed: 'Give a mobile number of 11 digits.',
    phoneShort: 'A number has 11 digits, now {n}: {off} missing.',
    phoneLong: 'A number has 11 digits, now {n}: {off} too many.',
    phoneForm: 'A mobile number has 11 digits and begins with 1. Check it for a slip.',
    sendCode: 'Send a code',
    codeSent: 'A code was sent to {phone}; it is valid for {n} minutes.',
    code: 'Code',
    codeHint: '6 digits.',
    codeNeed: 'The code has 6 digits, now {n}.',
    codeWrong: 'Wrong code. Check the newest message or send another.',
    codeAgain: 'Send another',
    otherPhone: 'Another number',
    busy: 'Working…',
    demoCode: 'Sample data: no message is really sent; here it is: {text}',
  },
})
