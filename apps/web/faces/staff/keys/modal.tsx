import { Button, useT } from '@yiwang/ui'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { keyMessages } from './messages.ts'

/** A native dialog: keeps focus inside, Esc closes, focus goes back. */
export const Modal = ({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) => {
  const t = useT(keyMessages)
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    box.current?.showModal()
    return () => before?.focus?.()
  }, [])
  return (
    <dialog ref={box} className="yw-modal" aria-labelledby={id} onClose={onClose}>
      <div className="yw-modal-head">
        <h2 id={id}>{title}</h2>
        <Button plain onClick={() => box.current?.close()}>
          {t('close')}
        </Button>
      </div>
      {children}
    </dialog>
  )
}
