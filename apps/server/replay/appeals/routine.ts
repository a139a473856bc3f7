import { actOnBulletin } from '@yiwang/insight/contract'
import { Failure } from '@yiwang/kernel'
import { actOnNotice } from '@yiwang/matters/contract'
import { sql } from '@yiwang/platform/db'
import { callAs } from '@yiwang/platform/platform'
import type { Cast } from '../cast.ts'
import type { Lane } from '../lanes.ts'

type Ground = { lane: Lane; tenant: string; cast: Cast }
type Row = { id: string; state: string; series: string; unit_code: string | null }

/** Every Monday: reports are checked by one and released by another, notices answered and accepted. */
export const weekly = async (g: Ground): Promise<void> => {
  const rows = await g.lane.platform.db.rows<Row>(
    sql(
      `select n.id, n.state, n.series, u.code as unit_code from matters.notice n left join registry.unit u on u.tenant=n.tenant and u.id=n.unit
         where n.tenant=$1 and n.state in ('draft','checked','open','answered') order by n.issued_at`,
      [g.tenant],
    ),
  )
  const does = async (id: string, who: string, action: 'feedback' | 'accept' | 'check' | 'release', text = '') => {
    await callAs(g.lane.platform, actOnNotice, {
      actor: who.startsWith('handler:') ? g.cast.handler(who.slice(8)) : g.cast.desk(who),
      input: { id, action, text },
    })
    g.lane.count++
  }
  for (const n of rows) {
    if (n.series === 'special-report') {
      if (n.state === 'draft') await does(n.id, 'supervisor', 'check')
      await does(n.id, 'supervisor2', 'release')
    } else {
      if (n.state === 'open' && n.unit_code)
        await does(n.id, `handler:${n.unit_code}`, 'feedback', '已安排专人，三天内答复群众')
      if (n.state === 'open' ? n.unit_code : true) await does(n.id, 'supervisor', 'accept')
    }
  }
}

type Draft = { id: string; state: string; hash: string }
/** On the third day of a month: the bulletin of the month before is checked by one and released by another. */
export const monthly = async (g: Ground): Promise<{ released: number; refused: string[] }> => {
  const drafts = await g.lane.platform.db.rows<Draft>(
    sql(
      `select id, state, hash from insight.bulletin where tenant=$1 and state in ('draft','refused') order by month`,
      [g.tenant],
    ),
  )
  let released = 0
  const refused: string[] = []
  for (const d of drafts) {
    try {
      const fresh = await callAs(g.lane.platform, actOnBulletin, {
        actor: g.cast.desk('editor'),
        input: { id: d.id, action: 'recompute', reason: '' },
      })
      const checked = await callAs(g.lane.platform, actOnBulletin, {
        actor: g.cast.desk('bulletin-checker'),
        input: { id: d.id, action: 'check', hash: fresh.hash, reason: '' },
      })
      await callAs(g.lane.platform, actOnBulletin, {
        actor: g.cast.desk('releaser'),
        input: { id: d.id, action: 'release', hash: checked.hash, reason: '' },
      })
      g.lane.count += 3
      released++
    } catch (e) {
      if (!(e instanceof Failure)) throw e
      refused.push(`${d.id}: ${e.code}`)
      break
    }
  }
  return { released, refused }
}
