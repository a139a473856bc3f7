import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { progressWords, startEmbedded } from '@yiwang/platform/postgres/embedded'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Where this installation keeps what is its own: data, files, logs. */
export const varDir = (): string =>
  resolve(process.env.YIWANG_CWD ?? process.cwd(), process.env.YIWANG_VAR ?? join(ROOT, 'var'))

export type OpenedDatabase = { readonly url: string; readonly embedded: boolean; stop(): Promise<void> }

/** The database named by DATABASE_URL, or the embedded one under the var folder. */
export const openDatabase = async (say: (line: string) => void): Promise<OpenedDatabase> => {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, embedded: false, stop: async () => undefined }
  const dir = varDir()
  mkdirSync(dir, { recursive: true })
  const server = await startEmbedded({
    dataDir: join(dir, 'postgres'),
    onProgress: (step) => say(`${progressWords[step].zh} · ${progressWords[step].en}`),
  })
  return { url: server.url, embedded: true, stop: () => server.stop() }
}
