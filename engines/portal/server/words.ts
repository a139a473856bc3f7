import type { Words } from '@yiwang/kernel/message'

/** Words of this engine's failures by code. */
export const words: Readonly<Record<string, Words>> = {
  ARTICLE_STATE: { zh: '这一篇现在不能做这一步', en: 'This article does not allow that step now' },
  ARTICLE_CHANGED: {
    zh: '这一篇刚被改过。看看新的内容再办',
    en: 'This article was just changed; look at it again, then act',
  },
  NOT_READY: { zh: '还有 {n} 处要改才能往下走', en: '{n} things must be put right first' },
  OTHER_CHECKER: { zh: '写这一篇的人不能核对，请另一人核对', en: 'Who wrote it cannot check it; ask somebody else' },
}

/** What happened to an article, for its history. */
export const HAPPENED: Readonly<Record<string, Words>> = {
  drafted: { zh: '起草', en: 'Drafted' },
  edited: { zh: '修改', en: 'Edited' },
  proposed: { zh: '提出更正', en: 'Correction proposed' },
  checked: { zh: '核对', en: 'Checked' },
  'sent-back': { zh: '退回', en: 'Sent back' },
  released: { zh: '发布', en: 'Released' },
  corrected: { zh: '更正', en: 'Corrected' },
  replaced: { zh: '由新的一篇替代', en: 'Replaced by a new one' },
  restored: { zh: '替代的一篇已撤回，恢复', en: 'Back in force: what replaced it was recalled' },
  withdrawn: { zh: '停用', en: 'Withdrawn' },
  recalled: { zh: '撤回', en: 'Recalled' },
}
/** Posts as they are named in a history. */
export const POSTS: Readonly<Record<string, Words>> = {
  'bulletin-editor': { zh: '拟稿岗', en: 'Editor' },
  'bulletin-checker': { zh: '审核岗', en: 'Checker' },
  'bulletin-releaser': { zh: '发布岗', en: 'Releaser' },
}
