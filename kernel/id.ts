import { z } from 'zod'

/** UUIDv7 text. Made in the application so that no database needs to know how. */
export const Id = z.uuid()
export type Id = string

/** Random bytes, injected; the same function everywhere so that tests and replays can seed it. */
export type Random = (bytes: number) => Uint8Array

const hex = (b: Uint8Array): string => {
  let s = ''
  for (const x of b) s += x.toString(16).padStart(2, '0')
  return s
}

/** A UUIDv7 (RFC 9562) from a time in ms and ten random bytes. */
export const uuidv7 = (nowMs: number, random: Random): string => {
  const r = random(10)
  const t = Math.floor(nowMs).toString(16).padStart(12, '0')
  r[0] = (r[0]! & 0x0f) | 0x70
  r[2] = (r[2]! & 0x3f) | 0x80
  const h = hex(r)
  return `${t.slice(0, 8)}-${t.slice(8)}-${h.slice(0, 4)}-${h.slice(4, 8)}-${h.slice(8)}`
}

/** Luhn check digit over decimal digits: catches every single wrong digit and nearly every swap of neighbours. */
export const checkDigit = (digits: string): string => {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const d = digits.charCodeAt(digits.length - 1 - i) - 48
    const v = i % 2 === 0 ? d * 2 : d
    sum += v > 9 ? v - 9 : v
  }
  return String((10 - (sum % 10)) % 10)
}

/** A public number (编号): nine random digits, the first never 0, and a check digit; said as 4-4-2. */
export const newRef = (random: Random): string => {
  const b = random(5)
  const n = ((b[0]! * 256 + b[1]!) * 256 + b[2]!) * 65536 + b[3]! * 256 + b[4]!
  const nine = String(100_000_000 + (n % 900_000_000))
  return nine + checkDigit(nine)
}
export const isRef = (s: string): boolean => /^[1-9]\d{9}$/.test(s) && checkDigit(s.slice(0, 9)) === s[9]

/** Drops what people add when they read a number aloud or copy it. */
export const tidyRef = (s: string): string =>
  s.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0)).replace(/[\s\-·．.]/g, '')

const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
/** The secret half of an anonymous receipt: 13 letters of 31, 64 bits, without look-alikes. */
export const newSecret = (random: Random): string => {
  let out = ''
  while (out.length < 13) for (const b of random(16)) if (b < 248 && out.length < 13) out += ALPHABET[b % 31]
  return out
}
