/** Spaces, hyphens and full-width digits out; the rest as typed. */
export const cleanPhone = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '')

export type PhoneFault = { kind: 'short' | 'long'; length: number; off: number } | { kind: 'form' }

/** What is wrong with a Chinese mobile number; nothing when it is right or left empty. */
export const phoneFault = (typed: string): PhoneFault | undefined => {
  const phone = cleanPhone(typed)
  if (phone === '' || /^1[3-9]\d{9}$/.test(phone)) return undefined
  if (!/^1\d*$/.test(phone) || phone.length === 11) return { kind: 'form' }
  const off = Math.abs(11 - phone.length)
  return { kind: phone.length < 11 ? 'short' : 'long', length: phone.length, off }
}
