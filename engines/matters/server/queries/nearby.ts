import { listSpec } from '@yiwang/platform/engine'
import { nearby as nearbyOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { iso, plain, stageWords, unitName } from './wording.ts'

type Row = {
  ref: string
  title: string
  pack: string
  version: number
  stage: string
  super: 'open' | 'fixed' | 'closed'
  unit: string | null
  due_at: string | null
  opened_at: string
  joins: number
}
/** Fewer than this in an area would point at people (S4). */
const LEAST = 5
const MOST = 50

/** A number that somebody wrote into her own headline stays with her. */
const withoutNumbers = (title: string): string => title.replace(/\d(?:[\s-]?\d){6,}/g, '…')

/** Open matters of one area that their raisers let be public; none at all where they are few. */
export const nearbySpec = (deps: MattersDeps) =>
  listSpec<typeof nearbyOp>({
    op: nearbyOp,
    select: (_actor, input) => ({
      text: `select m.ref, m.title, m.pack, m.version, m.stage, m.super, m.unit, m.due_at, m.opened_at, m.joins
        from matters.matter m where m.tenant=$1 and m.super='open' and m.may_publish and not m.confidential
          and m.accused_unit is null and coalesce(m.accused_person,'')=''
          and ($3::text is null or m.grid=$3) and ($4::text is null or m.community=$4) and ($5::text is null or m.town=$5)
          and ($3::text is not null or $5::text is not null)
        order by m.opened_at desc, m.id limit ${MOST}`,
      values: [input.grid ?? null, input.division ?? null, input.town ?? input.division?.slice(0, 9) ?? null],
    }),
    shape(raw, { actor }) {
      const rows = raw as unknown as Row[]
      if (rows.length < LEAST) return { items: [], hidden: true }
      const words = (m: Row, unit: string | null) => {
        const r = deps.packs.release(m.pack, m.version)
        return plain(r, `stage.${m.stage}`, { other: stageWords(r, m.stage), unit: unit ?? '' })
      }
      const items = rows.map((m) => ({
        id: null,
        ref: m.ref,
        title: withoutNumbers(m.title),
        metres: null,
        stageWords: words(m, unitName({ deps, tenant: actor.tenant }, m.unit)),
        super: m.super,
        unitName: unitName({ deps, tenant: actor.tenant }, m.unit),
        due: m.due_at === null ? null : iso(Date.parse(m.due_at)),
        openedAt: iso(Date.parse(m.opened_at)),
        joins: m.joins,
        reasons: [],
      }))
      return { items, hidden: false }
    },
  })
