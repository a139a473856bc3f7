/** What stops the built-in database from starting. `code` is stable; the words are for people. */
export type EmbeddedErrorCode =
  | 'EMBEDDED_BUSY'
  | 'EMBEDDED_ENGINE_MISMATCH'
  | 'EMBEDDED_FOREIGN_DIRECTORY'
  | 'EMBEDDED_NO_BINARIES'
  | 'EMBEDDED_NO_RIGHTS'
  | 'EMBEDDED_START_FAILED'

export type TwoTongues = { zh: string; en: string }

/** A refusal with a sentence for the reader in both languages; `message` holds the two, Chinese first. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode
  readonly zh: string
  readonly en: string

  constructor(code: EmbeddedErrorCode, words: TwoTongues, options?: ErrorOptions) {
    super(`${words.zh}\n${words.en}`, options)
    this.name = 'EmbeddedError'
    this.code = code
    this.zh = words.zh
    this.en = words.en
  }
}

/** Another process owns this data directory. `pid` is undefined only when the owner could not be named. */
export class EmbeddedBusy extends EmbeddedError {
  readonly pid: number | undefined
  readonly dataDir: string

  constructor(dataDir: string, pid: number | undefined) {
    super('EMBEDDED_BUSY', {
      zh: `数据目录 ${dataDir} 正被另一个一网进程使用（进程号 ${pid ?? '未知'}）。请先停止那个进程，或用 YIWANG_VAR 指定另一个目录。本次启动没有改动任何数据。`,
      en: `The data directory ${dataDir} is in use by another Yiwang process (pid ${pid ?? 'unknown'}). Stop that process first, or choose another folder with YIWANG_VAR. Nothing was changed.`,
    })
    this.name = 'EmbeddedBusy'
    this.pid = pid
    this.dataDir = dataDir
  }
}

/** Puts a refusal of the file system into words; everything else passes through as it is. */
export const explained = (cause: unknown, dataDir: string): unknown => {
  const { code, message } = cause as NodeJS.ErrnoException
  if (cause instanceof EmbeddedError || !/^(EACCES|EPERM|EROFS|ENOSPC|ENOTDIR|EEXIST)$/.test(code ?? '')) return cause
  const words = {
    zh: `不能使用数据目录 ${dataDir}（${message}）。请检查权限、所属用户与剩余空间，或用 YIWANG_VAR 指定另一个目录。`,
    en: `Cannot use the data directory ${dataDir} (${message}). Check its permissions, its owner and the free space, or choose another folder with YIWANG_VAR.`,
  }
  return new EmbeddedError('EMBEDDED_NO_RIGHTS', words, { cause })
}
