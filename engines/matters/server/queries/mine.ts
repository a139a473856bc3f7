import { listSpec } from '@yiwang/platform/engine'
import { mineList as mineOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import type { Release } from '../pack-book.ts'
import { raisedBy, SHOWN } from '../store/load.ts'
import { iso, plain, stageWords, unitName } from './wording.ts'

type Row = {
  ref: string
  title: string
  at: string
  pack: string
  version: number
  stage: string
  super: 'open' | 'fixed' | 'closed'
  unit: string | null
  due_at: string | null
}
const HERS: ReadonlySet<string> = new Set(['provide', 'rate', 'confirm'])
/** Acts by which the raiser answers, open in this stage: it is her turn. */
export const hersIn = (r: Release, stage: string): string[] =>
  r.type.actions.filter((a) => HERS.has(a.verb) && a.who.includes('raiser') && a.from.includes(stage)).map((a) => a.id)

/** What a signed-in resident raised or joined, by her account or by the phone she left, newest first; a merged one shows its master's progress. */
export const mineSpec = (deps: MattersDeps) =>
  listSpec<typeof mineOp>({
    op: mineOp,
    select: (actor) => ({
      text: `select a.ref, own.title, a.at, m.pack, m.version, m.stage, m.super, m.unit, m.due_at
        from matters.raiser r join matters.appeal a on a.tenant=r.tenant and a.id=r.appeal
        join matters.matter own on own.tenant=a.tenant and own.id=a.matter
        join matters.matter m on m.tenant=own.tenant and m.id=${SHOWN}
        where r.tenant=$1 and ${raisedBy('$3')} order by a.at desc, a.id limit 200`,
      values: [actor.account],
    }),
    shape: (rows, { actor }) => ({
      items: (rows as unknown as Row[]).map((m) => {
        const r = deps.packs.release(m.pack, m.version)
        const unit = unitName({ deps, tenant: actor.tenant }, m.unit)
        return {
          ref: m.ref,
          title: m.title,
          stageWords: plain(r, `stage.${m.stage}`, { other: stageWords(r, m.stage), unit: unit ?? '网格' }),
          super: m.super,
          waitsForMe: m.super === 'open' && hersIn(r, m.stage).length > 0,
          unitName: unit,
          due: m.due_at === null ? null : iso(Date.parse(m.due_at)),
          openedAt: iso(Date.parse(m.at)),
        }
      }),
    }),
  })
