import { type Actor, capacity, inForce, no, type Verdict, yes } from '@yiwang/kernel'
import { isCommon } from './common-password.ts'

export type PasswordPolicy = {
  readonly minLength: number
  /** How many of small letters, capitals, digits and signs must occur. */
  readonly classes: number
  /** Days after which a password must be changed at the next sign-in; null is never. */
  readonly maxAgeDays: number | null
}
export type IdentityPolicy = PasswordPolicy & {
  /** Wrong tries in a row before the name is locked. */
  readonly failures: number
  readonly lockMinutes: number
  readonly staffHours: number
  readonly residentDays: number
  readonly codeMinutes: number
  readonly codePauseSeconds: number
  readonly codesPerDay: number
}

const common = {
  failures: 5,
  lockMinutes: 15,
  staffHours: 12,
  residentDays: 30,
  codeMinutes: 5,
  codePauseSeconds: 60,
  codesPerDay: 10,
} as const

/**
 * Two profiles, because the standards contradict each other: `mlps` follows GB/T 22239-2019 (complexity and periodic
 * change) and is the default for staff; `asvs` follows OWASP ASVS 5.0 6.2 (length, no composition, no rotation).
 */
export const POLICY: { readonly mlps: IdentityPolicy; readonly asvs: IdentityPolicy } = {
  mlps: { ...common, minLength: 10, classes: 3, maxAgeDays: 90 },
  asvs: { ...common, minLength: 12, classes: 0, maxAgeDays: null },
}

/** Why a password is too weak: a word for {@link words} `WEAK_PASSWORD`, or undefined when it will do. */
export const weakness = (
  p: PasswordPolicy,
  password: string,
  username: string,
): 'short' | 'classes' | 'name' | 'common' | undefined => {
  if ([...password].length < p.minLength) return 'short'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((k) => k.test(password)).length
  if (kinds < p.classes) return 'classes'
  if (username.length > 2 && password.toLowerCase().includes(username)) return 'name'
  return isCommon(password) ? 'common' : undefined
}

/** Accounts are kept by the holder of a `system-admin` post, from the command line by the system, and by nobody else. */
export const mayAdminister = (actor: Actor, now: number): Verdict => {
  if (actor.kind === 'system') return yes('system')
  const post = inForce(actor, now).find((p) => p.kind === 'system-admin')
  return post ? yes(capacity(post)) : no('system-admin-only')
}
