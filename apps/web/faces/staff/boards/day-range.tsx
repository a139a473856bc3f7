import { Button, Field, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { staffBoardMessages } from './messages.ts'
import type { Days } from './use-boards.ts'

type Fault = 'needDay' | 'wrongDays'
type RangeProps = { days: Days; onPick: (days: Days) => void }

/** Other days for the whole board, or each tile its own again. */
export const DayRange = ({ days, onPick }: RangeProps) => {
  const t = useT(staffBoardMessages)
  const [from, setFrom] = useState(days.from ?? '')
  const [to, setTo] = useState(days.to ?? '')
  const [fault, setFault] = useState<Fault>()
  const send = (e: FormEvent) => {
    e.preventDefault()
    const wrong: Fault | undefined = from === '' ? 'needDay' : to !== '' && from > to ? 'wrongDays' : undefined
    setFault(wrong)
    if (!wrong) onPick(to === '' ? { from } : { from, to })
  }
  const clear = () => {
    setFrom('')
    setTo('')
    setFault(undefined)
    onPick({})
  }
  return (
    <details className="yw-board-days" open={days.from !== undefined}>
      <summary className="yw-figure-how">{t('days')}</summary>
      <form className="yw-toolbar" onSubmit={send}>
        <Field label={t('from')} {...(fault ? { error: t(fault) } : {})}>
          {(ids) => (
            <input className="yw-input" type="date" {...ids} value={from} onChange={(e) => setFrom(e.target.value)} />
          )}
        </Field>
        <Field label={t('to')}>
          {(ids) => (
            <input className="yw-input" type="date" {...ids} value={to} onChange={(e) => setTo(e.target.value)} />
          )}
        </Field>
        <Button type="submit">{t('show')}</Button>
        {days.from !== undefined && (
          <Button plain onClick={clear}>
            {t('own')}
          </Button>
        )}
      </form>
      <p className="yw-muted">{t('daysHint')}</p>
    </details>
  )
}
