import { invalid } from '@yiwang/kernel'
import type { Mark } from './store/audit-store.ts'

/** A page mark as text without meaning for the reader. */
export const encodeMark = (m: Mark): string => Buffer.from(`${m.xid}.${m.pos}`).toString('base64url')

/** INVALID on anything {@link encodeMark} did not make. */
export const decodeMark = (text: string): Mark => {
  const found = /^(\d{1,20})\.(\d{1,18})$/.exec(Buffer.from(text, 'base64url').toString('latin1'))
  if (!found || BigInt(found[1]!) >= 2n ** 64n)
    throw invalid([
      { path: 'after', message: { zh: '翻页记号不对，请从第一页再看', en: 'not a page mark; start again' } },
    ])
  return { xid: found[1]!, pos: found[2]! }
}
