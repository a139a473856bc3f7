import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './errors.ts'

type EngineRecord = { engine: string; major: number; data: string }

export type EngineFile = { path: string; dataDir: string; binaries: Binaries }

const mismatch = (file: EngineFile, found: string): EmbeddedError => {
  const { engine, major } = file.binaries
  return new EmbeddedError('EMBEDDED_ENGINE_MISMATCH', {
    zh: `数据目录 ${file.dataDir} 由 ${found} 建立，而本程序使用 ${engine} ${major}，两者格式不通。请用原来的版本导出后再导入，或用 YIWANG_VAR 指定新目录。数据没有改动。`,
    en: `The data directory ${file.dataDir} was made by ${found}, this program uses ${engine} ${major}, and the formats differ. Export with the old version and import here, or choose a new folder with YIWANG_VAR. The data was not touched.`,
  })
}

const foreign = (dataDir: string): EmbeddedError =>
  new EmbeddedError('EMBEDDED_FOREIGN_DIRECTORY', {
    zh: `${dataDir} 里有文件，但不是数据库目录。请把它移走，或用 YIWANG_VAR 指定另一个目录。这些文件没有改动。`,
    en: `${dataDir} holds files but is no database directory. Move it away, or choose another folder with YIWANG_VAR. The files were not touched.`,
  })

const readRecord = (path: string): EngineRecord | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as EngineRecord
  } catch {
    // Absent, or cut short by a crash: PG_VERSION inside the directory still tells the major version.
    return undefined
  }
}

/** Writes down which engine made the data directory, whole or not at all. */
export const recordEngine = (file: EngineFile): void => {
  const { engine, major } = file.binaries
  const record: EngineRecord = { engine, major, data: basename(file.dataDir) }
  writeFileSync(`${file.path}.new`, `${JSON.stringify(record, null, 2)}\n`)
  renameSync(`${file.path}.new`, file.path)
}

/**
 * Tells whether the data directory is ready (`true`) or must be made (`false`).
 * @throws EmbeddedError when another engine or version made it, or when it holds something else.
 */
export const checkEngine = (file: EngineFile): boolean => {
  const { engine, major } = file.binaries
  if (!existsSync(file.dataDir) || readdirSync(file.dataDir).length === 0) return false
  const record = readRecord(file.path)
  if (record?.data === basename(file.dataDir) && (record.engine !== engine || record.major !== major)) {
    throw mismatch(file, `${record.engine} ${record.major}`)
  }
  const versionFile = join(file.dataDir, 'PG_VERSION')
  if (!existsSync(versionFile) || !existsSync(join(file.dataDir, 'global', 'pg_control'))) throw foreign(file.dataDir)
  const found = readFileSync(versionFile, 'utf8').trim()
  if (found !== String(major)) throw mismatch(file, `PostgreSQL ${found}`)
  return true
}
