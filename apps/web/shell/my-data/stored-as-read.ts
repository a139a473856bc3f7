import type { MyData } from './use-my-data.ts'

type Stored = MyData['stored']
type Words = { at: (time: string) => string; none: string }

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
/** How the server writes that there is no value. */
const NOTHING = '—'
const NO_SOURCE = { zh: '', en: '' }

/** Stored items as people read them: a time in words stands for itself, and what is not kept has no source. */
export const storedAsRead = (stored: Stored, { at, none }: Words): Stored =>
  stored.map((s) => {
    if (s.value === NOTHING) return { ...s, value: none, source: NO_SOURCE, since: null }
    return typeof s.value === 'string' && INSTANT.test(s.value) ? { ...s, value: at(s.value), since: null } : s
  })
