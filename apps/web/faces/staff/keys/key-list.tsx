import { useT } from '@yiwang/ui'
import { useKeyState } from './key-layer.tsx'
import { comboWords } from './key-match.ts'
import { keyMessages } from './messages.ts'
import { Modal } from './modal.tsx'

/** `?`: every key that works on this page, and the switch for single keys. */
export const KeyList = ({ onClose }: { onClose: () => void }) => {
  const t = useT(keyMessages)
  const { all, on, setOn } = useKeyState()
  // A key has one meaning, the newest page's; an act is listed once with all its keys.
  const meaning = new Map(all().flatMap((c) => (c.combo ? [[c.combo, c.label] as const] : [])))
  const labels = [...new Set(meaning.values())]
  const keysOf = (label: string) => [...meaning].flatMap(([combo, of]) => (of === label ? [combo] : []))
  return (
    <Modal title={t('keysTitle')} onClose={onClose}>
      <p className="yw-muted">{t('keysHint')}</p>
      <dl className="yw-keylist">
        {labels.map((label) => (
          <div key={label}>
            <dt>
              {keysOf(label).map((combo) => (
                <kbd key={combo}>{comboWords(combo)}</kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <label className="yw-choice">
        <input type="checkbox" checked={on} onChange={(e) => setOn(e.target.checked)} />
        <span>{t('keysOn')}</span>
      </label>
    </Modal>
  )
}
