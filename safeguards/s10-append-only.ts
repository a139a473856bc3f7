import { about, type Finding, safeguard, type Table } from './safeguard.ts'

/** Rows that are written once. `appeal` may gain a rating, never other words. */
export const LASTING = [
  'platform.event',
  'platform.audit',
  'platform.audit_block',
  'matters.miss',
  'matters.appeal',
  'matters.matter',
  'matters.dispatch',
  'matters.notice',
  'matters.visit',
  'matters.merge',
  'identity.record_reply',
] as const
/** The only ways anything is taken out: a rule the mechanism states, kept by one command in one file. */
export const BY_RULE = { operation: 'matters.purge', file: 'engines/matters/server/jobs/purge.ts' } as const
const WRITTEN_ONCE = LASTING.slice(0, 4)

/** Statements in source text that would take something of the history away. */
export const forgetting = (files: readonly { path: string; text: string }[]): Finding[] =>
  files.flatMap(({ path, text }) => {
    const low = text.toLowerCase().replaceAll(/\s+/g, ' ')
    return [
      ...LASTING.filter(
        (t) => low.includes(`delete from ${t}`) || low.includes(`truncate ${t}`) || low.includes(`truncate table ${t}`),
      ).map((t) => ({ where: path, what: `deletes from ${t}` })),
      ...WRITTEN_ONCE.filter((t) => low.includes(`update ${t}`) || low.includes(`update: '${t}'`)).map((t) => ({
        where: path,
        what: `changes ${t}`,
      })),
      ...(path !== BY_RULE.file && /update matters\.appeal set [^;`]*\btext\s*=/.test(low)
        ? [{ where: path, what: 'changes the words of an appeal' }]
        : []),
    ]
  })

const missing = (tables: readonly Table[]): Finding[] =>
  tables.length === 0
    ? []
    : LASTING.filter((t) => !tables.some((x) => x.name === t)).map((t) => ({ where: t, what: 'is gone' }))

/** Corrections keep both versions; nothing is deleted but by a retention rule. */
export const s10 = safeguard({
  id: 'S10',
  title: { zh: '只增不改的历史', en: 'Append-only history' },
  guards: () => LASTING.length,
  check: (g) => [
    ...g.operations
      .filter((op) => op.id !== BY_RULE.operation)
      .filter((op) => op.http.startsWith('DELETE') || /delete|remove|purge|erase|truncate/.test(op.id))
      .map((op) => about(op, 'deletes')),
    ...missing(g.tables),
  ],
})
