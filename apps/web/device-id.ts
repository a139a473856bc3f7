const STORE = 'yiwang.device'
const FORM = /^[\w-]{16,64}$/

type Store = Pick<Storage, 'getItem' | 'setItem'>
let unkept: string | undefined

/**
 * This browser's own random name (32 hex characters), made once and kept in localStorage.
 * It names no person; without storage it lives as long as the page.
 */
export const deviceId = (store: () => Store | undefined = () => globalThis.localStorage): string => {
  const fresh = () =>
    [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('')
  try {
    const kept = store()?.getItem(STORE)
    if (kept && FORM.test(kept)) return kept
    const made = unkept ?? fresh()
    unkept = made
    store()?.setItem(STORE, made)
    return made
  } catch {
    unkept ??= fresh()
    return unkept
  }
}
