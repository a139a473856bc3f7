import { matchesName } from '@yiwang/matters/web/shared'
import { useT } from '@yiwang/ui'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { type Command, useKeyState } from './key-layer.tsx'
import { comboWords } from './key-match.ts'
import { keyMessages } from './messages.ts'
import { Modal } from './modal.tsx'

const SHOWN = 12

/** Commands that fit what was typed, each label once. */
export const fittingCommands = (all: readonly Command[], typed: string): Command[] => {
  const unique = new Map(all.filter((c) => !c.quiet).map((c) => [c.id, c]))
  return [...unique.values()].filter((c) => matchesName(typed, [c.label, c.id])).slice(0, SHOWN)
}

/** The same array while nothing is new. */
export const withNew = (before: readonly Command[], now: readonly Command[]): readonly Command[] => {
  const known = new Set(before.map((c) => c.id))
  const fresh = now.filter((c) => !known.has(c.id))
  return fresh.length === 0 ? before : [...before, ...fresh]
}

/** Ctrl+K: what the open record allows and where one can go, by words, initials or id. */
export const Palette = ({ onClose }: { onClose: () => void }) => {
  const t = useT(keyMessages)
  const { all, watch } = useKeyState()
  // what loads while the palette is open is offered too; nothing that stood there goes
  const [commands, setCommands] = useState(all)
  useEffect(() => watch(() => setCommands((before) => withNew(before, all()))), [watch, all])
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const base = useId()
  const fits = fittingCommands(commands, typed)
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    // after the dialog has given focus back, so that the command may move it
    setTimeout(command.run)
  }
  const onKey = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing || e.keyCode === 229) return
    if (e.key === 'ArrowDown') setAt((at + 1) % Math.max(1, fits.length))
    else if (e.key === 'ArrowUp') setAt((at + fits.length - 1) % Math.max(1, fits.length))
    else if (e.key === 'Enter') run(fits[at])
    else return
    e.preventDefault()
  }
  return (
    <Modal title={t('paletteTitle')} onClose={onClose}>
      <input
        className="yw-input"
        role="combobox"
        aria-label={t('paletteFind')}
        aria-expanded
        aria-controls={base}
        aria-autocomplete="list"
        {...(fits[at] ? { 'aria-activedescendant': `${base}-${at}` } : {})}
        placeholder={t('paletteFind')}
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <div className="yw-palette" role="listbox" id={base} aria-label={t('paletteTitle')}>
        {fits.map((c, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above carries the keys
          <div
            key={c.id}
            id={`${base}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onClick={() => run(c)}
          >
            <span>{c.label}</span>
            {c.combo && <kbd aria-hidden>{comboWords(c.combo)}</kbd>}
          </div>
        ))}
      </div>
      {fits.length === 0 && <p role="status">{t('paletteNone')}</p>}
    </Modal>
  )
}
