import { useQuery } from '@tanstack/react-query'
import { type MatterView, type SimilarRow, say } from '@yiwang/matters/web/shared'
import { agoWords, Button, formatRef, useLocale, useNow, useT } from '@yiwang/ui'
import { newKey, withKey } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { useHold } from '../entry/held.tsx'
import { useRefresh } from '../entry/use-act.ts'
import { useCommands } from '../keys/key-layer.tsx'
import { similarQuery } from '../matter/use-matter.ts'
import { inboxMessages } from './messages.ts'

type Props = { matter: MatterView; onGone: () => void; onBack: () => void }

const useMerge = ({ matter, onGone, onBack }: Props) => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  const api = useApi()
  const hold = useHold()
  const refresh = useRefresh()
  const action = matter.can.find((a) => a.verb === 'merge')
  const into = action?.form.find((f) => f.kind === 'matter')
  if (!action || !into) return undefined
  return (row: SimilarRow) => {
    const key = newKey()
    hold({
      what: t('heldAct', { act: say(action.words, locale), ref: formatRef(row.ref) }),
      send: async () => {
        await api.POST('/api/matters/{id}/actions/{action}', {
          params: { path: { id: matter.id, action: action.action } },
          body: { seq: matter.seq, form: { [into.id]: row.id } },
          headers: withKey(key),
          keepalive: true,
        })
        refresh()
      },
      undo: onBack,
    })
    onGone()
  }
}

/** Matters alike by place and words; M merges into the first. */
export const SimilarList = (props: Props) => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  const now = useNow()
  const { data = [] } = useQuery(similarQuery(useApi(), props.matter.id))
  const merge = useMerge(props)
  const first = data.find((r) => r.id !== null && r.super === 'open')
  useCommands(merge && first ? [{ id: 'merge', label: t('merge'), combo: 'KeyM', run: () => merge(first) }] : [])
  if (data.length === 0) return null
  return (
    <section className="yw-stack" data-tight="" aria-label={t('similar')}>
      <h3>{t('similar')}</h3>
      <ul className="yw-bare-list yw-stack" data-tight="">
        {data.slice(0, 4).map((r) => (
          <li key={r.ref} className="yw-picked">
            <span>
              <strong>{r.title}</strong> {formatRef(r.ref)} · {say(r.stageWords, locale)}
              {r.metres !== null && ` · ${t('metres', { n: Math.round(r.metres) })}`} ·{' '}
              {agoWords(r.openedAt, { now, locale })}
              <span className="yw-field-hint"> {r.reasons.map((x) => say(x, locale)).join('；')}</span>
            </span>
            {merge && r.id && r.super === 'open' && (
              <Button onClick={() => merge(r)}>
                {t('merge')}
                <span className="yw-sr"> {formatRef(r.ref)}</span> {r === first && <kbd aria-hidden>M</kbd>}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
