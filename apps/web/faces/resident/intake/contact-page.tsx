import { useNavigate } from '@tanstack/react-router'
import { useT } from '@yiwang/ui'
import { useState } from 'react'
import { ContactFields, useContactProblems } from '../contact-fields.tsx'
import { useDevice, useDraft } from '../device/device.tsx'
import { intakeMessages } from './messages.ts'
import { StepPage } from './step-page.tsx'
import { useStep } from './use-step.ts'

/** In elder mode the phone stands on a page of its own, before the last look. */
export const ContactPage = () => {
  const t = useT(intakeMessages)
  const navigate = useNavigate()
  const { after } = useStep('contact')
  const device = useDevice()
  const draft = useDraft()
  const problemsOf = useContactProblems()
  const [problems, setProblems] = useState<{ fieldId: string; message: string }[]>([])
  const next = () => {
    const wrong = problemsOf(draft)
    setProblems(wrong)
    if (wrong.length === 0) void navigate({ to: after })
  }
  return (
    <StepPage step="contact" title={t('contact')} problems={problems} onAct={next}>
      <ContactFields
        phone={draft.phone}
        sms={draft.sms}
        hint={t('phoneHint')}
        error={problems[0]?.message}
        onChange={(change) => {
          device.changeDraft(change)
          setProblems([])
        }}
      />
    </StepPage>
  )
}
