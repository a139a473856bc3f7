import { Button, formatRef, momentWords, useAnnounce, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { useCommands } from '../keys/key-layer.tsx'
import { ActNote, useAct } from '../office/act/index.ts'
import { AgendaList } from './agenda-list.tsx'
import { AgendaMatter } from './agenda-matter.tsx'
import { afterDecision, agendaOrder, currentOf, stepOf } from './agenda-order.ts'
import { reviewMessages } from './messages.ts'
import { Minutes } from './minutes.tsx'
import type { Sitting } from './types.ts'

type Part = { sitting: Sitting }

const Close = ({ sitting }: Part) => {
  const api = useApi()
  const t = useT(reviewMessages)
  const act = useAct(
    (_: undefined) => api.POST('/api/sittings/{id}/close', { params: { path: { id: sitting.id } }, body: {} }),
    (answer) => t('closed', { label: answer.label }),
  )
  const { left } = agendaOrder(sitting.agenda)
  return (
    <div className="yw-stack" data-tight="" data-part="close">
      <div className="yw-actions">
        <Button primary={left.length === 0} onClick={() => act.send(undefined)}>
          {t('close')}
        </Button>
      </div>
      <ActNote act={act} />
      {act.error !== null && left.length > 0 && (
        <div>
          <p>{t('closeLeft')}</p>
          <ul className="yw-plain">
            {left.map((i) => (
              <li key={i.id}>
                {formatRef(i.ref)} {i.title}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

const useAgenda = (agenda: Sitting['agenda']) => {
  const t = useT(reviewMessages)
  const announce = useAnnounce()
  const [asked, setAsked] = useState<string>()
  const current = currentOf(agenda, asked)
  const go = (id: string | undefined) => {
    setAsked(id)
    if (id) document.getElementById(`agenda-${id}`)?.focus()
  }
  const step = (by: 1 | -1) => go(stepOf(agenda, current, by))
  const decided = (title: string) => {
    if (current) setAsked(afterDecision(agenda, current))
    announce(t('afterDecision', { title }))
  }
  const quiet = true
  useCommands([
    { id: 'agenda.next', label: t('next'), combo: 'ArrowDown', run: () => step(1), quiet },
    { id: 'agenda.next2', label: t('next'), combo: 'KeyJ', run: () => step(1), quiet },
    { id: 'agenda.previous', label: t('previous'), combo: 'ArrowUp', run: () => step(-1), quiet },
    { id: 'agenda.previous2', label: t('previous'), combo: 'KeyK', run: () => step(-1), quiet },
  ])
  return { current, called: asked !== undefined, pick: setAsked, decided }
}

/** A sitting in session, on the wall of the meeting room: agenda and minutes left, the matter right. */
export const Session = ({ sitting }: Part) => {
  const t = useT(reviewMessages)
  const { locale } = useLocale()
  const now = useNow()
  const agenda = useAgenda(sitting.agenda)
  const { current } = agenda
  return (
    <div className="yw-meeting yw-stack">
      <p>
        {t('sessionFacts', { at: momentWords(sitting.openedAt, { now, locale }), present: sitting.present })}
        {!sitting.mayChair && ` · ${t('chairDecides')}`}
      </p>
      <div className="yw-meeting-split">
        <div className="yw-stack">
          <AgendaList agenda={sitting.agenda} current={current} onPick={agenda.pick} />
          {sitting.mayChair && (
            <p className="yw-muted yw-keys-hint">
              <kbd>↑</kbd> <kbd>↓</kbd> {t('keyMove')} · <kbd>Ctrl+Enter</kbd> {t('keyDecide')}
            </p>
          )}
          <Minutes sitting={sitting} />
          {sitting.mayChair && <Close sitting={sitting} />}
        </div>
        <div className="yw-stack">
          {current && (
            <AgendaMatter
              key={current}
              id={current}
              sitting={sitting.id}
              mayChair={sitting.mayChair}
              called={agenda.called}
              onDecided={agenda.decided}
            />
          )}
        </div>
      </div>
    </div>
  )
}
