import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { comboOf, isEditable, resolve, worksInField } from './key-match.ts'

/** One thing a person can do here; without a combo it stands in the palette only. */
export type Command = {
  id: string
  label: string
  combo?: string
  run: () => void
  /** Moving about a list: listed under `?`, not in the palette. */
  quiet?: boolean
}
type Layer = { commands: readonly Command[] }
type KeyState = {
  add: (layer: Layer) => () => void
  all: () => readonly Command[]
  /** Told when a page's commands may have changed. */
  watch: (told: () => void) => () => void
  changed: () => void
  on: boolean
  setOn: (on: boolean) => void
}

const STORE = 'yiwang.keys'
const PREFIX_MS = 1500
const KeyContext = createContext<KeyState>({
  add: () => () => {},
  all: () => [],
  watch: () => () => {},
  changed: () => {},
  on: true,
  setOn: () => {},
})

const readOn = (): boolean => {
  try {
    return localStorage.getItem(STORE) !== 'off'
  } catch {
    return true
  }
}

const listen = (all: () => readonly Command[], isOn: () => boolean) => {
  let prefix = ''
  let since = 0
  const onKey = (event: KeyboardEvent) => {
    const combo = comboOf(event)
    if (combo === '' || event.defaultPrevented) return
    if (document.querySelector('dialog[open]')) return
    if (!worksInField(combo) && (isEditable(event.target as HTMLElement | null) || !isOn())) return
    // Enter and Space on a button or link stay theirs
    if (/^(Enter|Space)$/.test(combo) && (event.target as HTMLElement | null)?.closest?.('a,button,summary')) return
    const bound = all().flatMap((c) => (c.combo ? [{ ...c, combo: c.combo }] : []))
    const found = resolve(bound, combo, event.timeStamp - since < PREFIX_MS ? prefix : '')
    prefix = found.prefix
    since = event.timeStamp
    if (!found.run && prefix === '') return
    event.preventDefault()
    found.run?.run()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

/** Holds what the open pages can do by key; one listener for the face. */
export const KeyLayer = ({ children }: { children: ReactNode }) => {
  const layers = useRef<Layer[]>([])
  const watchers = useRef(new Set<() => void>())
  const [on, setOnState] = useState(readOn)
  const isOn = useRef(on)
  isOn.current = on
  const state = useMemo<KeyState>(
    () => ({
      add: (layer) => {
        layers.current.push(layer)
        return () => {
          layers.current = layers.current.filter((l) => l !== layer)
        }
      },
      all: () => layers.current.flatMap((l) => l.commands),
      watch: (told) => {
        watchers.current.add(told)
        return () => watchers.current.delete(told)
      },
      changed: () => {
        for (const told of watchers.current) told()
      },
      on,
      setOn: (next) => {
        setOnState(next)
        try {
          localStorage.setItem(STORE, next ? 'on' : 'off')
        } catch {}
      },
    }),
    [on],
  )
  useEffect(
    () =>
      listen(
        () => layers.current.flatMap((l) => l.commands),
        () => isOn.current,
      ),
    [],
  )
  return <KeyContext value={state}>{children}</KeyContext>
}

export const useKeyState = (): KeyState => useContext(KeyContext)

/** Offers commands while the component stands; the newest page wins where keys meet. */
export const useCommands = (commands: readonly Command[]): void => {
  const { add, changed } = useKeyState()
  const layer = useRef<Layer>({ commands })
  layer.current.commands = commands
  useEffect(() => add(layer.current), [])
  useEffect(changed)
}
