import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Words } from '@yiwang/kernel'
import type { EmbeddedBusy } from '@yiwang/platform/postgres/embedded'
import { processIdentity } from '@yiwang/platform/postgres/process-identity'
import { varDir } from '../database-place.ts'
import { CliError } from './cli-error.ts'
import { ownCommand } from './own-command.ts'

type Note = { readonly pid: number; readonly identity: string; readonly address: string }
const path = (): string => join(varDir(), 'up.json')

/** The `up` that serves these data, if one lives; a note left by a killed one counts for nothing. */
export const runningUp = (): Note | undefined => {
  try {
    const note = JSON.parse(readFileSync(path(), 'utf8')) as Note
    return processIdentity(note.pid) === note.identity ? note : undefined
  } catch {
    return undefined
  }
}

/** Tells other commands on these data where this process serves. Answers how to take the note away. */
export const noteRunning = (address: string): (() => void) => {
  const note: Note = { pid: process.pid, identity: processIdentity(process.pid) ?? '', address }
  writeFileSync(path(), `${JSON.stringify(note)}\n`, { mode: 0o600 })
  return () => rmSync(path(), { force: true })
}

const where = (n: Note): string => (n.address ? `${n.address}/` : `pid ${n.pid}`)

/** A second `up` on the same data. */
const alreadyUp = (n: Note): Words => ({
  zh: `一网已在运行：${where(n)}。不用再启动；要另开一个，请换 YIWANG_VAR 和 PORT。没有改动任何数据。`,
  en: `Yiwang is already running: ${where(n)}. For a second one choose another YIWANG_VAR and PORT. Nothing was changed.`,
})
/** A command that wants the data for itself. */
const stopFirst = (n: Note): Words => ({
  zh: `一网正在运行（${where(n)}），这条命令要单独使用数据。先停下 ./yiwang up（Ctrl-C），再运行一次。没有改动任何数据。`,
  en: `Yiwang is running (${where(n)}) and this command wants the data for itself. Stop ./yiwang up first (Ctrl-C), then run this again. Nothing was changed.`,
})

/** @throws CliError when an `up` serves these data already; asked before the port, which it holds as well. */
export const refuseSecondUp = (): void => {
  const note = process.env.DATABASE_URL ? undefined : runningUp()
  if (note) throw new CliError('EMBEDDED_BUSY', alreadyUp(note))
}

/** What to say of busy data, by the command that met them: the words of the lock where the owner is no `up`. */
export const busyWords = (e: EmbeddedBusy, command: string | undefined): Words => {
  const note = runningUp()
  if (note && note.pid === e.pid) return command === 'up' ? alreadyUp(note) : stopFirst(note)
  const what = ownCommand('up')
  return {
    zh: `${e.zh}如果那是 ${what}，先停下它（Ctrl-C）。`,
    en: `${e.en} If that is ${what}, stop it first (Ctrl-C).`,
  }
}
