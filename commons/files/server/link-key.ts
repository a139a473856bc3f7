import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link opens: one file, for the raiser of one appeal (or its own uploader), until a moment in ms. */
export type LinkClaim = { readonly file: string; readonly appeal: string; readonly until: number }

/** Stands for the appeal while a file hangs on nothing yet. */
export const UPLOADER = '-'

const macOf = (secret: string, c: LinkClaim): Buffer =>
  createHmac('sha256', secret).update(`${c.file}\n${c.appeal}\n${c.until}`).digest()

/** The key of a short-lived link, at most 100 characters, safe in an address. */
export const linkKey = (secret: string, c: LinkClaim): string =>
  `${c.until.toString(36)}.${c.appeal}.${macOf(secret, c).toString('base64url')}`

/** The appeal a key speaks for; undefined when it is forged, of another file, or out of time. */
export const readLinkKey = (
  secret: string,
  key: string,
  at: { readonly file: string; readonly now: number },
): string | undefined => {
  const [untilText = '', appeal = '', mac = ''] = key.split('.')
  if (!/^[0-9a-z]{1,11}$/.test(untilText)) return undefined
  const claim = { file: at.file, appeal, until: Number.parseInt(untilText, 36) }
  const given = Buffer.from(mac, 'base64url')
  const right = macOf(secret, claim)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  return at.now < claim.until ? appeal : undefined
}
