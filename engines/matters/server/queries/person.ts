import type { HeldPost } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { type Reader, sql } from '@yiwang/platform/db'
import { isPostKind, postKindFacts } from '@yiwang/registry/pack'
import type { MattersDeps } from '../deps.ts'
import { capacityWords, divisionName, iso, isoOr, plain, stageWords, unitName, w } from './wording.ts'

/** Whose data is asked for: by her account, and by the phone she proved to be hers. */
export type Person = { readonly tenant: string; readonly account: string; readonly phone: string | null }
const HERS = `from matters.raiser r join matters.appeal a on a.tenant=r.tenant and a.id=r.appeal
  join matters.matter m on m.tenant=a.tenant and m.id=a.matter where r.tenant=$1 and (r.account=$2::uuid or r.phone=$3)`
const values = (of: Person) => [of.tenant, of.account, of.phone]
const MOST = 200

type Mine = { ref: string; title: string; at: Date; pack: string; version: number; stage: string; unit: string | null }
export type MyMatter = { ref: string; title: string; at: string; stage: Words }
/** What she raised or joined, under whichever of her two keys. */
export const mattersOf =
  (deps: MattersDeps) =>
  async (db: Reader, of: Person): Promise<MyMatter[]> => {
    const rows = await db.rows<Mine>(
      sql(
        `select a.ref, m.title, a.at, m.pack, m.version, m.stage, m.unit ${HERS} order by a.at desc limit ${MOST}`,
        values(of),
      ),
    )
    return rows.map((m) => {
      const r = deps.packs.release(m.pack, m.version)
      const unit = unitName({ deps, tenant: of.tenant }, m.unit) ?? '网格'
      const stage = plain(r, `stage.${m.stage}`, { other: stageWords(r, m.stage), unit })
      return { ref: m.ref, title: m.title, at: m.at.toISOString(), stage }
    })
  }

export const PURPOSES: Readonly<Record<string, string>> = {
  contact: '联系',
  visit: '回访',
  verify: '核实',
  supervise: '督办',
}
type Look = { at: Date; capacity: string | null; ref: string; purpose: string | null; reason: string | null }
export type MyLook = { at: string; who: string; what: Words; purpose: string; reason: string }
/** Who opened her name and phone, in what post, for what: found by her appeals, so no phone stands in the audit. */
export const revealsOf =
  (deps: MattersDeps) =>
  async (db: Reader, of: Person): Promise<MyLook[]> => {
    const rows = await db.rows<Look>(
      sql(
        `select l.at, l.capacity, h.ref, l.change->>'purpose' as purpose, l.change->>'reason' as reason
         from (select a.id, a.ref, a.matter ${HERS}) h join platform.audit l on l.tenant=$1 and l.subject=h.matter::text
           and l.operation='matters.reveal' and l.outcome='ok' and l.change->>'appeal'=h.id::text
         order by l.xid desc, l.pos desc limit ${MOST}`,
        values(of),
      ),
    )
    return rows.map((l) => ({
      at: l.at.toISOString(),
      who: capacityWords({ deps, tenant: of.tenant }, l.capacity)?.zh ?? '',
      what: w(`看了编号 ${l.ref} 的姓名和手机号`, `Opened the name and phone of ${l.ref}`),
      purpose: PURPOSES[l.purpose ?? ''] ?? '',
      reason: l.reason ?? '',
    }))
  }

type Consent = { ref: string; at: Date; sms: boolean; joined: boolean; may_publish: boolean }
export type MyConsent = { what: Words; given: boolean; at: string | null }
/** What she allowed: messages by phone, and showing the matter to neighbours. */
export const consentsOf =
  () =>
  async (db: Reader, of: Person): Promise<MyConsent[]> => {
    const rows = await db.rows<Consent>(
      sql(`select a.ref, a.at, a.sms, a.joined, m.may_publish ${HERS} order by a.at desc limit ${MOST}`, values(of)),
    )
    return rows.flatMap((c) => {
      const at = c.at.toISOString()
      const sms = { what: w(`编号 ${c.ref}：短信告诉进度`, `${c.ref}: progress by text message`), given: c.sms, at }
      const shown = {
        what: w(`编号 ${c.ref}：让附近的人看到`, `${c.ref}: shown to people nearby`),
        given: c.may_publish,
        at,
      }
      return c.joined ? [sms] : [sms, shown]
    })
  }

/** A held post with the names of its kind, unit and area. */
export const postViewOf = (deps: MattersDeps, tenant: string, p: HeldPost) => ({
  id: p.id,
  kind: p.kind,
  kindWords: isPostKind(p.kind) ? postKindFacts(p.kind).words : w(p.kind, p.kind),
  level: p.level,
  unit: p.unit,
  unitName: unitName({ deps, tenant }, p.unit),
  grid: p.grid,
  area: p.area,
  areaName: divisionName({ deps, tenant }, p.area),
  from: iso(p.from),
  to: isoOr(p.to),
})
