import type { Words } from '@yiwang/kernel/message'
import type { Span } from '@yiwang/kernel/time'
import { querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/index.ts'
import { type Deps, type Front, wordsIn } from '../deps.ts'
import { countArticles, type Shelf } from '../store/article-store.ts'
import { countSubscribers } from '../store/subscription-store.ts'

/** The columns with how far back each lists, or the one asked for; none when it is unknown. */
export const shelvesOf = (front: Front, now: number, column?: string): Shelf[] =>
  front.columns
    .filter((c) => column === undefined || c.id === column)
    .map((c) => {
      if (c.keep === 'forever') return { id: c.id, since: null }
      const since = new Date(now)
      since.setUTCFullYear(since.getUTCFullYear() - c.keep.years)
      return { id: c.id, since: since.getTime() }
    })

const UNITS: Readonly<Record<Span['unit'], Words>> = {
  minute: { zh: '分钟', en: 'minutes' },
  hour: { zh: '小时', en: 'hours' },
  day: { zh: '天', en: 'days' },
  workingHour: { zh: '个工作小时', en: 'working hours' },
  workingDay: { zh: '个工作日', en: 'working days' },
}
const spanWords = (s: Span): Words => ({ zh: `${s.n} ${UNITS[s.unit].zh}`, en: `${s.n} ${UNITS[s.unit].en}` })
/** Fewer subscribers than this are not told apart from none. */
const SMALL = 5

const EMPTY = {
  title: { zh: '公开栏', en: 'Public columns' },
  columns: [],
  banners: [],
  areas: [],
  owners: [],
  correctWithin: { zh: '', en: '' },
  subscribers: 0,
}

/** What stands here. Without a front in force there are no columns. */
export const columns = (d: Deps) =>
  querySpec<typeof contract.columns>({
    op: contract.columns,
    async run({ db, tenant, now }) {
      const front = d.frontOf(tenant)
      if (!front) return EMPTY
      const counts = await countArticles(db, { tenant, shelves: shelvesOf(front, now) })
      const subscribers = await countSubscribers(db, tenant)
      const named = (kind: string) => (id: string) => ({ id, words: wordsIn(front, `${kind}.${id}`) })
      return {
        title: wordsIn(front, 'pack.name'),
        columns: front.columns.map((c) => ({
          ...named('column')(c.id),
          hint: wordsIn(front, `column.${c.id}.hint`),
          count: counts.get(c.id) ?? 0,
          as: c.as ?? 'list',
          requires: [...c.requires],
          replaces: c.replaces === true,
          keepYears: c.keep === 'forever' ? null : c.keep.years,
        })),
        banners: front.banners.map((b) => named('banner')(b.id)),
        areas: front.desk.areas.map(named('area')),
        owners: front.desk.owners.map(named('owner')),
        correctWithin: spanWords(front.desk.correctWithin),
        subscribers: subscribers < SMALL ? 0 : subscribers,
      }
    },
  })
