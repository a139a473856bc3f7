import type { FaceName } from './keep-plan.ts'

// the one fact of the bundler that is used here
declare global {
  interface ImportMeta {
    readonly env: { readonly PROD: boolean }
  }
}

const STORE = 'yiwang.offline'
const WORKER = '/sw.js'
const SCOPE: Readonly<Record<FaceName, string>> = { staff: '/staff/', resident: '/' }

/** `?offline=off` in the address turns keeping off on this device until `?offline=on`; nothing else changes it. */
const wished = (search: string): boolean => {
  const asked = new URLSearchParams(search).get('offline')
  try {
    if (asked === 'off') localStorage.setItem(STORE, 'off')
    if (asked === 'on') localStorage.removeItem(STORE)
    return localStorage.getItem(STORE) !== 'off'
  } catch {
    return asked !== 'off'
  }
}

/** Takes every worker and everything they kept off this device; unsent work lies elsewhere and stays. */
const forget = async (): Promise<void> => {
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
  for (const name of await caches.keys()) await caches.delete(name)
}

/** A gateway that does not know the file answers with a page; registering that would only raise an error. */
const isServed = async (): Promise<boolean> => {
  const answer = await fetch(WORKER, { method: 'HEAD', cache: 'no-store' })
  return answer.ok && /javascript/.test(answer.headers.get('content-type') ?? '')
}

const begin = async (face: FaceName): Promise<void> => {
  if (!wished(location.search)) return forget()
  if (!(await isServed())) return
  await navigator.serviceWorker.register(`${WORKER}?face=${face}`, { scope: SCOPE[face] })
}

/** Keeps this face on the device, once the page has come up. Only built pages over https or on this very machine. */
export const keepFace = (face: FaceName): void => {
  if (!import.meta.env.PROD || !window.isSecureContext || !('serviceWorker' in navigator)) return
  // without it the face works as before, only not without a net
  const start = () => void begin(face).catch(() => undefined)
  if (document.readyState === 'complete') start()
  else window.addEventListener('load', start, { once: true })
}
