import { useSyncExternalStore } from 'react'

const QUERY = '(min-width: 1024px)'
const listen = (changed: () => void) => {
  const media = matchMedia(QUERY)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** Whether there is room for a list and a record side by side. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    listen,
    () => matchMedia(QUERY).matches,
    () => true,
  )
