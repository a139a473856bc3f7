import { notFound } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { querySpec } from '@yiwang/platform/engine'
import { similarOpen as openOp, similar as staffOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { classOf, wordsOf } from '../pack-book.ts'
import { placeOf } from '../place.ts'
import { mayRead, type Seen } from '../policy.ts'
import { scopeOf } from '../scope.ts'
import { suggestedCategory } from '../suggest/suggest-category.ts'
import { type Alike, alike, type Likened, radiusOf, type SimilarRow } from './likeness.ts'

const COLUMNS = `m.id, m.ref, m.title, m.text, m.lon, m.lat, m.grid, m.community, m.category, m.stage, m.super, m.unit,
  m.due_at, m.opened_at, m.joins, m.pack, m.version`
type Candidate = Likened & {
  ref: string
  stage: string
  super: SimilarRow['super']
  unit: string | null
  due_at: Date | null
  opened_at: Date
  joins: number
  pack: string
  version: number
}

const DAY = 86_400_000
const LOOKED_AT = 200
/** At most three, so that a resident can judge them at a glance. */
const SHOWN_OPEN = 3
const SHOWN_STAFF = 8

/** Degrees of latitude a distance spans, and of longitude at that latitude, a little generous. */
const degrees = (metres: number, lat: number) => {
  const dLat = metres / 110_000
  return { dLat, dLon: dLat / Math.max(0.1, Math.cos((lat * Math.PI) / 180)) }
}

/** Rows that lie near by point or share grid or community; values numbered from `at`. */
const nearSql = (one: Omit<Likened, 'id' | 'title' | 'text' | 'category'>, radius: number, at: number) => {
  const { dLat, dLon } = one.lat === null ? { dLat: 0, dLon: 0 } : degrees(radius, one.lat)
  return {
    text: `(m.lon between $${at}::float8 - $${at + 2}::float8 and $${at}::float8 + $${at + 2}::float8
      and m.lat between $${at + 1}::float8 - $${at + 3}::float8 and $${at + 1}::float8 + $${at + 3}::float8
      or m.grid = $${at + 4}::text or m.community = $${at + 5}::text)`,
    values: [one.lon, one.lat, dLon, dLat, one.grid, one.community],
  }
}

const rowOf = (deps: MattersDeps, tenant: string, a: Alike<Candidate>): SimilarRow => {
  const { other: m } = a
  const unit = m.unit ? deps.registry.latest(tenant)?.units.get(m.unit) : undefined
  return {
    id: m.id,
    ref: m.ref,
    title: m.title,
    metres: a.metres,
    stageWords: wordsOf(deps.packs.release(m.pack, m.version), `stage.${m.stage}`),
    super: m.super,
    unitName: unit?.name ?? null,
    due: m.due_at?.toISOString() ?? null,
    openedAt: m.opened_at.toISOString(),
    joins: m.joins,
    reasons: a.reasons,
  }
}
/** What everybody may read of it: no id, and its stage in the words for residents. */
const openRowOf = (deps: MattersDeps, tenant: string, a: Alike<Candidate>): SimilarRow => {
  const row = rowOf(deps, tenant, a)
  const release = deps.packs.release(a.other.pack, a.other.version)
  const words = release.words[`stage.${a.other.stage}.resident`] ?? row.stageWords
  const name = { zh: row.unitName ?? '承办单位', en: row.unitName ?? 'the unit in charge' }
  const stageWords = { zh: words.zh.replaceAll('{unit}', name.zh), en: words.en.replaceAll('{unit}', name.en) }
  return { ...row, id: null, stageWords, metres: row.metres === null ? null : Math.round(row.metres / 10) * 10 }
}

/** Before a resident sends: open matters nearby that sound the same and may be public. Without a place: no opinion. */
export const similarOpenMatters = (deps: MattersDeps) =>
  querySpec<typeof openOp>({
    op: openOp,
    async run(ctx, input) {
      const release = deps.packs.inForce(ctx.tenant)
      if (!release || input.text.trim() === '' || !(input.point || input.grid || input.division)) return { items: [] }
      const p = placeOf(deps.registry, ctx.tenant, input)
      const category = suggestedCategory(release, input.text, [])?.code ?? null
      const radius = radiusOf(classOf(release, category))
      const one = {
        id: '',
        title: '',
        text: input.text,
        lon: p.lon,
        lat: p.lat,
        grid: p.grid,
        community: p.community,
        category,
      }
      const near = nearSql(one, radius, 3)
      const rows = await ctx.db.rows<Candidate>(
        sql(
          `select ${COLUMNS} from matters.matter m where m.tenant=$1 and m.super='open' and m.may_publish and m.merged_into is null
           and m.opened_at > $2 and ${near.text} order by m.opened_at desc limit ${LOOKED_AT}`,
          [ctx.tenant, new Date(ctx.now - 90 * DAY), ...near.values],
        ),
      )
      const found = alike(one, rows, { radius, limit: SHOWN_OPEN })
      return { items: found.map((a) => openRowOf(deps, ctx.tenant, a)) }
    },
  })

type Subject = Candidate & Seen & { class: string }

/** At the desk: matters of the last thirty days that may be the same one, of those the asker may open. */
export const similarMatters = (deps: MattersDeps) =>
  querySpec<typeof staffOp>({
    op: staffOp,
    async run(ctx, { id }) {
      const m = await ctx.db.one<Subject>(
        sql(
          `select ${COLUMNS}, m.class, m.town, m.units, m.accused_unit, m.accused_person, m.readers from matters.matter m where m.tenant=$1 and m.id=$2`,
          [ctx.tenant, id],
        ),
      )
      if (!m || !mayRead(ctx.actor, m, ctx.now).ok) throw notFound()
      const radius = radiusOf(m.class)
      const near = nearSql(m, radius, 6)
      const scope = scopeOf(ctx.actor, ctx.now, 12)
      const since = new Date(m.opened_at.getTime() - 30 * DAY)
      const until = new Date(m.opened_at.getTime() + 30 * DAY)
      const rows = await ctx.db.rows<Candidate>(
        sql(
          `select ${COLUMNS} from matters.matter m where m.tenant=$1 and m.id<>$2 and m.opened_at between $3 and $4 and m.merged_into is null
           and (m.category=$5 and m.town is not distinct from $${12 + scope.values.length}::text or ${near.text}) and (${scope.text})
           order by m.opened_at desc limit ${LOOKED_AT}`,
          [ctx.tenant, id, since, until, m.category, ...near.values, ...scope.values, m.town],
        ),
      )
      const release = deps.packs.release(m.pack, m.version)
      const categoryName = m.category ? release.categories.get(m.category)?.name : undefined
      const found = alike(m, rows, { radius, limit: SHOWN_STAFF, ...(categoryName ? { categoryName } : {}) })
      return { items: found.map((a) => rowOf(deps, ctx.tenant, a)) }
    },
  })
