import { dead, holds, isStaff, MATTERS, type MatterKey, type Role, roleNamed } from './roles.ts'
import { COMMON, OLD_GRID, type Scene } from './scene.ts'

/** One request of the matrix: what is sent, on which matter if any, and who may. */
export type Case = {
  readonly input: (s: Scene) => Record<string, unknown>
  readonly may: (r: Role) => boolean
  readonly on?: MatterKey
  /** What the request names does not exist: who may is told so (404). */
  readonly missing?: true
}
type May = Case['may']
type Input = Case['input']

const everyone: May = () => true
/** Open doors that write: a dead session is told so, and never turned into nobody's act. */
const anyoneAlive: May = (r) => !dead(r)
const staff: May = isStaff
const resident: May = (r) => r.kind === 'resident'
const person: May = (r) => r.kind !== 'anonymous'
const nobody: May = () => false
const post = holds
const reads =
  (k: MatterKey): May =>
  (r) =>
    r.sees.includes(k)
const named =
  (...names: string[]): May =>
  (r) =>
    names.map(roleNamed).includes(r)
const not =
  (a: May, b: May): May =>
  (r) =>
    a(r) && !b(r)

const one = (may: May, input: Input = () => ({})): Case[] => [{ may, input }]
const onEach = (input: (s: Scene, k: MatterKey) => Record<string, unknown>, may: (k: MatterKey) => May): Case[] =>
  MATTERS.map((k) => ({
    on: k,
    may: may(k),
    input: (s) => input(s, k),
  }))
const id = (s: Scene, k: MatterKey) => ({ id: s.raised[k].id })
/** A version nobody holds: who may act is told STALE, who may not is refused, and nothing moves. */
const stale = (s: Scene, k: MatterKey, action: string, form = {}) => ({ ...id(s, k), action, seq: 999_999, form })
const NOWHERE = '00000000-0000-7000-8000-00000000dead'
const MISSING: Input = () => ({ id: NOWHERE })
const missing = (may: May, input: Input): Case[] => [{ may, input, missing: true }]

const clerks = post('registry-clerk', 'system-admin')
const admin = post('system-admin')
const bulletin = post('bulletin-editor', 'bulletin-checker', 'bulletin-releaser', 'supervisor', 'leader', 'auditor')
const caseReaders = post(
  'bulletin-editor',
  'bulletin-checker',
  'bulletin-releaser',
  'supervisor',
  'leader',
  'auditor',
  'county-dispatcher',
)
const intake = post('grid-team', 'community-officer', 'town-dispatcher', 'county-dispatcher', 'handler')
const topical = post('county-dispatcher', 'town-dispatcher', 'supervisor')
const written = { title: '矩阵', body: '矩阵', unit: '矩阵' }
const raising = { text: `矩阵里的一条${COMMON}`, placeWords: '村口' }
/** A desk reads: everybody of the staff may ask, and gets what she may see. */
const desk: May = staff
const supervising = post('supervisor')

