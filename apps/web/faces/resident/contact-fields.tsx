import { CheckList, TextField, useT } from '@yiwang/ui'
import { usePhoneFault } from '../../shell/phone-code/use-phone-code.ts'
import { residentMessages } from './messages.ts'

export const PHONE_ID = 'phone'
export const SMS_ID = 'sms'

/** What is wrong with the contact fields, as sentences by field id. */
export const useContactProblems = () => {
  const t = useT(residentMessages)
  const faultOf = usePhoneFault()
  return ({ phone, sms }: { phone: string; sms: boolean }): { fieldId: string; message: string }[] => {
    const message = faultOf(phone)
    if (message) return [{ fieldId: PHONE_ID, message }]
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
