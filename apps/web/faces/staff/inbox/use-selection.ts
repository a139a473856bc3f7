import { type Held, orderOf, rangeOf, stepFrom } from '@yiwang/matters/web/staff'
import { useCallback, useMemo, useState } from 'react'

const lastAt = new Map<string, string>()

/** Which row is current and which are chosen; coming back to a view finds its row again. */
export const useSelection = <R>(list: Held<R> | undefined, view: string) => {
  const order = useMemo(() => (list ? orderOf(list) : []), [list])
  const [at, setAtState] = useState(() => lastAt.get(view))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [anchor, setAnchor] = useState<string>()
  const current = at !== undefined && order.includes(at) ? at : order[0]
  const setAt = useCallback(
    (id: string | undefined) => {
      setAtState(id)
      if (id) lastAt.set(view, id)
    },
    [view],
  )
  const focusRow = (id: string | undefined) => {
    if (id) document.getElementById(`row-${id}`)?.focus()
  }
  const step = (by: number) => {
    const next = stepFrom(order, current, by)
    setAt(next)
    focusRow(next)
  }
  const flip = (id: string) => {
    setAnchor(id)
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }
  const add = (ids: readonly string[]) => setChosen((before) => new Set([...before, ...ids]))
  const range = () => current && add(rangeOf(order, anchor, current))
  const band = () => {
    const ids = list?.bands.find((b) => current !== undefined && b.ids.includes(current))?.ids
    if (ids) add(ids)
  }
  /** The row after `id`, chosen before `id` leaves the list. */
  const moveOn = (id: string) => {
    const rest = order.filter((x) => x !== id)
    const next = rest[Math.min(order.indexOf(id), rest.length - 1)]
    setAt(next)
    setTimeout(() => focusRow(next))
  }
  const only = (ids: readonly string[]) => setChosen(new Set(ids))
  return { order, current, setAt, step, chosen, flip, range, band, moveOn, only }
}
