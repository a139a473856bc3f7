import { FORBIDDEN_SOURCES } from '@yiwang/kernel/operation'
import { about, named, safeguard } from './safeguard.ts'

/** Words of what is never taken in: where somebody goes, whom she talks with, how she lives. */
const FORBIDDEN =
  /(^|_)(gps|tracks?|traces?|trajectory|trajectories|whereabouts|location_history|check_in_history|chats?|chat_log|im_log|wechat|moments|weibo|social|private_life|family_life|leisure|friends|call_log|browsing|surveillance|camera_feed|faces?|voiceprint|credit_report)(_|$)/
const ARCHIVE = /apprais|archive|evaluation|conduct/
const OWN = new Set(['account', 'post', 'notification', 'registry'])

/** Only work evidence with a source; nothing from private life, tracks, chats or social media; nothing anonymous about people. */
export const s2 = safeguard({
  id: 'S2',
  title: { zh: '只收工作实绩', en: 'Work evidence only' },
  guards: (g) => g.operations.length,
  check: (g) => [
    ...g.operations
      .filter((op) => (FORBIDDEN_SOURCES as readonly string[]).includes(op.source ?? ''))
      .map((op) => about(op, `takes its substance from ${op.source}`)),
    ...named(g, FORBIDDEN).map((f) => ({ where: f.where, what: `has a place for ${f.name}` })),
    ...g.operations
      .filter(
        (op) =>
          op.kind === 'command' &&
          op.source === undefined &&
          !OWN.has(op.subject) &&
          ['case', 'personal', 'sensitive'].includes(op.dataClass),
      )
      .map((op) => about(op, 'records something about people and names no source')),
    ...g.operations
      .filter(
        (op) =>
          ARCHIVE.test(op.subject) && op.kind === 'command' && (op.caller === 'anyone' || op.source === undefined),
      )
      .map((op) => about(op, 'lets an entry into an archive without a name or a source')),
  ],
})
