import { Button, useAnnounce, useT } from '@yiwang/ui'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useCommands } from '../keys/key-layer.tsx'
import { entryMessages } from './messages.ts'
import { sentenceOf } from './problem-words.ts'

const HOLD_MS = 5000
type HeldCommand = {
  /** 已派单给供电公司 */
  what: string
  /** Sends it; must survive the page's end (keepalive). */
  send: () => Promise<unknown>
  /** Puts the screen back as it was. */
  undo: () => void
}
type Waiting = HeldCommand & { n: number; timer: ReturnType<typeof setTimeout> }
type Hold = (command: HeldCommand) => void

const HeldContext = createContext<Hold>(() => {})
/** Holds a command for five seconds, in which it can be taken back; leaving the page sends it. */
export const useHold = (): Hold => useContext(HeldContext)

const useWaiting = () => {
  const t = useT(entryMessages)
  const announce = useAnnounce()
  const waiting = useRef<Waiting[]>([])
  const count = useRef(0)
  const [shown, setShown] = useState<string>()
  const [failed, setFailed] = useState<string>()
  const show = useCallback(() => setShown(waiting.current.at(-1)?.what), [])
  const send = useCallback(
    (one: Waiting) => {
      if (!waiting.current.includes(one)) return
      clearTimeout(one.timer)
      waiting.current = waiting.current.filter((w) => w !== one)
      show()
      one.send().catch((error: unknown) => {
        const words = t('heldFailed', { what: one.what, why: sentenceOf(error, t) })
        setFailed(words)
        announce(words, 'assertive')
        one.undo()
      })
    },
    [announce, show, t],
  )
  const hold = useCallback<Hold>(
    (command) => {
      count.current += 1
      const one: Waiting = { ...command, n: count.current, timer: setTimeout(() => send(one), HOLD_MS) }
      waiting.current = [...waiting.current, one]
      setFailed(undefined)
      announce(t('sent', { what: command.what }))
      show()
    },
    [announce, send, show, t],
  )
  const undo = useCallback(() => {
    const one = waiting.current.at(-1)
    if (!one) return
    clearTimeout(one.timer)
    waiting.current = waiting.current.filter((w) => w !== one)
    show()
    one.undo()
    announce(t('undone'))
  }, [announce, show, t])
  useEffect(() => {
    const leave = () => {
      for (const one of waiting.current) send(one)
    }
    window.addEventListener('pagehide', leave)
    return () => window.removeEventListener('pagehide', leave)
  }, [send])
  return { hold, undo, shown, failed }
}

/** The bar with 撤回 and the place where a held command that failed says so. */
export const HeldCommands = ({ children }: { children: ReactNode }) => {
  const t = useT(entryMessages)
  const { hold, undo, shown, failed } = useWaiting()
  const commands = useMemo(() => [{ id: 'undo', label: t('undo'), combo: 'KeyZ', run: undo }], [t, undo])
  useCommands(shown ? commands : [])
  return (
    <HeldContext value={hold}>
      {children}
      {(shown || failed) && (
        <div className="yw-held" {...(shown ? {} : { 'data-failed': '' })}>
          <span>{shown ? t('held', { what: shown, n: HOLD_MS / 1000 }) : failed}</span>
          {shown && (
            <Button onClick={undo}>
              {t('undo')} <kbd aria-hidden>Z</kbd>
            </Button>
          )}
        </div>
      )}
    </HeldContext>
  )
}
