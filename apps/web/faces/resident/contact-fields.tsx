import { CheckList, TextField, useT } from '@yiwang/ui'
import { type PhoneFault, phoneFault } from './device/draft.ts'
import { residentMessages } from './messages.ts'

export const PHONE_ID = 'phone'
export const SMS_ID = 'sms'

/** What is wrong with the contact fields, as sentences by field id. */
export const useContactProblems = () => {
  const t = useT(residentMessages)
  const say = (fault: PhoneFault): string => {
    if (fault.kind === 'form') return t('phoneForm')
    const counts = { off: fault.off, n: fault.length }
    return fault.kind === 'short' ? t('phoneShort', counts) : t('phoneLong', counts)
  }
  return ({ phone, sms }: { phone: string; sms: boolean }): { fieldId: string; message: string }[] => {
    const fault = phoneFault(phone)
    if (fault) return [{ fieldId: PHONE_ID, message: say(fault) }]
    return sms && phone.trim() === '' ? [{ fieldId: PHONE_ID, message: t('smsNeedsPhone') }] : []
  }
}

type Props = {
  phone: string
  sms: boolean
  hint: string
  error?: string | undefined
  onChange: (change: { phone?: string; sms?: boolean }) => void
}

/** Phone (optional) and consent to messages; nothing is ticked beforehand. */
export const ContactFields = ({ phone, sms, hint, error, onChange }: Props) => {
  const t = useT(residentMessages)
  return (
    <>
      <TextField
        id={PHONE_ID}
        label={t('phone')}
        hint={hint}
        optional
        error={error}
        value={phone}
        onText={(text) => onChange({ phone: text })}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <CheckList
        id={SMS_ID}
        label=""
        choices={[{ value: 'sms', label: t('sms') }]}
        values={sms ? ['sms'] : []}
        onChange={(values) => onChange({ sms: values.includes('sms') })}
      />
    </>
  )
}
