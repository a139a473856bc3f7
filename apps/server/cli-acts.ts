/** What the command line does around the operations, as the audit page names it. */
export const CLI_ACTS = {
  'cli.packs-publish': { zh: '发布机制包', en: 'Publish a pack' },
  'cli.county': { zh: '建立县区', en: 'Set up a county' },
  'cli.export': { zh: '导出', en: 'Export' },
} as const
export type CliAct = keyof typeof CLI_ACTS
