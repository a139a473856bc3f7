import { dealing, type Ground, inputs, named, outputs, safeguard } from './safeguard.ts'

const FIELDS =
  /(^|_)(points|credits?|scores?|balance|redeem(ed)?|rewards?|penalt(y|ies)|deduct(ion|ed)?|blacklist)(_|$)/
const SUBJECT = /points|credit|reward|redeem|ledger|score/
const found = (g: Ground) => [
  ...dealing(g, SUBJECT).map((op) => ({ where: op.id, name: op.subject })),
  ...named(g, FIELDS),
]

/** Points only reward: no service hangs on them, no balance below nothing, no public ranking, corrections reverse. Nothing deals in points yet. */
export const s3 = safeguard({
  id: 'S3',
  title: { zh: '积分只奖不罚', en: 'Points only reward' },
  guards: (g) => found(g).length,
  check: (g) => {
    const all = found(g)
    if (all.length === 0) return []
    const ops = dealing(g, SUBJECT)
    const reverses = ops.some((op) => /reverse/.test(op.id))
    const own = ops.filter((op) => op.kind === 'query' && op.lookers.includes('self'))
    const rules = [
      ...(reverses ? [] : ['no operation reverses an entry']),
      ...(own.length ? [] : ['a person cannot read her own account']),
      ...ops
        .filter((op) => op.dataClass === 'public' && outputs(op).some((f) => /person|name/.test(f)))
        .map((op) => `${op.id} ranks people in public`),
      ...g.operations
        .filter((op) => !ops.includes(op) && inputs(op).some((f) => FIELDS.test(f)))
        .map((op) => `${op.id} makes a service depend on points`),
      ...named(g, /penalt|deduct|blacklist/).map((f) => `${f.where} has ${f.name}`),
    ]
    return rules.map((what) => ({ where: all.map((f) => f.where)[0] ?? 'points', what }))
  },
})
