import { Navigate, useNavigate } from '@tanstack/react-router'
import { formIssues, OwnFields, useIssueWords } from '@yiwang/matters/web/shared'
import { useT } from '@yiwang/ui'
import { useState } from 'react'
import { useDevice, useDraft } from '../device/device.tsx'
import { intakeMessages } from './messages.ts'
import { StepPage } from './step-page.tsx'
import { useDraftForm } from './use-forms.ts'
import { useStep } from './use-step.ts'

const idOf = (field: string): string => `about-${field}`

/** What the kind of matter itself asks; a page of its own, only where there is something to ask. */
export const AboutPage = () => {
  const t = useT(intakeMessages)
  const navigate = useNavigate()
  const { after } = useStep('about')
  const { changeDraft } = useDevice()
  const draft = useDraft()
  const form = useDraftForm()
  const wordsOf = useIssueWords(form?.fields ?? [])
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  if (!form || form.fields.length === 0) return <Navigate to="/report" replace />
  const next = () => {
    const wrong = formIssues(form.fields, draft.own)
    setErrors(Object.fromEntries(wrong.map((i) => [i.field, wordsOf(i)])))
    if (wrong.length === 0) void navigate({ to: after })
  }
  const problems = Object.entries(errors).map(([field, message]) => ({ fieldId: idOf(field), message }))
  return (
    <StepPage step="about" title={t('about')} problems={problems} onAct={next}>
      <OwnFields
        form={form}
        values={draft.own}
        onValues={(own) => {
          changeDraft({ own })
          setErrors({})
        }}
        errors={errors}
        idOf={idOf}
      />
    </StepPage>
  )
}
