import { type ActionView, type FormValues, type MatterView, say } from '@yiwang/matters/web/shared'
import { type AbsentAction, ActionBar, type BarAction, sentences, useLocale, useT } from '@yiwang/ui'
import { useEffect, useRef, useState } from 'react'
import { useCommands } from '../keys/key-layer.tsx'
import { comboWords } from '../keys/key-match.ts'
import { ActForm, useSendAct } from './act-form.tsx'
import { matterMessages } from './messages.ts'
import { mayBeMain, orderedActions, verbKey } from './verb-look.ts'

type Props = {
  matter: MatterView
  /** Verbs that have their own place on this screen. */
  without?: readonly string[]
  /** The screen has its main act elsewhere: none here looks like it. */
  beside?: boolean
  /** Values to begin a form with, by action. */
  initial?: Readonly<Record<string, FormValues>>
  onDone?: () => void
  stick?: boolean
}

const Open = (props: {
  matter: MatterView
  action: ActionView
  initial?: FormValues | undefined
  onDone: (s: string) => void
  onCancel: () => void
}) => {
  const { locale } = useLocale()
  const box = useRef<HTMLElement>(null)
  // the deciding control takes focus, so that the act needs no pointer
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('input,select,textarea,button')
    first?.focus()
  }, [])
  const { initial, ...rest } = props
  return (
    <section className="yw-card yw-stack" ref={box} aria-label={say(props.action.words, locale)}>
      <h2>{say(props.action.words, locale)}</h2>
      <ActForm {...rest} {...(initial ? { initial } : {})} />
    </section>
  )
}

const Direct = ({
  matter,
  action,
  onDone,
  onRefused,
}: {
  matter: MatterView
  action: ActionView
  onDone: (s: string) => void
  onRefused: (s: string) => void
}) => {
  const send = useSendAct(matter, action, onDone)
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    void send({}).then(
      (refused) => refused && onRefused(sentences([refused.words, ...(refused.fields ?? []).map((f) => f.message)])),
    )
  })
  return null
}

/** So few acts of others that they are said at once instead of behind a button. */
const FEW = 3
const Shut = ({ absent }: { absent: readonly AbsentAction[] }) => (
  <dl className="yw-shut">
    {absent.map((a) => (
      <div key={a.id}>
        <dt>{a.question}</dt>
        <dd>{a.reason}</dd>
      </div>
    ))}
  </dl>
)

/** What this person may do with this matter now, from `can`; what is expected and absent says why. */
export const MatterActions = ({ matter, without = [], initial = {}, onDone, stick = false, beside = false }: Props) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const [open, setOpen] = useState<string>()
  const [said, setSaid] = useState<string>()
  const list = orderedActions(matter.can).filter((a) => !without.includes(a.verb))
  const chosen = list.find((a) => a.action === open)
  const main = beside ? undefined : list.find((a) => mayBeMain(a.verb))
  const finish = (sentence: string) => {
    setOpen(undefined)
    setSaid(sentence)
    onDone?.()
  }
  const start = (action: ActionView) => {
    setSaid(undefined)
    setOpen(action.action)
  }
  useCommands(
    list.map((a) => {
      const combo = verbKey(a.verb)
      return { id: `act.${a.action}`, label: say(a.words, locale), run: () => start(a), ...(combo ? { combo } : {}) }
    }),
  )
  const actions: BarAction[] = list.map((a) => {
    const combo = verbKey(a.verb)
    return {
      id: a.action,
      label: say(a.words, locale),
      onAct: () => start(a),
      ...(a === main ? { primary: true } : {}),
      ...(combo ? { keyHint: comboWords(combo) } : {}),
    }
  })
  const absent = matter.cannot.map((c) => ({
    id: c.action,
    question: t('whyNot', { act: say(c.words, locale) }),
    reason: say(c.why, locale),
  }))
  const direct = chosen && chosen.form.length === 0 && !chosen.leaves
  return (
    <div className="yw-stack" data-tight="">
      {actions.length === 0 && absent.length > 0 && absent.length <= FEW ? (
        <Shut absent={absent} />
      ) : (
        actions.length + absent.length > 0 && (
          <ActionBar actions={actions} absent={absent} label={t('actions')} stick={stick} />
        )
      )}
      {said && (
        <p role="status" className="yw-result">
          {said}
        </p>
      )}
      {chosen && direct && (
        <Direct
          key={chosen.action}
          matter={matter}
          action={chosen}
          onDone={finish}
          onRefused={(s) => {
            setOpen(undefined)
            setSaid(s)
          }}
        />
      )}
      {chosen && !direct && (
        <Open
          key={chosen.action}
          matter={matter}
          action={chosen}
          initial={initial[chosen.action]}
          onDone={finish}
          onCancel={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}
