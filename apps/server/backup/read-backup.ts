import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, statSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { refusal } from '../cli/cli-error.ts'
import { treeOf } from './copy-files.ts'
import { MANIFEST, MANIFEST_HASH, Manifest } from './manifest.ts'
import { BLOCK, readHeader } from './tar.ts'

const damaged = (zh: string, en: string) =>
  refusal(
    'DAMAGED_BACKUP',
    `备份已损坏：${zh}。没有恢复任何数据。请换另一份备份。`,
    `The backup is damaged: ${en}. Nothing was restored. Use another copy.`,
  )
const SAFE =
  /^(postgres|files)\/(?!.*(^|\/)\.\.?(\/|$))[^\0]+$|^(link-secret|engine\.json|manifest\.json|manifest\.sha256)$/

type Unpacked = Map<string, { size: number; sha256: string }>
type Source = AsyncIterable<{ path: string; size: number; chunks: AsyncIterable<Buffer> }>

async function* inFolder(root: string): Source {
  for (const path of [...treeOf(root, () => false).files, 'postgres/backup_label']) {
    const file = join(root, path)
    const stat = statSync(file, { throwIfNoEntry: false })
    if (stat) yield { path, size: stat.size, chunks: createReadStream(file) as AsyncIterable<Buffer> }
  }
}

/** Gives out exactly as many bytes as asked for; fewer only at the end of the stream. */
const reader = (stream: AsyncIterable<Buffer>) => {
  const from = stream[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const some = async (most: number): Promise<Buffer> => {
    if (rest.length === 0) {
      const next = await from.next()
      if (next.done) return rest
      rest = next.value
    }
    const out = rest.subarray(0, most)
    rest = rest.subarray(out.length)
    return out
  }
  const exactly = async (n: number): Promise<Buffer> => {
    const parts: Buffer[] = []
    for (let left = n; left > 0; ) {
      const b = await some(left)
      if (b.length === 0) throw new Error('cut short')
      parts.push(b)
      left -= b.length
    }
    return Buffer.concat(parts)
  }
  async function* stretch(n: number): AsyncGenerator<Buffer> {
    for (let left = n; left > 0; ) {
      const b = await some(left)
      if (b.length === 0) throw new Error('cut short')
      left -= b.length
      yield b
    }
  }
  return { exactly, stretch }
}

async function* inArchive(path: string): Source {
  const zip = createGunzip()
  const file = createReadStream(path)
  file.on('error', (e) => zip.destroy(e))
  file.pipe(zip)
  const r = reader(zip as AsyncIterable<Buffer>)
  for (;;) {
    const head = readHeader(await r.exactly(BLOCK))
    if (!head) return
    yield { ...head, chunks: r.stretch(head.size) }
    await r.exactly((BLOCK - (head.size % BLOCK)) % BLOCK)
  }
}

const unpack = async (source: Source, into: string, progress: (bytes: number) => void): Promise<Unpacked> => {
  const seen: Unpacked = new Map()
  for await (const e of source) {
    if (!SAFE.test(e.path))
      throw damaged(`里面有不该有的文件 ${e.path}`, `it holds a file that does not belong: ${e.path}`)
    const target = join(into, e.path)
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    const handle = await open(target, 'w', 0o600)
    const hash = createHash('sha256')
    try {
      for await (const c of e.chunks) {
        hash.update(c)
        await handle.write(c)
        progress(c.length)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    seen.set(e.path, { size: e.size, sha256: hash.digest('hex') })
  }
  return seen
}

const readManifest = async (into: string, seen: Unpacked): Promise<Manifest> => {
  if (!seen.has(MANIFEST) || !seen.has(MANIFEST_HASH))
    throw damaged('没有清单，可能只复制了一半', 'it has no manifest; perhaps only half was copied')
  const said = (await readFile(join(into, MANIFEST_HASH), 'utf8')).trim()
  if (said !== seen.get(MANIFEST)?.sha256) throw damaged('清单被改过', 'its manifest was changed')
  const parsed = Manifest.safeParse(JSON.parse(await readFile(join(into, MANIFEST), 'utf8')))
  if (!parsed.success)
    throw damaged('清单读不懂，可能来自更新的版本', 'its manifest cannot be read; it may be of a newer version')
  return parsed.data
}

const compare = (m: Manifest, seen: Unpacked): void => {
  for (const f of m.files) {
    const got = seen.get(f.path)
    if (!got) throw damaged(`缺少 ${f.path}`, `${f.path} is missing`)
    if (got.size !== f.size || got.sha256 !== f.sha256) throw damaged(`${f.path} 的内容变了`, `${f.path} has changed`)
  }
  const known = new Set([...m.files.map((f) => f.path), MANIFEST, MANIFEST_HASH])
  for (const path of seen.keys()) if (!known.has(path)) throw damaged(`多出 ${path}`, `${path} does not belong`)
}

/**
 * Unpacks a backup (folder or `.tar.gz`) into an empty folder and holds every byte against the manifest.
 *
 * @throws CliError `DAMAGED_BACKUP` naming what is wrong.
 */
export const readBackup = async (path: string, into: string, progress: (bytes: number) => void): Promise<Manifest> => {
  const source = statSync(path).isDirectory() ? inFolder(path) : inArchive(path)
  try {
    const seen = await unpack(source, into, progress)
    const manifest = await readManifest(into, seen)
    compare(manifest, seen)
    return manifest
  } catch (e) {
    const { code } = e as NodeJS.ErrnoException
    if (code?.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
      throw damaged('压缩包不完整或不是 .tar.gz', 'the archive is cut short or no .tar.gz')
    if (e instanceof Error && (e.message === 'cut short' || e.message === 'broken header'))
      throw damaged('文件不完整', 'it is cut short')
    if (e instanceof SyntaxError) throw damaged('清单读不懂', 'its manifest cannot be read')
    throw e
  }
}
