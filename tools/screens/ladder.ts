import type { Screen } from './list.ts'
import { climbing, trackClimbing } from './steps.ts'

/** Where matters climb: the joint review, topics, daily reports, holds, and what is left out of the figures. */
export const LADDER: readonly Screen[] = [
  {
    name: 'review',
    sizes: ['desk', 'phone'],
    words: { zh: '会审', en: 'Ladder: joint reviews' },
    who: 'town-leader',
    go: climbing(() => '/staff/review'),
  },
  {
    name: 'session',
    sizes: ['desk', 'phone'],
    words: { zh: '正在开的会审', en: 'Ladder: a review in session' },
    who: 'town-leader',
    also: ['en', 'dark'],
    go: climbing((l) => `/staff/review/${l.session}`),
  },
  {
    name: 'minutes',
    sizes: ['desk'],
    words: { zh: '会审纪要', en: 'Ladder: minutes of a review' },
    who: 'supervisor',
    go: climbing((l) => `/staff/review/${l.closed}`),
  },
  {
    name: 'hold',
    sizes: ['desk'],
    words: { zh: '挂账的一件事', en: 'Ladder: a matter on hold' },
    who: 'town-desk',
    go: climbing((l) => `/staff/matters/${l.held.id}`),
  },
  {
    name: 'topic',
    sizes: ['desk'],
    words: { zh: '专题', en: 'Ladder: a topic' },
    who: 'dispatcher',
    also: ['en'],
    go: climbing((l) => `/staff/topics/${l.topic}`),
  },
  {
    name: 'daily',
    sizes: ['phone', 'desk'],
    words: { zh: '网格日报', en: 'Ladder: daily report' },
    who: 'grid.0001',
    also: ['elder'],
    go: climbing(() => '/staff/daily'),
  },
  {
    name: 'day',
    sizes: ['desk'],
    words: { zh: '各网格日报', en: 'Ladder: the day by grid' },
    who: 'supervisor',
    go: climbing(() => '/staff/daily'),
  },
  {
    name: 'held',
    sizes: ['phone'],
    words: { zh: '眼下办不了的事', en: 'Resident: not now, with its day' },
    also: ['en', 'elder'],
    go: trackClimbing((l) => l.held),
  },
  {
    name: 'steps',
    sizes: ['phone'],
    words: { zh: '分几步办', en: 'Resident: step by step' },
    go: trackClimbing((l) => l.stepped),
  },
  {
    name: 'exclusions',
    sizes: ['phone', 'desk'],
    words: { zh: '剔除公示', en: 'Public: left out of the figures' },
    also: ['en'],
    go: climbing(() => '/public/exclusions'),
  },
]
