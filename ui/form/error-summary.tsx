import { type MouseEvent, useEffect, useRef } from 'react'
import { useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'

export type FieldProblem = { fieldId: string; message: string }

const goTo = (event: MouseEvent, fieldId: string) => {
  const target = document.getElementById(fieldId)
  if (!target) return
  event.preventDefault()
  target.focus()
  target.scrollIntoView({ block: 'center' })
}

/** Stands above the h1 after a failed act, takes focus, links each problem to its field. Nothing without problems. */
export const ErrorSummary = ({ problems }: { problems: readonly FieldProblem[] }) => {
  const t = useT(uiMessages)
  const box = useRef<HTMLDivElement>(null)
  // By what it says, not by the array: a page that draws again while somebody corrects a field keeps the focus there.
  const said = problems.map((p) => `${p.fieldId} ${p.message}`).join('\n')
  useEffect(() => {
    if (said !== '') box.current?.focus()
  }, [said])
  if (problems.length === 0) return null
  return (
    <div className="yw-errors" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('errorTitle', { n: problems.length })}</h2>
      <ul>
        {problems.map((p) => (
          <li key={p.fieldId}>
            <a href={`#${p.fieldId}`} onClick={(e) => goTo(e, p.fieldId)}>
              {p.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