/** Who may, one line an operation. */
export const RULES: Readonly<Record<string, readonly Case[]>> = {
  'identity.me': one(everyone),
  'identity.sign-in': one(nobody, () => ({ username: 'role.999', password: 'nobody-knows-it' })),
  'identity.request-code': one(everyone, () => ({ phone: '13900020001' })),
  'identity.sign-in-code': one(nobody, () => ({ phone: '13900020002', code: '000000' })),
  // Signing out is tried last, on a session of its own (sessions.db.test.ts).
  'identity.sign-out': [],
  'identity.change-password': one(nobody, () => ({ current: 'wrong-password', next: 'Another-pass-9' })),
  'identity.accounts': one(admin),
  'identity.create-account': one(admin, () => ({
    username: `made.${Math.floor(performance.now() * 1000)}`,
    name: '新同事',
  })),
  'identity.set-disabled': one(admin, (s) => ({
    id: s.ids['disabled dispatcher']?.account,
    disabled: true,
    reason: '矩阵',
  })),
  'identity.reset-password': one(admin, (s) => ({ id: s.ids['disabled dispatcher']?.account })),
  'identity.grant-oversight': one(admin, (s) => ({
    cityAccount: NOWHERE,
    name: '测试',
    postName: '督查',
    reason: '矩阵',
    from: new Date(s.w.clock.now).toISOString(),
    until: new Date(s.w.clock.now + 86_400_000).toISOString(),
  })),
  'identity.end-oversight': missing(admin, () => ({ id: NOWHERE, reason: '矩阵' })),
  'identity.oversight-grants': one(admin),
  'identity.open-county': one(nobody, () => ({ county: 'elsewhere' })),
  'identity.enter-by-grant': one(nobody, () => ({ ticket: 'no-such-ticket' })),
  'identity.my-data': one(person),
  'identity.reply-to-record': one(person, () => ({ about: '我的事', text: '情况不是这样' })),
  'registry.divisions': one(everyone),
  'registry.grids': one(everyone, () => ({ limit: 3 })),
  'registry.grid': one(everyone, (s) => ({ code: s.w.seeded.grids[0] })),
  'registry.grid-map': one(everyone, () => ({ level: 'town' })),
  'registry.locate': one(everyone, () => ({ lon: 116.3, lat: 35.05 })),
  'registry.units': one(everyone),
  'registry.coverage': one(clerks),
  'registry.merge-divisions': missing(post('registry-clerk'), () => ({
    from: ['370828999998'],
    into: '370828999999',
    reason: '矩阵',
  })),
  'registry.merge-grids': one(post('registry-clerk'), (s) => ({
    codes: [s.corners.near.grid, s.corners.far.grid],
    name: '无',
    reason: '矩阵',
  })),
  'registry.split-grid': one(post('registry-clerk'), () => ({
    code: OLD_GRID,
    names: ['甲', '乙'],
    reason: '矩阵',
  })),
  'registry.people': one(staff, () => ({ find: '测试', limit: 200 })),
  'registry.post-kinds': one(staff),
  'registry.appoint': one(clerks, (s) => ({
    person: s.ids['disabled dispatcher']?.person,
    kind: 'visitor',
    area: s.w.seeded.county,
  })),
  'registry.end-term': one(clerks, (s) => ({ id: s.ids['former dispatcher']?.post, reason: '矩阵' })),
  'registry.pools': one(staff),
  'registry.pool-members': missing(staff, () => ({ pool: 'nobodys-pool' })),
  'registry.put-pool-member': missing(clerks, () => ({ pool: 'nobodys-pool', person: NOWHERE, fields: ['x'] })),
  'registry.end-pool-member': missing(clerks, () => ({ id: NOWHERE, reason: '矩阵' })),
  'registry.import': one(post('registry-clerk'), () => ({ kind: 'people' })),
  'registry.export': one(clerks, () => ({ kind: 'people' })),
  'registry.unit-links': one(staff),
  'registry.unit-coverage': one(post('registry-clerk', 'system-admin', 'leader', 'supervisor', 'town-leader')),
  'registry.link-unit': one(post('registry-clerk'), (s) => ({ unit: NOWHERE, grid: s.corners.near.grid })),
  'registry.end-unit-link': missing(post('registry-clerk'), () => ({ id: NOWHERE, reason: '矩阵' })),
  'registry.patches': one(staff),
  'registry.patch-coverage': one(post('registry-clerk', 'system-admin', 'leader', 'supervisor', 'town-leader')),
  'registry.put-patch': one(post('registry-clerk'), (s) => ({ kind: 'none', area: s.w.seeded.county, name: '矩阵' })),
  'registry.change-patch': missing(post('registry-clerk'), () => ({ id: NOWHERE, homes: 20 })),
  'registry.end-patch': missing(post('registry-clerk'), () => ({ id: NOWHERE, reason: '矩阵' })),
  'registry.assign-patch': missing(post('registry-clerk'), () => ({ id: NOWHERE, person: NOWHERE })),
  'registry.end-patch-holder': missing(post('registry-clerk'), () => ({ id: NOWHERE, reason: '矩阵' })),
  'matters.open': one(not(anyoneAlive, staff), () => raising),
  'matters.register': one(intake, () => ({ ...raising, channel: 'phone' })),
  'matters.settle-on-spot': one(intake, () => ({ ...raising, result: '当场换了灯泡', confirmed: 'tick' })),
  'matters.act': [
    ...onEach(
      (s, k) => stale(s, k, 'supervise', {}),
      (k) => (r) => supervising(r) && reads(k)(r),
    ),
    { on: 'plain', may: named('handler', 'unit leader', 'accused person'), input: (s) => stale(s, 'plain', 'sign') },
    { on: 'accuse-unit', may: named('handler of the complaint'), input: (s) => stale(s, 'accuse-unit', 'sign') },
    { on: 'accuse-person', may: named('handler', 'unit leader'), input: (s) => stale(s, 'accuse-person', 'sign') },
    { on: 'far', may: named('far handler'), input: (s) => stale(s, 'far', 'sign') },
    { on: 'plain', may: nobody, input: (s) => stale(s, 'plain', 'lapse') },
  ],
  'matters.act-as-raiser': onEach(
    (s, k) => ({ ref: s.raised[k].ref, action: 'withdraw', seq: 999_999, form: {} }),
    (k) => (r) => r.raised.includes(k),
  ),
  'matters.join': [
    { may: not(anyoneAlive, staff), input: (s) => ({ ref: s.raised.public.ref, text: '我家门口也是' }) },
    // What its raiser did not open to the public cannot be joined by guessing numbers.
    { may: nobody, input: (s) => ({ ref: s.raised.secret.ref, text: '我家门口也是' }) },
  ],
  'matters.consent': onEach(
    (s, k) => ({ ref: s.raised[k].ref, sms: false }),
    (k) => (r) => r.raised.includes(k),
  ),
  'matters.bulk': one(desk, (s) => ({
    action: 'sign',
    items: Object.values(s.raised).map((m) => ({ id: m.id, seq: 999_999 })),
  })),
  'matters.matter': onEach(id, reads),
  'matters.track': [
    ...onEach(
      (s, k) => ({ ref: s.raised[k].ref }),
      (k) => (r) => r.raised.includes(k),
    ),
    { may: nobody, input: (s) => ({ ref: s.raised.secret.ref, secret: 'wrong-wrong-wrong' }) },
  ],
  'matters.mine': one(resident),
  'matters.inbox': one(desk, () => ({ view: 'all', limit: 200 })),
  'matters.inbox-counts': one(desk),
  'matters.inbox-kinds': one(desk),
  'matters.search': one(desk, () => ({ q: COMMON, limit: 50 })),
  'matters.similar-open': one(everyone, () => ({ text: `${COMMON}坏了`, placeWords: '村口' })),
  'matters.similar': onEach(id, reads),
  'matters.suggest': onEach(id, reads),
  'matters.nearby': one(everyone, (s) => ({ grid: s.w.seeded.grids[0] })),
  'matters.catalogue': one(everyone),
  'matters.intake-forms': one(everyone),
  'matters.duty-list': one(everyone),
  'matters.plan': one(everyone, () => ({ pack: 'jinxiang-five-moves' })),
  'matters.flow': one(staff),
  'matters.move-preview': missing(admin, () => ({ pack: 'jinxiang-five-moves', from: 998, to: 999 })),
  'matters.move-version': missing(admin, () => ({ pack: 'jinxiang-five-moves', from: 998, to: 999, reason: '矩阵' })),
  'matters.canned-replies': one(staff),
  'matters.reveal': onEach(
    (s, k) => ({ ...id(s, k), appeal: s.raised[k].appeal, purpose: 'contact', reason: '矩阵里试一次能不能看' }),
    (k) => (r) => mayReveal(k, r),
  ),
  'matters.notices': one(desk, () => ({ series: 'supervision' })),
  'matters.act-on-notice': one(nobody, () => ({ id: NOWHERE, action: 'feedback', text: '无' })),
  'matters.order-report': one(post('supervisor', 'leader'), (s) => ({
    title: '矩阵',
    cause: '矩阵',
    matters: [s.raised.plain.id],
  })),
  'matters.notice-document': one(nobody, MISSING),
  'matters.export': one(
    (r) => desk(r) && r.standing === 'live',
    () => ({ view: 'all' }),
  ),
  'matters.import': one(post('county-dispatcher'), () => ({ source: '矩阵' })),
  'matters.attach': one(anyoneAlive, () => ({
    note: '矩阵',
    file: { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('x') },
  })),
  'insight.bulletins': one(everyone),
  'insight.bulletin': one(nobody, MISSING),
  'insight.bulletin-docx': one(nobody, MISSING),
  'insight.bulletin-xlsx': one(nobody, MISSING),
  'insight.draft-bulletin': one(post('bulletin-editor'), () => ({ month: '2020-01' })),
  'insight.act-on-bulletin': one(nobody, () => ({ id: NOWHERE, action: 'check', hash: 'x' })),
  'matters.sittings': one(staff),
  'matters.sitting': missing(staff, MISSING),
  // Nothing climbs in the scene's mechanism, so nobody chairs; ladder.db.test.ts has chairs.
  'matters.open-sitting': one(nobody, () => ({ level: 'town', area: '370828001', present: '矩阵' })),
  'matters.minute-sitting': missing(staff, () => ({ id: NOWHERE, text: '矩阵' })),
  'matters.close-sitting': missing(staff, MISSING),
  'matters.levels': onEach(id, reads),
  'matters.record-level': one(nobody, () => ({
    id: NOWHERE,
    event: 'x',
    level: 'grid',
    decision: 'raised',
    at: '2026-06-05T00:00:00.000Z',
  })),
  'matters.purge': one(nobody, MISSING),
  'matters.exclusions': one(everyone),
  'matters.dailies': one(staff, () => ({ day: '2026-06-05' })),
  'matters.file-daily': one(nobody, () => ({ grid: 'nobodys-grid', day: '2026-06-05' })),
  'matters.topics': one(staff),
  'matters.topic': missing(staff, MISSING),
  'matters.open-topic': missing(topical, () => ({ title: '矩阵', matters: [NOWHERE, NOWHERE] })),
  'matters.gather-topic': missing(topical, () => ({ id: NOWHERE, matters: [NOWHERE] })),
  'matters.meet-topic': missing(topical, () => ({ id: NOWHERE, present: '矩阵', decision: '矩阵', by: '2026-09-01' })),
  'matters.answer-topic': missing(topical, () => ({
    id: NOWHERE,
    matters: [NOWHERE],
    outcome: 'update',
    text: '矩阵',
  })),
  'matters.close-topic': missing(topical, MISSING),
  'insight.cases': one(caseReaders, () => ({ query: 'collected:2026-06' })),
  'insight.board': one(everyone),
  'insight.totals': one(everyone),
  'insight.boards': one(everyone),
  // The scene's mechanism shows none; boards.db.test.ts and insight-measures.db.test.ts have boards and posts.
  'insight.open-board': one(nobody, () => ({ board: 'none.none' })),
  'insight.board-of': missing(caseReaders, () => ({ board: 'none.none' })),
  'insight.board-xlsx': missing(caseReaders, () => ({ board: 'none.none' })),
  'insight.open-board-xlsx': one(nobody, () => ({ board: 'none.none' })),
  'insight.counties': one(post('supervisor', 'leader')),
  'insight.workload': one((r) => bulletin(r) || post('county-dispatcher')(r)),
  // The scene's mechanism has no rhythms; rhythm.db.test.ts has posts that keep them.
  'rhythm.calendar': [
    { may: staff, input: () => ({}) },
    { may: nobody, input: () => ({ unit: 'nobodys-place' }) },
  ],
  'rhythm.missed': one(
    post('community-officer', 'town-dispatcher', 'town-leader', 'county-dispatcher', 'supervisor', 'leader', 'auditor'),
  ),
  'rhythm.shown': one(everyone, () => ({ place: '370828' })),
  'rhythm.hold': one(nobody, () => ({
    pack: 'none',
    rhythm: 'none',
    unit: '370828',
    from: '2026-06-01',
    heldOn: '2026-06-03',
  })),
  'portal.atlas': one(everyone),
  'portal.tenant': one(everyone),
  'portal.columns': one(everyone),
  'portal.articles': one(everyone, () => ({ q: COMMON })),
  'portal.article': one(nobody, MISSING),
  'portal.corrections': one(everyone),
  'portal.feed': one(everyone, () => ({ column: 'all' })),
  'portal.picture': one(nobody, () => ({ id: NOWHERE, picture: NOWHERE })),
  'portal.article-desk': one(bulletin),
  'portal.draft-article': one(post('bulletin-editor'), () => ({ column: 'study', ...written })),
  'portal.edit-article': missing(post('bulletin-editor'), () => ({ id: NOWHERE, hash: 'x', ...written })),
  'portal.act-on-article': one(nobody, () => ({ id: NOWHERE, action: 'check', hash: 'x' })),
  'portal.add-picture': missing(post('bulletin-editor'), () => ({
    id: NOWHERE,
    shows: 'place',
    file: { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('x') },
  })),
  'portal.subscription': one(person),
  'portal.subscribe': one(person),
  'portal.unsubscribe': one(anyoneAlive, () => ({ token: 'nobodys-token' })),
  'notify.notices': one(person),
  'notify.mark-read': one(person, () => ({ ids: [] })),
  'notify.outbox': one(everyone),
  'audit.entries': one(post('auditor')),
  'files.download': one(nobody, MISSING),
}

/** Desks that call back open a protected raiser; otherwise also those who have to speak with her where she lives or asks. */
const CALLING = ['county-dispatcher', 'visitor', 'supervisor']
const COUNTY = [...CALLING, 'reply-checker']
const HERE = [...COUNTY, 'town dispatcher', 'community officer', 'grid team', 'handler', 'accused person']
const OPENERS: Readonly<Record<MatterKey, readonly string[]>> = {
  plain: HERE,
  public: HERE,
  far: [...COUNTY, 'other town dispatcher', 'other community officer', 'other grid team', 'far handler'],
  'accuse-unit': CALLING,
  'accuse-person': CALLING,
  secret: CALLING,
}
const mayReveal = (k: MatterKey, r: Role): boolean => OPENERS[k].includes(r.name)
