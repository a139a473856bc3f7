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
  /** Where a stretch ends at seven in the evening: what is written of the day before it is over, after all else of it. */
  evening?(lane: Lane, at: number): Promise<readonly Case[]>
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
  /** Daily reports of so many days, the last ones; as many as the story files unless given. */
  readonly reports?: number | undefined
  /** Only the end of the story, brought to the days before now: {@link brought}. All of it in its own time unless given. */
  readonly last?: Last | undefined
}
/** About `most` cases, as many of each kind, over the `days` before `until` (ms). */
export type Last = { readonly until: number; readonly days: number; readonly most: number }

const DAY = 86_400_000
/** Time of the county's day, ms. */
export const hourOf = (at: number): number => (((at + DAY / 3) % DAY) + DAY) % DAY
/**
 * The last cases of each kind of a story, spread evenly over the days before `until`, each at its own hour; what they do
 * not do by then is still to be done. What a story needs first (`first`: people put into a pool) comes before them.
 */
export const brought = <T extends { readonly at: number }>(
  lines: readonly T[],
  last: Last,
  o: { kind(l: T): string; first?(l: T): boolean },
): T[] => {
  const from = last.until - hourOf(last.until) - last.days * DAY
  const [before, cases] = [lines.filter((l) => o.first?.(l)), lines.filter((l) => !o.first?.(l))]
  const kinds = [...Map.groupBy(cases, o.kind).values()]
  const each = Math.ceil(last.most / Math.max(1, kinds.length))
  const spread = (of: T[]): T[] =>
    of.slice(-each).map((l, i, all) => ({
      ...l,
      at: from + Math.floor(((i + 0.5) / all.length) * (last.days + 1)) * DAY + hourOf(l.at),
    }))
  return [...before.map((l) => ({ ...l, at: from })), ...kinds.flatMap(spread)]
    .filter((l) => l.at < last.until)
    .sort((a, b) => a.at - b.at)
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
  /** Whether it files reports of days, which count what every story did then. */
  readonly reports: boolean
  open(stage: Stage): Promise<Plot>
}
