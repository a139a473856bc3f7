import type { Language } from './bulletin-model.ts'

export type DocumentLabels = {
  draft: string
  annex: string
  annexTables: string
  definitions: string
  copyTo: string
  issued: (date: string) => string
  correction: (number: string) => string
  note: string
  met: string
  of: string
  share: string
  term: string
  meaning: string
  stop: string
  colon: string
}

/** Fixed words that the renderers add around the document's own text. */
export const documentLabels: Record<Language, DocumentLabels> = {
  'zh-CN': {
    draft: '草稿：未经审核发布，不得引用',
    annex: '附件',
    annexTables: '统计表',
    definitions: '名词和计算口径',
    copyTo: '抄送',
    issued: (date) => `${date}印发`,
    correction: (number) => `（更正${number}）`,
    note: '注',
    met: '达到数',
    of: '总数',
    share: '比率',
    term: '名词',
    meaning: '说明',
    stop: '。',
    colon: '：',
  },
  en: {
    draft: 'DRAFT: not checked, not released, not to be quoted',
    annex: 'Annex',
    annexTables: 'Tables',
    definitions: 'Terms and how figures are counted',
    copyTo: 'Copy to',
    issued: (date) => `Issued ${date}`,
    correction: (number) => `(Correction of ${number})`,
    note: 'Note',
    met: 'met',
    of: 'of',
    share: 'share',
    term: 'Term',
    meaning: 'Meaning',
    stop: '.',
    colon: ': ',
  },
}
