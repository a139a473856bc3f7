import { pino } from 'pino'

export type Log = {
  info(data: Record<string, unknown>, message: string): void
  warn(data: Record<string, unknown>, message: string): void
  error(data: Record<string, unknown>, message: string): void
}

/** One JSON line an entry on stderr or a file. Bodies, names, phones and tokens are never handed to it. */
export const openLog = (o: { file?: string; level?: string } = {}): Log =>
  pino(
    { level: o.level ?? 'info', base: null },
    o.file ? pino.destination({ dest: o.file, mkdir: true }) : pino.destination(2),
  )

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
