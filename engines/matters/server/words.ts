import type { Words } from '@yiwang/kernel/message'

/** Refusals of the matters engine, in words. */
export const mattersWords: Readonly<Record<string, Words>> = {
  NOT_OFFERED: { zh: '现在不能做这一步：{why}', en: 'This step is not open now: {whyEn}' },
  STALE: {
    zh: '情况变了，有人刚动过这一件。看看新情况再决定',
    en: 'It changed: someone just acted on this. Look again, then decide',
  },
  SAME_PERSON: { zh: '{why}', en: '{whyEn}' },
  DESIGNATED: { zh: '{why}', en: '{whyEn}' },
  WINDOW_CLOSED: { zh: '{why}', en: '{whyEn}' },
  OVER_CAP: { zh: '{why}', en: '{whyEn}' },
  OUT_OF_LIST: { zh: '{why}', en: '{whyEn}' },
  TOO_LATE: { zh: '{why}', en: '{whyEn}' },
  MERGE_CHAIN: { zh: '{why}', en: '{whyEn}' },
  OTHERS_JOINED: { zh: '{why}', en: '{whyEn}' },
  MISSING_FACT: { zh: '还缺一个条件：{why}', en: 'A condition is missing: {whyEn}' },
  NO_PACK: { zh: '这里没有启用受理这类事的机制', en: 'No mechanism for such matters is in force here' },
  FORM_CHANGED: {
    zh: '这类事的登记表换了新版，写好的还在。请按新表补齐再发',
    en: 'The form for this kind has a new version; what you wrote is safe. Complete the new form, then send',
  },
  NO_PLACE: { zh: '选一下在哪里，说不清就写一句', en: 'Choose a place, or describe it' },
  BAD_FILE: { zh: '这个文件不能用：{why}', en: 'This file cannot be used: {whyEn}' },
  NOT_OPEN: { zh: '这件事已经办完了，请重新反映', en: 'That matter is closed; please report anew' },
  NOT_BULK: { zh: '这一步要一件一件办，不能批量', en: 'This step is done one at a time' },
  LEVEL_SKIPPED: { zh: '{why}', en: '{whyEn}' },
  TOP_LEVEL: { zh: '{why}', en: '{whyEn}' },
  NO_SITTING: { zh: '{why}', en: '{whyEn}' },
  IN_SESSION: { zh: '这里已有一场会审在开，先结束它', en: 'A sitting is in session here already; close it first' },
  UNDECIDED: { zh: '还有 {count} 件没有决定：{refs}', en: '{count} matters have no decision yet: {refs}' },
  TOPIC_CLOSED: { zh: '这个专题已经结了', en: 'This topic is closed' },
  NOT_MET: { zh: '还没有开会定下决定，先记下会议', en: 'No meeting has decided yet; record it first' },
  UNANSWERED: { zh: '还有 {count} 件没有答复：{refs}', en: '{count} matters have no answer yet: {refs}' },
  NOT_IN_FORCE: {
    zh: '第 {to} 版现在没有在用，只能移到正在用的第 {now} 版',
    en: 'Version {to} is not in force; matters move only to version {now}, which is',
  },
  SHIELDED: { zh: '反映人受保护，承办单位不能查看', en: 'The raiser is protected from the handling unit' },
}

/** The public number of a closed sitting of the joint review. */
export const sittingLabel = (year: number, number: number): string => `会审〔${year}〕${number}号`
export const topicLabel = (year: number, number: number): string => `专题〔${year}〕${number}号`
/** A level's closing number (销号). */
export const levelLabel = (year: number, number: number): string => `销号〔${year}〕${number}号`
