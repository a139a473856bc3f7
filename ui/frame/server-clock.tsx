import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

const MINUTE = 60_000
const NowContext = createContext<number | undefined>(undefined)

/**
 * One minute tick for the whole face, on the server's time.
 * `offsetMs` is server minus device; `fixedNow` (epoch ms) stops the clock, for tests and print.
 */
export const ServerClock = (props: { offsetMs?: number; fixedNow?: number; children: ReactNode }) => {
  const { offsetMs = 0, fixedNow, children } = props
  const [deviceNow, setDeviceNow] = useState(() => Date.now())
  useEffect(() => {
    if (fixedNow !== undefined) return
    const tick = () => setDeviceNow(Date.now())
    tick()
    let every: ReturnType<typeof setInterval> | undefined
    const first = setTimeout(
      () => {
        tick()
        every = setInterval(tick, MINUTE)
      },
      MINUTE - ((Date.now() + offsetMs) % MINUTE),
    )
    return () => {
      clearTimeout(first)
      clearInterval(every)
    }
  }, [offsetMs, fixedNow])
  return <NowContext value={fixedNow ?? deviceNow + offsetMs}>{children}</NowContext>
}

/** The server's time in epoch ms, renewed each minute. */
export const useNow = (): number => {
  const now = useContext(NowContext)
  if (now === undefined) throw new Error('useNow needs <ServerClock>')
  return now
}
