import { useEffect, useSyncExternalStore } from 'react'

const QUERY = '(max-width: 767px)'
const listen = (changed: () => void) => {
  const media = matchMedia(QUERY)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** Whether staff hold a phone; the page then takes the phone's sizes, targets and bottom menu. */
export const usePhone = (): boolean => {
  const phone = useSyncExternalStore(
    listen,
    () => matchMedia(QUERY).matches,
    () => false,
  )
  useEffect(() => {
    document.documentElement.dataset.face = phone ? 'phone' : 'desk'
  }, [phone])
  return phone
}
