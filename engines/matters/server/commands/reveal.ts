import { type Actor, capacity, Failure, forbidden, type HeldPost, inForce, notFound } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { txCommand } from '@yiwang/platform/engine'
import { reveal as revealOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import type { Matter } from '../domain/state.ts'
import { mayRead, type Seen } from '../policy.ts'
import { isShielded, SHIELD_READERS } from '../queries/wording.ts'

/** Posts whose work needs to speak with the raiser. */
const SPEAKERS: ReadonlySet<string> = new Set([
  'grid-team',
  'community-officer',
  'town-dispatcher',
  'county-dispatcher',
  'handler',
  'reply-checker',
  'visitor',
  'supervisor',
])
/** How long the face shows it. */
const SECONDS = 60

type Found = Seen & Pick<Matter, 'confidential'> & { name: string | null; phone: string | null; account: string | null }
const FIND = `select m.town, m.community, m.grid, m.unit, m.units, m.accused_unit, m.accused_person, m.readers, m.confidential,
  r.name, r.phone, r.account from matters.appeal a join matters.matter m on m.tenant=a.tenant and m.id=a.matter
  left join matters.raiser r on r.tenant=a.tenant and r.appeal=a.id where a.tenant=$1 and a.id=$2::uuid and a.matter=$3::uuid`

/** The posts by themselves, so that one that reaches the matter and one that may speak are the same. */
const speaking = (actor: Actor, m: Found, now: number): HeldPost[] =>
  inForce(actor, now).filter((p) => SPEAKERS.has(p.kind) && mayRead({ ...actor, posts: [p] }, m, now).ok)

/** The raiser's name and phone, with a purpose and a reason; the person finds the look in her own data. */
export const revealCommand = (_deps: MattersDeps) =>
  txCommand<typeof revealOp>({
    op: revealOp,
    // No stored answer may hold a name or a phone.
    secret: true,
    async run(tx, g) {
      const { input: i, actor, now } = g
      const m = await tx.one<Found>(sql(FIND, [g.tenant, i.appeal, i.id]))
      if (!m || actor.kind !== 'staff' || !mayRead(actor, m, now).ok) throw notFound()
      const posts = speaking(actor, m, now)
      if (posts.length === 0) throw forbidden('not-your-post')
      const change = { appeal: i.appeal, purpose: i.purpose, reason: i.reason, account: m.account }
      const post = isShielded(m) ? posts.find((p) => SHIELD_READERS.has(p.kind)) : posts[0]
      if (!post) return { refusal: new Failure('SHIELDED', 403), audit: { subject: i.id, change } }
      return {
        answer: { name: m.name, phone: m.phone, seconds: SECONDS },
        as: capacity(post),
        audit: { subject: i.id, change },
      }
    },
  })
