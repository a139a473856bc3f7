import type { Words } from '@yiwang/kernel'

/** 1: it did not work. 2: it was called wrongly. */
export type ExitCode = 1 | 2

/** A refusal of the command line, worded for its reader: what is wrong and what to do. */
export class CliError extends Error {
  readonly code: string
  readonly words: Words
  readonly exit: ExitCode
  constructor(code: string, words: Words, exit: ExitCode = 1) {
    super(`${words.zh}\n${words.en}`)
    this.name = 'CliError'
    this.code = code
    this.words = words
    this.exit = exit
  }
}

/** The call itself was wrong; nothing was done. */
export const wrongUse = (zh: string, en: string): CliError => new CliError('WRONG_USE', { zh, en }, 2)
export const refusal = (code: string, zh: string, en: string): CliError => new CliError(code, { zh, en })
