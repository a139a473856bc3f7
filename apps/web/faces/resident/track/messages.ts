import { createMessages } from '@yiwang/ui'

export const findMessages = createMessages({
  'zh-CN': {
    askCode: '编号已经填好，写上查询码就能看。登录过的，登录后不用写查询码。',
    codeHint: '和编号写在一起的那一串。',
    codeNeed: '写上查询码。',
    notMatched: '编号和查询码对不上。可能是编号错了，也可能是查询码错了，请和回执对一遍。',
  },
  en: {
    askCode: 'The number is filled in; add the check code to see the progress. Signed in, no code is needed.',
    codeHint: 'The letters and digits beside the number.',
    codeNeed: 'Give the check code.',
    notMatched: 'Number and check code do not match. Either may have a slip: please compare both with your receipt.',
  },
})
