import { cleanPhone } from '../../../shell/phone-code/phone-fault.ts'

/** What the device keeps of a phone left with a matter: enough to know it again, never the number itself. */
export type ContactKept = { phone: string; sms: boolean }

/** `138****1234`; a text too short to be a number is hidden whole. */
export const maskPhone = (typed: string): string => {
  const phone = cleanPhone(typed)
  return phone.length < 11 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** The contact of a body that went out; null when no phone was left. */
export const contactKept = (body: { phone?: string | undefined; sms?: boolean | undefined }): ContactKept | null =>
  body.phone ? { phone: maskPhone(body.phone), sms: body.sms === true } : null

export type ContactLine = 'noPhone' | 'smsTo' | 'phoneLeft' | 'keepBoth'

/** Which sentence the receipt says; `undefined` is a record from before the contact was kept. */
export const contactLine = (contact: ContactKept | null | undefined): ContactLine => {
  if (contact === undefined) return 'keepBoth'
  if (contact === null) return 'noPhone'
  return contact.sms ? 'smsTo' : 'phoneLeft'
}
