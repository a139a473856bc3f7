import { hash, verify } from '@node-rs/argon2'
import type { Random } from '@yiwang/kernel/id'

/** Argon2id as OWASP's password storage sheet has it: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Argon2id PHC string of a password; the salt is drawn by the library from the operating system. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** Whether it is the password; `stored` null (no such account, no password) costs the same work and is never right. */
export const checkPassword = async (stored: string | null, password: string): Promise<boolean> => {
  const right = await verify(stored ?? (await decoy()), password)
  return right && stored !== null
}

let made: Promise<string> | undefined
const decoy = (): Promise<string> => {
  made ??= hashPassword('nobody has this password')
  return made
}
/** Makes the decoy ahead of time, so that the first unknown name takes no longer than the next. */
export const warmDecoy = async (): Promise<void> => void (await decoy())

const SETS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const

/** A first password to be read out or handed over once: 12 characters of three classes without look-alikes, 66 bits. */
export const firstPassword = (random: Random): string => {
  const all = SETS.join('')
  for (;;) {
    let out = ''
    while (out.length < 12) for (const b of random(16)) if (b < 220 && out.length < 12) out += all[b % 55]
    if (SETS.every((set) => [...out].some((c) => set.includes(c)))) return out
  }
}
