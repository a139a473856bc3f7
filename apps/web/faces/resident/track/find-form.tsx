import { Link } from '@tanstack/react-router'
import { trackMessages } from '@yiwang/matters/web/resident'
import { Button, type FieldProblem, formatRef, formatRefTyping, refDigits, TextField, useT } from '@yiwang/ui'
import { useState } from 'react'
import { CallLink } from '../call-link.tsx'
import { findFault } from './find-fault.ts'
import { findMessages } from './messages.ts'

export const NUMBER_ID = 'number'
export const SECRET_ID = 'secret'

type FindFormProps = {
  lead: string
  refNo?: string
  secret?: string | undefined
  codeNeeded: boolean
  problems: readonly FieldProblem[]
  onProblems: (problems: readonly FieldProblem[]) => void
  onFind: (ref: string, secret: string) => void
}

/** Number and check code, with what was typed before; the page shows the problems above its head. */
export const FindForm = ({ lead, refNo = '', codeNeeded, problems, onProblems, onFind, ...was }: FindFormProps) => {
  const t = useT(trackMessages)
  const f = useT(findMessages)
  const [number, setNumber] = useState(() => formatRef(refNo))
  const [secret, setSecret] = useState(was.secret ?? '')
  const errorOf = (id: string) => problems.find((p) => p.fieldId === id)?.message
  const go = () => {
    const typed = { ref: refDigits(number), secret: secret.trim() }
    const fault = findFault({ ...typed, codeNeeded })
    if (!fault) return onFind(typed.ref, typed.secret)
    const message = fault.field === 'number' ? t('numberShort', { n: fault.n }) : f('codeNeed')
    onProblems([{ fieldId: fault.field === 'number' ? NUMBER_ID : SECRET_ID, message }])
  }
  return (
    <form
      className="yw-stack"
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        go()
      }}
    >
      <p>{lead}</p>
      <TextField
        id={NUMBER_ID}
        label={t('number')}
        hint={t('numberHint')}
        error={errorOf(NUMBER_ID)}
        value={number}
        onText={(text) => setNumber(formatRefTyping(text))}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        id={SECRET_ID}
        label={t('secret')}
        hint={codeNeeded ? f('codeHint') : t('secretHint')}
        optional={!codeNeeded}
        error={errorOf(SECRET_ID)}
        value={secret}
        onText={setSecret}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Button primary wide type="submit">
        {t('go')}
      </Button>
      <p>{t('lost')}</p>
      <div className="yw-actions">
        <Link className="yw-button" to="/sign-in">
          {t('signIn')}
        </Link>
        <CallLink />
      </div>
    </form>
  )
}
