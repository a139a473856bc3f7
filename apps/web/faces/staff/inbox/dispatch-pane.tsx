import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  type ActionView,
  type FormValues,
  formBody,
  formIssues,
  type MatterView,
  PackField,
  say,
  textOf,
  useUnitOptions,
} from '@yiwang/matters/web/shared'
import { Button, dueWords, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import { newKey, withKey } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { useHold } from '../entry/held.tsx'
import { useRefresh } from '../entry/use-act.ts'
import { useCommands } from '../keys/key-layer.tsx'
import { CategoryPicker, useCatalogue } from '../matter/category-field.tsx'
import { MatterActions } from '../matter/matter-actions.tsx'
import { MatterWords } from '../matter/matter-head.tsx'
import { suggestQuery } from '../matter/use-matter.ts'
import { inboxMessages } from './messages.ts'
import { SimilarList } from './similar-list.tsx'
import { UnitSuggestions } from './unit-suggestions.tsx'

type Props = {
  matter: MatterView
  action: ActionView
  /** It left the list: the next one opens. */
  onGone: () => void
  /** It was taken back, or did not go through. */
  onBack: () => void
}

const OWN_PLACE = new Set(['category'])

const useDispatch = ({ matter, action, onGone, onBack }: Props) => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  const api = useApi()
  const hold = useHold()
  const refresh = useRefresh()
  const options = useUnitOptions()
  const { data: suggested } = useQuery(suggestQuery(api, matter.id))
  const [values, setValues] = useState<FormValues>({})
  const [missing, setMissing] = useState<readonly string[]>([])
  const unitField = action.form.find((f) => f.kind === 'unit')
  const unit = unitField ? textOf(values[unitField.id]) : ''
  const set = (id: string, value: unknown) => {
    setValues((before) => ({ ...before, [id]: value }))
    setMissing((before) => before.filter((m) => m !== id))
  }
  const send = () => {
    const issues = formIssues(action.form, values).map((i) => i.field)
    setMissing(issues)
    if (issues.length > 0) return
    const key = newKey()
    const chosen = suggested?.units.find((u) => u.unit === unit)?.unitName ?? options?.find((u) => u.id === unit)?.name
    hold({
      what: t('heldTo', { act: say(action.words, locale), unit: chosen ?? '' }),
      send: async () => {
        await api.POST('/api/matters/{id}/actions/{action}', {
          params: { path: { id: matter.id, action: action.action } },
          body: { seq: matter.seq, form: formBody(action.form, values) },
          headers: withKey(key),
          keepalive: true,
        })
        refresh()
      },
      undo: onBack,
    })
    onGone()
  }
  const pick = (n: number) => {
    const one = suggested?.units[n]
    if (unitField && one?.allowed) set(unitField.id, one.unit)
  }
  return { suggested, values, set, missing, send, unit, unitField, pick }
}

const IfNow = ({ ifNow }: { ifNow: { signBy: string | null; replyBy: string | null } }) => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  const now = useNow()
  const at = (time: string) => ({ at: dueWords(time, { now, locale }) })
  const parts = [ifNow.signBy && t('signBy', at(ifNow.signBy)), ifNow.replyBy && t('replyBy', at(ifNow.replyBy))]
  const line = parts.filter(Boolean).join(' · ')
  return line ? (
    <p>
      <strong>{t('ifNow')}</strong> {line}
    </p>
  ) : null
}

/** D2: words, place, class, unit, clocks, act — in the order one decides. */
export const DispatchPane = (props: Props) => {
  const { matter, action, onGone, onBack } = props
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  const d = useDispatch(props)
  const [searching, setSearching] = useState(false)
  useCommands([
    ...[0, 1, 2].map((n) => ({
      id: `unit.${n + 1}`,
      label: t('pickUnit', { n: n + 1 }),
      combo: `Digit${n + 1}`,
      run: () => d.pick(n),
      quiet: true,
    })),
    { id: 'unit.0', label: t('other'), combo: 'Digit0', run: () => setSearching(true), quiet: true },
    { id: 'send', label: say(action.words, locale), combo: 'Ctrl+Enter', run: d.send },
  ])
  const rest = action.form.filter((f) => f !== d.unitField && !OWN_PLACE.has(f.id))
  const { data: catalogue = [] } = useCatalogue(matter.pack)
  const hasCategory = catalogue.length > 0 && action.form.some((f) => f.id === 'category')
  const guessed = d.suggested?.category
  return (
    <div className="yw-stack">
      <MatterWords matter={matter} />
      {hasCategory && (
        <div className="yw-stack" data-tight="">
          <CategoryPicker
            label={t('category')}
            pack={matter.pack}
            value={textOf(d.values.category)}
            onChange={(code) => d.set('category', code)}
            optional
          />
          {guessed && d.values.category === undefined && guessed.code !== matter.category?.code && (
            <div>
              <Button onClick={() => d.set('category', guessed.code)}>
                {guessed.path.join(' › ')} · {t(guessed.strength)}
              </Button>
            </div>
          )}
        </div>
      )}
      {d.unitField && (
        <UnitSuggestions
          units={d.suggested?.units ?? []}
          abstains={d.suggested?.abstains ?? false}
          value={d.unit}
          onChange={(unit) => d.set(d.unitField?.id ?? '', unit)}
          searching={searching}
          error={d.missing.includes(d.unitField.id) ? t('noUnit') : undefined}
        />
      )}
      {rest.length > 0 && (
        <details open={rest.some((f) => d.missing.includes(f.id))}>
          <summary>{t('more2')}</summary>
          <div className="yw-stack">
            {rest.map((f) => (
              <PackField
                key={f.id}
                field={f}
                id={`dispatch-${f.id}`}
                value={d.values[f.id]}
                onChange={(v) => d.set(f.id, v)}
              />
            ))}
          </div>
        </details>
      )}
      <SimilarList matter={matter} onGone={onGone} onBack={onBack} />
      {d.suggested && <IfNow ifNow={d.suggested.ifNow} />}
      <div className="yw-actions yw-pane-act">
        <Button primary onClick={d.send}>
          {say(action.words, locale)} <kbd aria-hidden>Ctrl+Enter</kbd>
        </Button>
        <Link className="yw-button" data-plain="" to="/matters/$id" params={{ id: matter.id }}>
          {t('toPage')}
        </Link>
      </div>
      <MatterActions matter={matter} without={['dispatch', 'merge']} beside onDone={onGone} />
    </div>
  )
}
