import { Button, ErrorSummary, type FieldProblem, Page } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'

type AskPageProps = {
  title: string
  beside?: ReactNode
  recordNo?: string
  back: string
  problems: readonly FieldProblem[]
  /** On the button that goes on. */
  act: string
  onAct: () => void
  children: ReactNode
}

/** A page of questions: the way back and what is wrong above its head, one button to go on. */
export const AskPage = ({ back, problems, act, onAct, children, ...head }: AskPageProps) => (
  <Page
    {...head}
    problems={problems.length}
    above={
      <>
        <BackLink to={back} />
        <ErrorSummary problems={problems} />
      </>
    }
  >
    <form
      className="yw-stack"
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        onAct()
      }}
    >
      {children}
      <div className="yw-actions" data-stick="">
        <Button primary wide type="submit">
          {act}
        </Button>
      </div>
    </form>
  </Page>
)
