import { useT } from '@yiwang/ui'
import { useKeyState } from './key-layer.tsx'
import { comboWords } from './key-match.ts'
import { keyMessages } from './messages.ts'
import { Modal } from './modal.tsx'

/** `?`: every key that works on this page, and the switch for single keys. */
export const KeyList = ({ onClose }: { onClose: () => void }) => {
  const t = useT(keyMessages)
  const { all, on, setOn } = useKeyState()
  const shown = new Map(all().flatMap((c) => (c.combo ? [[c.combo, c.label] as const] : [])))
  return (
    <Modal title={t('keysTitle')} onClose={onClose}>
      <p className="yw-muted">{t('keysHint')}</p>
      <dl className="yw-keylist">
        {[...shown].map(([combo, label]) => (
          <div key={combo}>
            <dt>
              <kbd>{comboWords(combo)}</kbd>
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
