import type { Actor, Operation, Words } from '@yiwang/kernel'
import type { Composed } from '../compose.ts'
import type { Lane } from './lanes.ts'

/** What a case became so far; later calls of it may need this. */
export type CaseState = { id: string; ref: string; secret: string; counted?: boolean }
/** A file sent with a call. */
export type Sent = { readonly name: string; readonly text: string }
/** A call at a time (ms); an undefined input: nothing is called. */
export type Step = {
  readonly at: number
  readonly op: Operation
  readonly actor: Actor
  readonly file?: Sent
  input(c: CaseState): Record<string, unknown> | undefined | Promise<Record<string, unknown>>
}
/** A case of a story: when it begins, and its calls in order of time. */
export type Case = { readonly n: number; readonly at: number; steps(): Step[] }

/** A figure that waits for an engine that is not built. */
export type Waiting = { readonly figure: string; readonly words: Words; readonly engine: string }
export type Said = {
  readonly figures: Readonly<Record<string, number>>
  /** Whether what should add up does. */
  readonly balanced: boolean
  /** The figures in a sentence. */
  readonly sentence: string
}

/** A story made ready for one tenant: who does what when, and how its figures are asked for afterwards. */
export type Plot = {
  /** In order of time. */
  readonly cases: readonly Case[]
  /** When the story ends, in ms. */
  readonly end: number
  /**
   * Where the stretch of time that begins at `at` ends: its cases act and its clocks ring, each at its own moment, before
   * anything follows from them.
   */
  stretch(at: number): number
  /** Where a stretch ends at noon: what people do beside the cases. Returns what was refused. */
  noon(lane: Lane, at: number): Promise<readonly string[]>
  /** Asked of the public API when all is done. */
  figures(): Promise<Said>
}
export type Stage = {
  readonly composed: Composed
  /** The simulated clock that the composition reads. */
  readonly clock: { now: number }
  readonly tenant: string
  readonly seed: number
  /** Options by id, each a number of cases. */
  readonly twists: Readonly<Record<string, number>>
  /** Of the rounds that come again and again, only every n-th: a sample. All of them unless given. */
  readonly sample?: number | undefined
}
export type StoryOption = { readonly id: string; readonly words: Words }
/** A history that can be replayed: acts and times of one mechanism, never its figures. */
export type Story = {
  readonly mechanism: string
  readonly pack: string
  readonly words: Words
  /** The tenant it plays in and the folder of its registry. */
  readonly place: { readonly tenant: string; readonly name: Words; readonly data: URL }
  /** Before the first act, in ms. */
  begin(): number
  readonly options: readonly StoryOption[]
  readonly waiting: readonly Waiting[]
  open(stage: Stage): Promise<Plot>
}
