import { useNavigate } from '@tanstack/react-router'
import { trackMessages } from '@yiwang/matters/web/resident'
import { ErrorSummary, type FieldProblem, Page, useT } from '@yiwang/ui'
import { useEffect, useState } from 'react'
import { BackLink } from '../back-link.tsx'
import { FindForm, NUMBER_ID } from './find-form.tsx'
import { findMessages } from './messages.ts'
import { keepSecret } from './secret-of.ts'

type AskCodeProps = { refNo: string; secret: string | undefined; onAgain: (secret: string) => void }

/** A number opened without a code that fits: what was typed stays, and which of the two is wrong is not told. */
export const AskCode = ({ refNo, secret, onAgain }: AskCodeProps) => {
  const t = useT(trackMessages)
  const f = useT(findMessages)
  const navigate = useNavigate()
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [said, setSaid] = useState(false)
  const tried = secret !== undefined
  // once the page stands: its head takes the focus first
  useEffect(() => setSaid(tried), [tried])
  // above the form only: beside a field it would tell which of the two is wrong
  const unmatched = said ? [{ fieldId: NUMBER_ID, message: f('notMatched') }] : []
  const above = problems.length > 0 ? problems : unmatched
  const go = (ref: string, typed: string) => {
    keepSecret(ref, typed)
    if (ref === refNo) onAgain(typed)
    else void navigate({ to: '/track/$ref', params: { ref }, replace: true })
  }
  return (
    <Page
      title={t('find')}
      problems={above.length}
      above={
        <>
          <BackLink to="/" />
          <ErrorSummary problems={above} />
        </>
      }
    >
      <FindForm
        lead={tried ? t('findLead') : f('askCode')}
        refNo={refNo}
        secret={secret}
        codeNeeded
        problems={problems}
        onProblems={setProblems}
        onFind={go}
      />
    </Page>
  )
}
