/** What one step of the test run came to. */
export type Outcome = {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly string[]
  readonly seconds: number
  readonly detail?: string
}

export const line = (o: Outcome): string => {
  const mark = o.failed ? '✗' : '✓'
  return `${mark} ${o.name.padEnd(22)} ${String(o.passed).padStart(5)} passed ${String(o.failed).padStart(3)} failed ${String(o.skipped.length).padStart(3)} skipped  ${o.seconds.toFixed(1)} s`
}

export const total = (all: readonly Outcome[]): { passed: number; failed: number; skipped: number } => ({
  passed: all.reduce((n, o) => n + o.passed, 0),
  failed: all.reduce((n, o) => n + o.failed, 0),
  skipped: all.reduce((n, o) => n + o.skipped.length, 0),
})
