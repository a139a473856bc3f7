import { useNavigate } from '@tanstack/react-router'
import { trackMessages } from '@yiwang/matters/web/resident'
import { ErrorSummary, type FieldProblem, Page, useT } from '@yiwang/ui'
import { useState } from 'react'
import { BackLink } from '../back-link.tsx'
import { FindForm } from './find-form.tsx'
import { keepSecret } from './secret-of.ts'

/** Number and check code; the code stays in this window, never in an address. */
export const FindPage = () => {
  const t = useT(trackMessages)
  const navigate = useNavigate()
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const go = (ref: string, secret: string) => {
    if (secret !== '') keepSecret(ref, secret)
    void navigate({ to: '/track/$ref', params: { ref } })
  }
  return (
    <Page
      title={t('find')}
      problems={problems.length}
      above={
        <>
          <BackLink to="/" />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <FindForm lead={t('findLead')} codeNeeded={false} problems={problems} onProblems={setProblems} onFind={go} />
    </Page>
  )
}
