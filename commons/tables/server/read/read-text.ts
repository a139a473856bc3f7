import { TableError } from '../table-error.ts'

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const SNIFFED = 1_000_000

/**
 * Bytes as text, in pieces, without a byte order mark. The encoding is told by the mark, else UTF-8 when the beginning
 * is valid UTF-8, else GB18030, which holds GBK and GB2312. Throws TableError wrongEncoding with the line, notATable.
 */
export async function* readText(chunks: AsyncIterable<Uint8Array>, told?: TextEncoding): AsyncGenerator<string> {
  const iterator = chunks[Symbol.asyncIterator]()
  try {
    const head = await takeHead(iterator)
    const decoder = new TextDecoder(told ?? encodingOf(head), { fatal: true })
    let line = 1
    const decode = (chunk: Uint8Array | undefined): string => {
      try {
        return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
      } catch {
        throw new TableError('wrongEncoding', { line })
      }
    }
    for (let chunk: Uint8Array | undefined = head; chunk; chunk = (await iterator.next()).value) {
      const text = decode(chunk)
      if (text.includes('\0')) throw new TableError('notATable')
      yield text
      line += text.split('\n').length - 1
    }
    yield decode(undefined)
  } finally {
    await iterator.return?.()
  }
}

const takeHead = async (iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  let size = 0
  while (size < SNIFFED) {
    const { value, done } = await iterator.next()
    if (done) break
    pieces.push(value)
    size += value.byteLength
  }
  return Buffer.concat(pieces)
}

const encodingOf = (head: Uint8Array): TextEncoding => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  try {
    // A character cut by the end of the head is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}
