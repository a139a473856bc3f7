import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chownSync, lchownSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { EmbeddedError } from './errors.ts'

/**
 * How PostgreSQL, which refuses to run as root, is run: as ourselves, inside a user namespace where root is called
 * 65534 (files stay root's), or as another user.
 */
export type RunAs = { kind: 'self' } | { kind: 'namespace' } | { kind: 'user'; uid: number; gid: number }

const NOBODY = 65534
const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

/** The environment without what would steer PostgreSQL from outside (PGPORT, PGDATA, odd locales). */
const plainEnvironment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([key]) => !/^(PG|LC_|LANG|NODE_)/.test(key))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

const words = (as: RunAs, command: string[]): [string, string[]] => {
  const all = as.kind === 'namespace' ? ['unshare', ...NAMESPACE, ...command] : command
  return [all[0] ?? '', all.slice(1)]
}

const options = (as: RunAs): SpawnOptions => ({
  cwd: '/',
  env: plainEnvironment(),
  ...(as.kind === 'user' ? { uid: as.uid, gid: as.gid } : {}),
})

/** Starts a program in a session of its own, so that the terminal's Ctrl-C does not reach it. `log` is a file descriptor. */
export const spawnAs = (as: RunAs, command: string[], log: number): ChildProcess => {
  const [program, rest] = words(as, command)
  return spawn(program, rest, { ...options(as), detached: true, stdio: ['ignore', log, log] })
}

const works = (as: RunAs, dir: string, postgres: string): boolean => {
  const probe = ['sh', '-c', 'cd "$1" && "$2" --version', 'sh', dir, postgres]
  const [program, rest] = words(as, probe)
  return spawnSync(program, rest, { ...options(as), stdio: 'ignore' }).status === 0
}

const cannotDropRoot = (dataDir: string): EmbeddedError =>
  new EmbeddedError('EMBEDDED_NO_RIGHTS', {
    zh: `PostgreSQL 不能以 root 身份运行，而这台机器既不允许用户命名空间，普通用户也读不到 ${dataDir} 或程序目录。请任选一种：安装 util-linux（apt-get install util-linux）；把一网放到所有用户可进入的目录（如 /opt）；改用普通用户运行；或设置 DATABASE_URL。`,
    en: `PostgreSQL refuses to run as root; this machine allows no user namespace, and an ordinary user cannot reach ${dataDir} or the program folder. Do one of these: install util-linux (apt-get install util-linux); move Yiwang to a folder every user may enter (such as /opt); run as an ordinary user; or set DATABASE_URL.`,
  })

const notYours = (dataDir: string, uid: number): EmbeddedError =>
  new EmbeddedError('EMBEDDED_NO_RIGHTS', {
    zh: `数据目录 ${dataDir} 属于用户 ${uid}，当前用户不能使用。请以该用户（或 root）运行，或用 YIWANG_VAR 指定另一个目录。`,
    en: `The data directory ${dataDir} belongs to user ${uid}, not to you. Run as that user (or root), or choose another folder with YIWANG_VAR.`,
  })

const ownerOf = (path: string): { uid: number; gid: number } | undefined =>
  statSync(path, { throwIfNoEntry: false }) ?? undefined

const hasName = (): boolean => {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

const candidates = (dataDir: string): RunAs[] => {
  const data = ownerOf(dataDir)
  // Data made by an ordinary user stays that user's when root starts it once.
  if (data !== undefined && data.uid !== 0) return [{ kind: 'user', uid: data.uid, gid: data.gid }]
  const parent = ownerOf(dirname(dataDir))
  const landlord: RunAs[] = parent && parent.uid !== 0 ? [{ kind: 'user', uid: parent.uid, gid: parent.gid }] : []
  return [{ kind: 'namespace' }, ...landlord, { kind: 'user', uid: NOBODY, gid: NOBODY }]
}

/** Picks the way that works here for this data directory. @throws EmbeddedError saying what to install or change. */
export const chooseRunAs = (dataDir: string, postgres: string, only?: RunAs['kind']): RunAs => {
  const me = process.getuid?.() ?? 0
  if (me !== 0) {
    const owner = ownerOf(dataDir)
    if (owner !== undefined && owner.uid !== me) throw notYours(dataDir, owner.uid)
    // A number without a name (common in containers) is refused by initdb; inside a namespace it is called nobody.
    return hasName() ? { kind: 'self' } : { kind: 'namespace' }
  }
  const options = candidates(dataDir).filter((as) => only === undefined || as.kind === only)
  const found = options.find((as) => works(as, dirname(dataDir), postgres))
  if (found === undefined) throw cannotDropRoot(dataDir)
  return found
}

/** Gives a folder and all in it to the user PostgreSQL runs as; does nothing when it is theirs already. */
export const giveTo = (as: RunAs, path: string): void => {
  if (as.kind !== 'user') return
  const at = lstatSync(path)
  if (at.uid === as.uid) return
  for (const entry of at.isDirectory() ? readdirSync(path, { recursive: true }) : []) {
    lchownSync(join(path, String(entry)), as.uid, as.gid)
  }
  // Last, so that an interrupted hand-over is seen and done again.
  chownSync(path, as.uid, as.gid)
}
