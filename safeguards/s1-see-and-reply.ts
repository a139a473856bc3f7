import { about, dealing, type Finding, type Ground, outputs, safeguard } from './safeguard.ts'

/** How the person a record is about meets it: where it shows, which fields say it, its source and its lookers, where she answers. */
type Way = { shows: string; fields: readonly string[]; looks: string; reply: string | null }
const LOOKS = ['looks[].at', 'looks[].who', 'looks[].purpose', 'looks[].reason']
const RECORD = ['stored[].value', 'stored[].source', 'stored[].since']
export const WAYS: Readonly<Record<string, Way>> = {
  account: { shows: 'identity.my-data', fields: RECORD, looks: 'identity.my-data', reply: 'identity.reply-to-record' },
  matter: {
    shows: 'matters.track',
    fields: ['text', 'lines[].words', 'now.who'],
    looks: 'identity.my-data',
    reply: 'matters.act-as-raiser',
  },
  file: {
    shows: 'matters.track',
    fields: ['files[].name', 'files[].url'],
    looks: 'identity.my-data',
    reply: 'matters.act-as-raiser',
  },
  audit: { shows: 'identity.my-data', fields: LOOKS, looks: 'identity.my-data', reply: 'identity.reply-to-record' },
  // The cases behind a number are matters, met by their raisers as such.
  bulletin: { shows: 'matters.track', fields: ['text'], looks: 'identity.my-data', reply: 'matters.act-as-raiser' },
  registry: {
    shows: 'identity.me',
    fields: ['posts[].kind', 'posts[].from'],
    looks: 'identity.my-data',
    reply: 'identity.reply-to-record',
  },
  post: {
    shows: 'identity.me',
    fields: ['posts[].kind', 'posts[].from', 'posts[].to'],
    looks: 'identity.my-data',
    reply: 'identity.reply-to-record',
  },
  person: { shows: 'identity.my-data', fields: RECORD, looks: 'identity.my-data', reply: 'identity.reply-to-record' },
  // What a person asked to be told of is her own word: she changes and ends it where she sees it.
  subscription: {
    shows: 'portal.subscription',
    fields: ['columns', 'areas', 'banners', 'since'],
    looks: 'identity.my-data',
    reply: 'portal.subscribe',
  },
  notification: { shows: 'notify.notices', fields: ['items[].words'], looks: 'notify.notices', reply: null },
}
const PERSONAL = new Set(['personal', 'sensitive', 'case'])
const kinds = (g: Ground) => [
  ...new Set(g.operations.filter((op) => PERSONAL.has(op.dataClass)).map((op) => op.subject)),
]

const wayFaults = (g: Ground, kind: string): Finding[] => {
  const way = WAYS[kind]
  if (!way) return [{ where: kind, what: 'holds data about people and says nowhere how they see it' }]
  const find = (id: string) => g.operations.find((op) => op.id === id)
  const shows = find(way.shows)
  if (!shows) return [{ where: kind, what: `is to be shown by ${way.shows}, which does not exist` }]
  const missing = way.fields.filter((f) => !outputs(shows).includes(f))
  const looks = find(way.looks)
  const reply = way.reply === null ? shows : find(way.reply)
  return [
    ...(missing.length ? [about(shows, `does not show ${missing.join(', ')} of ${kind}`)] : []),
    ...(shows.lookers.some((l) => l === 'self' || l === 'raiser')
      ? []
      : [about(shows, 'does not name the person among the lookers')]),
    ...(looks ? [] : [{ where: kind, what: 'does not tell who looked' }]),
    ...(reply && (reply.kind === 'command' || way.reply === null)
      ? []
      : [{ where: kind, what: 'has no reply or appeal' }]),
  ]
}

/** Whoever a record is about sees it with source and lookers, may reply, and may appeal to somebody else. */
export const s1 = safeguard({
  id: 'S1',
  title: { zh: '本人可见、可答复', en: 'Right to see and reply' },
  guards: (g) => kinds(g).length,
  check: (g) => [
    ...kinds(g).flatMap((k) => wayFaults(g, k)),
    ...dealing(g, /^audit$/)
      .filter((op) => op.kind === 'query' && op.auditRead !== true)
      .map((op) => about(op, 'a look into the audit leaves no row')),
    ...(g.operations.some((op) => op.id === 'identity.my-data' && LOOKS.every((f) => outputs(op).includes(f)))
      ? []
      : [{ where: 'identity.my-data', what: 'does not tell who looked, when, for what' }]),
  ],
})
