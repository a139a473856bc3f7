import type { Words } from '@yiwang/kernel/message'

/** Words of this engine's failures by code. */
export const words: Readonly<Record<string, Words>> = {
  BULLETIN_STATE: { zh: '这一期现在不能做这一步', en: 'This bulletin does not allow that step now' },
  OTHER_PERSON: {
    zh: '拟稿、核对的人不能发布，请另一人发布',
    en: 'Who drafted or checked cannot release; ask somebody else',
  },
  CHANGED_SINCE: { zh: '数字和核对时不一样了，请重新核对', en: 'The figures changed; check them again' },
  UNBALANCED: { zh: '各项加起来对不上，差在 {refs}', en: 'The parts do not add up; see {refs}' },
  OUT_OF_ORDER: { zh: '要按月份来，先办 {month}', en: 'Months go in order; {month} comes first' },
  ALREADY_RELEASED: { zh: '这个月的通报已经发布，只能更正', en: 'This month is released; it can only be corrected' },
}

/** What happened to a bulletin, for its history. */
export const HAPPENED: Readonly<Record<string, Words>> = {
  drafted: { zh: '拟稿', en: 'Drafted' },
  recomputed: { zh: '重新计算', en: 'Computed again' },
  checked: { zh: '核对', en: 'Checked' },
  'sent-back': { zh: '退回', en: 'Sent back' },
  released: { zh: '发布', en: 'Released' },
  corrected: { zh: '更正', en: 'Corrected' },
  recalled: { zh: '撤回', en: 'Recalled' },
}

/** Posts as they are named in a history. */
export const POSTS: Readonly<Record<string, Words>> = {
  system: { zh: '系统', en: 'System' },
  'bulletin-editor': { zh: '通报拟稿岗', en: 'Bulletin editor' },
  'bulletin-checker': { zh: '通报审核岗', en: 'Bulletin checker' },
  'bulletin-releaser': { zh: '通报发布岗', en: 'Bulletin releaser' },
}

export const CAUSES: Readonly<Record<string, Words>> = {
  both: { zh: '既算当场办结，又算转办', en: 'Counted as settled on the spot and as forwarded' },
  none: { zh: '哪一类都不算', en: 'In no class' },
  twice: { zh: '同一事项收集了两次', en: 'One matter collected twice' },
}
