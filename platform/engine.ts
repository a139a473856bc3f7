import type { Actor, Failure, Operation, Verdict } from '@yiwang/kernel'
import type { Event } from '@yiwang/kernel/event'
import type { Random } from '@yiwang/kernel/id'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import type { Reader, Statement } from './db.ts'
import type { Change, Values, WriteSet } from './write-set.ts'

declare const TX: unique symbol
/** A write transaction. Only the pipeline makes one. */
export type Tx = Reader & {
  readonly [TX]: true
  write(changes: readonly Change[]): Promise<void>
  /** Runs a statement that changes rows and gives back what it returns (numbering, locks). */
  change<T = Values>(s: Statement): Promise<T[]>
  events(events: readonly Event[]): void
}

/** What every decision is handed: nothing it uses comes from anywhere else. */
export type Ground<I> = {
  readonly actor: Actor
  readonly input: I
  readonly now: number
  readonly tenant: string
  readonly random: Random
  newId(): string
  /** The capacity in which the actor was allowed. */
  readonly as: string
}

/** One round trip that brings what the decision needs; `sql` is a scalar subselect giving JSON, `$1` is the tenant. */
export type Load<I> = {
  readonly sql: string | ((input: I) => string)
  /** Values of `$first`, `$first+1`, …: write them in `sql` as `:1`, `:2`, … */
  readonly values: (input: I, now: number, actor: Actor) => readonly unknown[]
}

export type CommandSpec<Op extends Operation = Operation, S = unknown> = {
  readonly op: Op
  readonly load?: Load<InputOf<Op>>
  readonly authorise: (actor: Actor, subject: S, at: { input: InputOf<Op>; now: number }) => Verdict
  readonly decide: (subject: S, ground: Ground<InputOf<Op>>) => WriteSet<OutputOf<Op>>
  /** Unique constraints whose violation only means bad luck with a random number: decide again. */
  readonly reroll?: readonly string[]
}

/** A command that needs locks or many rows: runs inside BEGIN … COMMIT. */
export type TxCommandSpec<Op extends Operation = Operation, P = undefined> = {
  readonly op: Op
  /** Slow work before the transaction opens (hashing a password, reading a file); its result reaches `run`. */
  readonly prepare?: (db: Reader, ground: Omit<TxGround<Op>, 'newId' | 'prepared' | 'token'>) => Promise<P>
  readonly run: (tx: Tx, ground: TxGround<Op, P>) => Promise<TxDone<Op> | TxRefusal>
  /** Input or answer holds a secret: no idempotency row is kept, so a repeated call is a new call. */
  readonly secret?: true
}
export type TxGround<Op extends Operation, P = undefined> = Omit<Ground<InputOf<Op>>, 'as'> & {
  readonly upload?: Upload
  /** Hash of the caller's session token, for signing out. */
  readonly token?: string
  readonly prepared: P
}
export type TxDone<Op extends Operation> = {
  readonly answer: OutputOf<Op>
  readonly as: string
  readonly audit: WriteSet<unknown>['audit']
  readonly status?: number
}
/** A refusal that must leave a trace (a counted wrong password): what was written stays, the audit says `refused`. */
export type TxRefusal = { readonly refusal: Failure; readonly audit: WriteSet<unknown>['audit'] }

export type Upload = { readonly name: string; readonly path: string; readonly bytes: number }

export type QuerySpec<Op extends Operation = Operation> = {
  readonly op: Op
  readonly run: (ctx: QueryContext, input: InputOf<Op>) => Promise<OutputOf<Op>>
}

/** A list in one round trip: the session is checked in the same statement. */
export type ListSpec<Op extends Operation = Operation> = {
  readonly op: Op
  /** `text` selects rows; `$1` is the tenant, further values are numbered from `$3` on. */
  readonly select: (actor: Actor, input: InputOf<Op>, now: number) => { text: string; values: readonly unknown[] }
  readonly shape: (rows: Values[], at: { actor: Actor; input: InputOf<Op>; now: number }) => OutputOf<Op>
}

export type QueryContext = {
  readonly actor: Actor
  readonly tenant: string
  readonly now: number
  readonly db: Reader
  /** Leaves a row in the audit for a read of personal data. */
  audit(row: { subject: string; as: string; change?: Values }): Promise<void>
}

/** An event as a consumer receives it, in commit order per tenant. */
export type Delivered = Event & {
  readonly tenant: string
  readonly id: string
  readonly at: number
  readonly actor: string | null
  readonly capacity: string | null
}

/** Work after the commit: at least once, in order; must be harmless when repeated. */
export type Consumer = {
  readonly name: string
  readonly kinds: ReadonlySet<string>
  readonly handle: (events: readonly Delivered[], ctx: WorkContext) => Promise<void>
}

/** A search for rows whose time has come; returns how many it dealt with. */
export type Sweep = {
  readonly name: string
  /** Least pause between two looks, ms. */
  readonly every: number
  readonly run: (ctx: WorkContext) => Promise<number>
}

export type WorkContext = {
  readonly tenant: string
  readonly now: number
  readonly db: Reader
  readonly random: Random
  newId(): string
  /** Runs a command as the system, through the whole pipeline. */
  command<Op extends Operation>(op: Op, input: InputOf<Op>, key?: string): Promise<OutputOf<Op>>
  /** Writes rows outside any subject's history: search vectors, messages to send. */
  store(changes: readonly Change[]): Promise<void>
  /** One statement that changes such rows and gives back what it returns (claims, tidying). */
  change<T = Values>(s: Statement): Promise<T[]>
}

export type Engine = {
  readonly name: string
  // biome-ignore lint/suspicious/noExplicitAny: specs of different operations share one list
  readonly commands?: readonly CommandSpec<any, any>[]
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly txCommands?: readonly TxCommandSpec<any, any>[]
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly queries?: readonly QuerySpec<any>[]
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly lists?: readonly ListSpec<any>[]
  readonly consumers?: readonly Consumer[]
  readonly sweeps?: readonly Sweep[]
}

export const commandSpec = <Op extends Operation, S>(spec: CommandSpec<Op, S>): CommandSpec<Op, S> => spec
export const txCommand = <Op extends Operation, P = undefined>(spec: TxCommandSpec<Op, P>): TxCommandSpec<Op, P> => spec
export const querySpec = <Op extends Operation>(spec: QuerySpec<Op>): QuerySpec<Op> => spec
export const listSpec = <Op extends Operation>(spec: ListSpec<Op>): ListSpec<Op> => spec
