import { useEffect, useRef, useState } from 'react'
import type { FormValues } from './form-values.ts'

const DAYS_30 = 30 * 86_400_000
const PREFIX = 'yiwang.draft.'
const WAIT = 600

const readDraft = (key: string): FormValues | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('values' in kept)) return undefined
    if (Date.now() - Number(kept.at) > DAYS_30) return undefined
    return kept.values as FormValues
  } catch {
    return undefined
  }
}
const writeDraft = (key: string, values: FormValues) => {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), values }))
  } catch {}
}
const dropDraft = (key: string) => {
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {}
}

/** Forgets everything typed on this device; for signing out. */
export const dropAllDrafts = () => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {}
}

/**
 * Form values kept on this device under `key`, so that a reload or a lost net takes nothing.
 * Without a key nothing is kept. `continued` is true when it began with kept words.
 */
export const useDraft = (key: string | undefined, initial: FormValues) => {
  const [start] = useState(() => (key ? readDraft(key) : undefined))
  const [values, setValues] = useState<FormValues>({ ...initial, ...start })
  const [continued, setContinued] = useState(start !== undefined)
  const touched = useRef(false)
  useEffect(() => {
    if (!key || !touched.current) return
    const timer = setTimeout(() => writeDraft(key, values), WAIT)
    return () => {
      clearTimeout(timer)
      // leaving within the wait must not lose the last words
      if (touched.current) writeDraft(key, values)
    }
  }, [key, values])
  const set = (field: string, value: unknown) => {
    touched.current = true
    setValues((before) => ({ ...before, [field]: value }))
  }
  const drop = () => {
    touched.current = false
    if (key) dropDraft(key)
    setContinued(false)
  }
  const restart = () => {
    drop()
    setValues(initial)
  }
  return { values, set, drop, restart, continued }
}
