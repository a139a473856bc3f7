import { type Actor, forbidden, no, type Operation } from '@yiwang/kernel'
import type { CommandSpec, Engine, ListSpec, QuerySpec, TxCommandSpec } from '@yiwang/platform/engine'
import { me, myData, OVERSIGHT_POST, signOut } from '../contract/index.ts'

const WHY = 'oversight-reads-only'
const OWN: ReadonlySet<string> = new Set([me.id, myData.id, signOut.id])

const visits = (a: Actor): boolean => a.posts.some((p) => p.kind === OVERSIGHT_POST)
/** What a visitor by grant may ask at all: what everybody reads, what names her post among its lookers, and her own. */
const open = (op: Operation): boolean =>
  OWN.has(op.id) || (op.kind === 'query' && (op.dataClass === 'public' || op.lookers.includes(OVERSIGHT_POST)))

const stop = (a: Actor): void => {
  if (visits(a)) throw forbidden(WHY)
}
const command = (s: CommandSpec): CommandSpec => ({
  ...s,
  authorise: (actor, subject, at) => (visits(actor) ? no(WHY) : s.authorise(actor, subject, at)),
})
const tx = (s: TxCommandSpec): TxCommandSpec => ({
  ...s,
  ...(s.prepare && {
    prepare: async (db, g) => {
      stop(g.actor)
      return s.prepare?.(db, g)
    },
  }),
  run: async (t, g) => {
    stop(g.actor)
    return s.run(t, g)
  },
})
const query = (s: QuerySpec): QuerySpec => ({
  ...s,
  run: async (ctx, input) => {
    stop(ctx.actor)
    return s.run(ctx, input)
  },
})
const list = (s: ListSpec): ListSpec => ({
  ...s,
  select: (actor, input, now) => {
    stop(actor)
    return s.select(actor, input, now)
  },
})
const unless = <S extends { readonly op: Operation }>(all: readonly S[] | undefined, shut: (s: S) => S): S[] =>
  (all ?? []).map((s) => (open(s.op) ? s : shut(s)))

/**
 * An engine in which a session by grant changes nothing and reads no more than declared, whatever a policy would let any
 * member of the staff do. By the declarations, so that a new operation is shut to it from its first day.
 */
export const readsOnly = (e: Engine): Engine => ({
  ...e,
  commands: unless(e.commands, command),
  txCommands: unless(e.txCommands, tx),
  queries: unless(e.queries, query),
  lists: unless(e.lists, list),
})
