import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, fill, type Words } from '@yiwang/kernel'
import { EmbeddedBusy, EmbeddedError } from '@yiwang/platform/postgres/embedded'
import { FAILURES } from '@yiwang/platform/words'
import { varDir } from '../database-place.ts'
import { CliError, type ExitCode } from './cli-error.ts'
import { busyWords } from './running-up.ts'

export type Explained = { readonly code: string; readonly words: Words; readonly exit: ExitCode }

const both = (zh: string, en: string): Words => ({ zh, en })
const DATABASE: Record<string, Words> = {
  ECONNREFUSED: both(
    '连不上数据库。请检查 DATABASE_URL 里的地址和端口，以及数据库是否在运行。',
    'Cannot reach the database. Check host and port in DATABASE_URL and that the server runs.',
  ),
  ENOTFOUND: both('找不到 DATABASE_URL 里的主机名。', 'The host in DATABASE_URL was not found.'),
  ETIMEDOUT: both(
    '连接数据库超时。请检查网络和防火墙。',
    'Connecting to the database timed out. Check network and firewall.',
  ),
  '28P01': both('数据库拒绝了密码。请检查 DATABASE_URL。', 'The database refused the password. Check DATABASE_URL.'),
  '28000': both('数据库拒绝了这个用户。请检查 DATABASE_URL。', 'The database refused this user. Check DATABASE_URL.'),
  '3D000': both(
    '没有这个数据库。请先建库（createdb），再试一次。',
    'There is no such database. Create it first (createdb), then try again.',
  ),
  '42501': both(
    '数据库用户没有足够权限。请给它建模式和表的权限。',
    'The database user lacks rights. Let it create schemas and tables.',
  ),
  '57P01': both('数据库正在停止。请稍后再试。', 'The database is shutting down. Try again in a moment.'),
  '57P03': both('数据库还在启动。请稍后再试。', 'The database is still starting. Try again in a moment.'),
  '53300': both('数据库连接已用完。请稍后再试。', 'The database has no connection left. Try again in a moment.'),
  '53100': both('磁盘满了。请腾出空间再试。', 'The disk is full. Free some space and try again.'),
}

const ofFile = (e: NodeJS.ErrnoException): Words | undefined => {
  const path = e.path ?? ''
  if (e.code === 'ENOENT') return both(`没有这个文件：${path}。请检查路径。`, `No such file: ${path}. Check the path.`)
  if (e.code === 'EACCES' || e.code === 'EPERM' || e.code === 'EROFS')
    return both(`没有权限使用 ${path}。请检查权限。`, `No permission for ${path}. Check its permissions.`)
  if (e.code === 'ENOSPC') return both('磁盘满了。请腾出空间再试。', 'The disk is full. Free some space and try again.')
  if (e.code === 'EISDIR') return both(`${path} 是文件夹，要给一个文件。`, `${path} is a folder; a file is needed.`)
  return undefined
}

const failureWords = async (): Promise<Record<string, Words>> => {
  const [identity, registry, matters, insight] = await Promise.all([
    import('@yiwang/identity/server'),
    import('@yiwang/registry/server'),
    import('@yiwang/matters/server'),
    import('@yiwang/insight/server'),
  ])
  return { ...FAILURES, ...identity.words, ...registry.failureWords, ...matters.mattersWords, ...insight.words }
}

const ofFailure = async (f: Failure): Promise<Words> => {
  const words = (await failureWords())[f.code] ?? both(f.code, f.code)
  const data = { ...f.data, n: f.fields.length }
  const tail = (of: 'zh' | 'en'): string => f.fields.map((x) => `${x.path}: ${x.message[of]}`).join('; ')
  const told = f.fields.length > 0
  return both(
    `${fill(words.zh, data)}${told ? `（${tail('zh')}）` : ''}`,
    `${fill(words.en, data)}${told ? ` (${tail('en')})` : ''}`,
  )
}

/** Two halves of one sentence, as the older errors of this project write them. */
const halves = (message: string): Words => {
  const [zh = message, en] = message.split(/ · |\n/)
  return both(zh, en ?? zh)
}

/** A bug of ours: its stack goes to a file, never to the reader. */
const unexpected = (e: unknown): Explained => {
  const file = join(varDir(), 'log', 'errors.log')
  try {
    mkdirSync(join(varDir(), 'log'), { recursive: true })
    appendFileSync(file, `${new Date().toISOString()} ${e instanceof Error ? (e.stack ?? e.message) : String(e)}\n`)
  } catch {
    // Nothing can be written there: the sentence below must do.
  }
  const what = e instanceof Error ? e.message : String(e)
  const words = both(
    `出现意外错误：${what}。再试一次；若还不行，请附上 ${file}。`,
    `Unexpected error: ${what}. Try again; if it stays, attach ${file}.`,
  )
  return { code: 'UNEXPECTED', words, exit: 1 }
}

const deepest = (e: unknown): unknown => (e instanceof AggregateError && e.errors.length > 0 ? e.errors[0] : e)

/** What to tell the reader about any error of `command`, and with which exit code to end. */
export const explain = async (error: unknown, command?: string): Promise<Explained> => {
  const e = deepest(error)
  if (e instanceof CliError) return { code: e.code, words: e.words, exit: e.exit }
  if (e instanceof EmbeddedBusy) return { code: e.code, words: busyWords(e, command), exit: 1 }
  if (e instanceof EmbeddedError) return { code: e.code, words: both(e.zh, e.en), exit: 1 }
  if (e instanceof Failure) return { code: e.code, words: await ofFailure(e), exit: 1 }
  const { code } = e as NodeJS.ErrnoException
  const known = code === undefined ? undefined : (DATABASE[code] ?? ofFile(e as NodeJS.ErrnoException))
  if (known) return { code: code as string, words: known, exit: 1 }
  if (e instanceof Error && e.constructor === Error && / · /.test(e.message))
    return { code: 'FAILED', words: halves(e.message), exit: 1 }
  return unexpected(e)
}
