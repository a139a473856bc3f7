import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { type Actor, canonical, failure, type Operation } from '@yiwang/kernel'
import { type Json, json } from './write-set.ts'

/**
 * A caller's key makes a repeated call one effect. Only the key's hash is stored, and an answer about a person is
 * sealed with a key made from it: whoever reads the table without the caller's key reads nothing.
 */
export type Seen = { operation: string; hash: string; status: number; answer: unknown }

export const bodyHash = (input: unknown): string => createHash('sha256').update(canonical(input)).digest('base64url')
export const ownerOf = (a: Actor): string => a.account ?? `device:${a.device ?? '-'}`
export const storedKey = (key: string): string => createHash('sha256').update(`key ${key}`).digest('base64url')

const SEALED = new Set(['personal', 'sensitive'])
const secretOf = (key: string): Buffer => Buffer.from(hkdfSync('sha256', key, 'yiwang', 'answer', 32))

export const storedAnswer = (op: Operation, key: string, answer: unknown): Json => {
  if (!SEALED.has(op.dataClass)) return json(answer)
  const iv = randomBytes(12)
  const c = createCipheriv('aes-256-gcm', secretOf(key), iv)
  const body = Buffer.concat([c.update(JSON.stringify(answer)), c.final()])
  return json({ sealed: Buffer.concat([iv, c.getAuthTag(), body]).toString('base64') })
}

const unseal = (key: string, stored: unknown): unknown => {
  const text = (stored as { sealed?: unknown } | null)?.sealed
  if (typeof text !== 'string') return stored
  const b = Buffer.from(text, 'base64')
  const d = createDecipheriv('aes-256-gcm', secretOf(key), b.subarray(0, 12))
  d.setAuthTag(b.subarray(12, 28))
  return JSON.parse(Buffer.concat([d.update(b.subarray(28)), d.final()]).toString())
}

/** The answer given the first time. Throws KEY_REUSED when the key came with something else. */
export const answered = (
  op: Operation,
  seen: Seen,
  call: { hash: string; key?: string | undefined },
): { status: number; answer: unknown } => {
  if (seen.operation !== op.id || seen.hash !== call.hash) throw failure('KEY_REUSED')
  return { status: seen.status, answer: unseal(call.key ?? '', seen.answer) }
}
