import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Where this installation keeps what is its own: data, files, logs. */
export const varDir = (): string =>
  resolve(process.env.YIWANG_CWD ?? process.cwd(), process.env.YIWANG_VAR ?? join(ROOT, 'var'))
