import { Navigate, useNavigate } from '@tanstack/react-router'
import { formIssues, OwnFields, useIssueWords } from '@yiwang/matters/web/shared'
import { Button, ErrorSummary, Page, useT } from '@yiwang/ui'
import { useState } from 'react'
import { BackLink } from '../back-link.tsx'
import { useDevice, useDraft } from '../device/device.tsx'
import { residentMessages } from '../messages.ts'
import { intakeMessages } from './messages.ts'
import { Step } from './step.tsx'
import { useDraftForm } from './use-forms.ts'

const idOf = (field: string): string => `about-${field}`

/** What the kind of matter itself asks; a page of its own, only where there is something to ask. */
export const AboutPage = () => {
  const t = useT(intakeMessages)
  const r = useT(residentMessages)
  const navigate = useNavigate()
  const { changeDraft } = useDevice()
  const draft = useDraft()
  const form = useDraftForm()
  const wordsOf = useIssueWords(form?.fields ?? [])
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  if (!form || form.fields.length === 0) return <Navigate to="/report" replace />
  const next = () => {
    const wrong = formIssues(form.fields, draft.own)
    setErrors(Object.fromEntries(wrong.map((i) => [i.field, wordsOf(i)])))
    if (wrong.length === 0) void navigate({ to: '/report/where' })
  }
  const problems = Object.entries(errors).map(([field, message]) => ({ fieldId: idOf(field), message }))
  return (
    <Page
      title={t('about')}
      beside={<Step of="about" />}
      problems={problems.length}
      above={
        <>
          <BackLink to="/report" />
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
        <div className="yw-actions" data-stick="">
          <Button primary wide type="submit">
            {r('next')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
