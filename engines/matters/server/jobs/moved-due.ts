import type { Words } from '@yiwang/kernel'

/** A due time that was another one before; ms. */
export type Moved = { readonly before: number; readonly after: number }

const OFFSET_MS = 8 * 3_600_000
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const parts = (ms: number) => {
  const d = new Date(ms + OFFSET_MS)
  const clock = d.toISOString().slice(11, 16)
  return { year: d.getUTCFullYear(), month: d.getUTCMonth(), day: d.getUTCDate(), clock }
}
const dayOf = (ms: number, year: number): Words => {
  const p = parts(ms)
  const other = p.year !== year
  return {
    zh: `${other ? `${p.year}年` : ''}${p.month + 1}月${p.day}日`,
    en: `${p.day} ${MONTHS[p.month]}${other ? ` ${p.year}` : ''}`,
  }
}

/** Both dates and why, in a sentence that fits an SMS; on the same day the hours are said. */
export const movedWords = ({ before, after }: Moved, o: { why: Words; now: number }): Words => {
  const { year } = parts(o.now)
  const [was, is] = [dayOf(before, year), dayOf(after, year)]
  const [from, to] = [parts(before).clock, parts(after).clock]
  const same = was.zh === is.zh
  const zh = same ? `${was.zh} ${from}改到 ${to}` : `${was.zh}改到${is.zh}`
  const en = same ? `${to} instead of ${from} on ${was.en}` : `${is.en} instead of ${was.en}`
  return { zh: `${o.why.zh}，您反映的事期限从${zh}`, en: `As ${o.why.en}, your report is now due ${en}` }
}
