/** The little of the tar format (POSIX ustar) that a backup needs: plain files, so that any `tar` can open it too. */
export const BLOCK = 512
const octal = (n: number, width: number): string => `${n.toString(8).padStart(width - 1, '0')}\0`

const split = (path: string): { name: string; prefix: string } => {
  if (Buffer.byteLength(path) <= 100) return { name: path, prefix: '' }
  for (let i = path.indexOf('/'); i > 0; i = path.indexOf('/', i + 1)) {
    const [prefix, name] = [path.slice(0, i), path.slice(i + 1)]
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return { name, prefix }
  }
  throw new Error(`path too long for an archive: ${path}`)
}

const sumOf = (head: Buffer): number => {
  let sum = 0
  for (let i = 0; i < BLOCK; i += 1) sum += i >= 148 && i < 156 ? 32 : (head[i] ?? 0)
  return sum
}

/** The 512 bytes before a file. Sizes up to 8 GiB, which PostgreSQL's 1 GiB segments never reach. */
export const tarHeader = (path: string, size: number): Buffer => {
  const { name, prefix } = split(path)
  const head = Buffer.alloc(BLOCK)
  head.write(name, 0)
  head.write(octal(0o600, 8), 100)
  head.write(octal(0, 8), 108)
  head.write(octal(0, 8), 116)
  head.write(octal(size, 12), 124)
  head.write(octal(0, 12), 136)
  head.write('0', 156)
  head.write('ustar\u000000', 257)
  head.write(prefix, 345)
  head.write(`${sumOf(head).toString(8).padStart(6, '0')}\0 `, 148)
  return head
}
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
export const tarEnd = (): Buffer => Buffer.alloc(BLOCK * 2)

const text = (b: Buffer, from: number, length: number): string => {
  const part = b.subarray(from, from + length)
  const end = part.indexOf(0)
  return part.subarray(0, end < 0 ? length : end).toString('utf8')
}

/** What stands before a file; undefined at the end mark. @throws Error when the block is no header. */
export const readHeader = (b: Buffer): { path: string; size: number } | undefined => {
  if (b.every((x) => x === 0)) return undefined
  if (Number.parseInt(text(b, 148, 8), 8) !== sumOf(b)) throw new Error('broken header')
  const prefix = text(b, 345, 155)
  const name = text(b, 0, 100)
  return { path: prefix ? `${prefix}/${name}` : name, size: Number.parseInt(text(b, 124, 12), 8) }
}
