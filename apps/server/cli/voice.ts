/** How one command speaks: progress on stderr, its answer on stdout, and with `--json` only the answer. */
export type Voice = {
  readonly json: boolean
  /** One line of progress, Chinese first. */
  step(zh: string, en: string): void
  /** A bar that grows in place on a terminal and says nothing elsewhere. */
  bar(done: number, of: number): void
  /** The answer: an object for `--json`, lines for people. */
  answer(value: unknown, lines: readonly string[]): void
}

const WIDTH = 30

const drawn = (done: number, of: number): string => {
  const part = of > 0 ? Math.min(1, done / of) : 1
  return `\r${'█'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '·')} ${done}/${of} `
}

export const voice = (o: { json?: boolean | undefined }): Voice => {
  const json = o.json ?? false
  const err = (text: string): void => void process.stderr.write(text)
  let barOpen = false
  const closeBar = () => {
    if (barOpen) err('\n')
    barOpen = false
  }
  return {
    json,
    step(zh, en) {
      closeBar()
      if (!json) err(`${zh} · ${en}\n`)
    },
    bar(done, of) {
      if (json || !process.stderr.isTTY) return
      err(drawn(done, of))
      barOpen = true
      if (done >= of) closeBar()
    },
    answer(value, lines) {
      closeBar()
      process.stdout.write(json ? `${JSON.stringify(value)}\n` : lines.map((l) => `${l}\n`).join(''))
    },
  }
}
