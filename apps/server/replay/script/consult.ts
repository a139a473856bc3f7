import { act, closeSitting, openSitting, sitting } from '@yiwang/matters/contract'
import { sql } from '@yiwang/platform/db'
import { callAs } from '@yiwang/platform/platform'
import type { Lane } from '../lanes.ts'
import type { Script } from './format.ts'
import type { People } from './people.ts'

const DAY = 86_400_000
type Seat = { level: 'town' | 'county'; area: string }
type Ground = { lane: Lane; tenant: string; people: People; consult: NonNullable<Script['consult']> }

/** Seats where something waits; one stays shut while another story's matter came to it later than this one has got. */
const waiting = (g: Ground): Promise<Seat[]> =>
  g.lane.platform.db.rows<Seat>(
    sql(
      `select level, case level when 'town' then town else 'county' end as area from matters.matter m
       where tenant=$1 and super='open' and stage='enrolled' and level in ('town','county') group by 1, 2
       having not bool_or(exists (select 1 from platform.event e where e.tenant=m.tenant and e.subject=m.id and e.at > $2))
       order by 1, 2`,
      [g.tenant, new Date(g.lane.now)],
    ),
  )

/** The weekly consult (周会审): every agenda is locked, each matter on it gets its decision and date, the sitting closes. */
export const consultAll = async (g: Ground): Promise<void> => {
  const by = new Date(g.lane.now + g.consult.days * DAY + DAY / 3).toISOString().slice(0, 10)
  for (const s of await waiting(g)) {
    const spot = { grid: '', community: '', town: s.area }
    const actor = s.level === 'town' ? g.people.who('town-leader', spot) : g.people.desk('leader')
    const at = <T extends object>(input: T) => ({ actor, input })
    const { id, tabled } = await callAs(g.lane.platform, openSitting, at({ ...s, present: '分管负责人、有关科室' }))
    const { agenda } = await callAs(g.lane.platform, sitting, at({ id }))
    for (const m of agenda) {
      const form = { sitting: id, decision: 'handle', text: g.consult.text, by }
      await callAs(g.lane.platform, act, at({ id: m.id, action: 'decide', form }))
    }
    await callAs(g.lane.platform, closeSitting, at({ id }))
    g.lane.count += 2 + tabled
  }
}
