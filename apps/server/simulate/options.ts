/** How likely a person takes another way than the expected one; shares of 1. All are assumptions, stated in `--help`. */
export const POLICY = {
  /** Settled as it is registered, where the pack has it. */
  settle: 0.25,
  emergency: 0.01,
  return: 0.03,
  'rule-deny': 0.4,
  ask: 0.1,
  divert: 0.02,
  'check-reject': 0.05,
  escalate: 0.1,
  'request-hold': 0.01,
  /** Of those who see that their work will end after the due time. */
  'request-extension': 0.5,
  co: 0.05,
  contact: 0.85,
  /** A resident asked for more answers at all; one whose matter was answered rates by herself. */
  provide: 0.7,
  rate: 0.4,
  answered: 0.7,
  notSolved: 0.08,
  objection: 0.05,
  approve: 0.8,
  reopen: 0.01,
  /** A plain step is not the first of several. */
  other: 0.1,
  ill: 0.01,
} as const satisfies Record<string, number>
export type Policy = { readonly [K in keyof typeof POLICY]: number }

/** People for each post: per county, town, village, grid or unit, wherever the post stands. */
export const STAFF: Readonly<Record<string, number>> = {
  'county-dispatcher': 3,
  arbiter: 2,
  'reply-checker': 3,
  visitor: 3,
  supervisor: 1,
  leader: 1,
  'town-dispatcher': 1,
  'town-leader': 1,
  'community-officer': 1,
  'grid-team': 1,
  handler: 1,
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export type SimOptions = {
  readonly days: number
  readonly seed: number
  /** Matters on an ordinary working day. */
  readonly rate: number
  readonly staff: Readonly<Record<string, number>>
  /** Acts one person can do in a working day. */
  readonly acts: number
  /** Hours of work outside the desk before an answer is ready: the median. */
  readonly work: number
  readonly policy: Policy
  /** Midnight in Beijing of the first day, ms. */
  readonly start: number
  /** Reads every form by the engine's rules first; slower, for tests. */
  readonly checkForms?: boolean
  /** Keeps ended clocks and rings reminders too, though no decision looks at them; slower, for tests. */
  readonly keepClocks?: boolean
}

/** A Monday after the spring holidays of a year whose calendar is published. */
export const START = Date.parse('2026-03-02T00:00:00+08:00')

export const DEFAULTS: Omit<SimOptions, 'days' | 'seed'> = {
  rate: 120,
  staff: STAFF,
  acts: 60,
  work: 16,
  policy: POLICY,
  start: START,
}

/** Shares of a day's matters by hour of day, Beijing time; they sum to 1. */
const BY_HOUR = [1, 1, 1, 1, 1, 2, 4, 8, 14, 16, 14, 10, 7, 7, 11, 13, 12, 9, 8, 8, 6, 4, 2, 1]
const SUM = BY_HOUR.reduce((a, b) => a + b, 0)
export const hourShare = (hour: number): number => (BY_HOUR[hour] as number) / SUM
/** Fewer come on a day off. */
export const DAY_OFF_SHARE = 0.6
