import type { Locale } from '@yiwang/ui'

/** What this installation says about itself, written by the server into `#yiwang-instance`. */
export type Instance = {
  place?: { [L in Locale]?: string }
  /** Demo or drill: banner on every page, hollow mark. */
  demo?: { note?: { [L in Locale]?: string } }
  /** Server time when the page was written, ISO 8601; corrects a wrong device clock. */
  serverTime?: string
}

/** Reads the page's own block; an empty or broken one gives an instance without a name. */
export const readInstance = (text: string | null | undefined): Instance => {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** Server minus device in ms; 0 when unknown or when under a minute, which is transport. */
export const clockOffset = (instance: Instance, deviceNow: number): number => {
  const server = Date.parse(instance.serverTime ?? '')
  const offset = server - deviceNow
  return Number.isFinite(offset) && Math.abs(offset) >= 60_000 ? offset : 0
}
