import { useNavigate } from '@tanstack/react-router'
import { Button, ErrorSummary, Page, useT } from '@yiwang/ui'
import { useState } from 'react'
import { BackLink } from '../back-link.tsx'
import { ContactFields, useContactProblems } from '../contact-fields.tsx'
import { useDevice, useDraft } from '../device/device.tsx'
import { residentMessages } from '../messages.ts'
import { intakeMessages } from './messages.ts'

/** In elder mode the phone stands on a page of its own, before the last look. */
export const ContactPage = () => {
  const t = useT(intakeMessages)
  const r = useT(residentMessages)
  const navigate = useNavigate()
  const device = useDevice()
  const draft = useDraft()
  const problemsOf = useContactProblems()
  const [problems, setProblems] = useState<{ fieldId: string; message: string }[]>([])
  const next = () => {
    const wrong = problemsOf(draft)
    setProblems(wrong)
    if (wrong.length === 0) void navigate({ to: '/report/check' })
  }
  return (
    <Page
      title={t('contact')}
      problems={problems.length}
      above={
        <>
          <BackLink to="/report/where" />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <form
        className="yw-stack"
        noValidate
        onSubmit={(e) => {
          e.preventDefault()
          next()
        }}
      >
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
        <div className="yw-actions" data-stick="">
          <Button primary wide type="submit">
            {r('next')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
