import type { Words } from '@yiwang/kernel/message'

/** Words of this engine's failures by code. */
export const words: Readonly<Record<string, Words>> = {
  KEPT_ELSEWHERE: {
    zh: '这一项由别的记录来算，不用在这里登记',
    en: 'Another record keeps this one; there is nothing to write down here',
  },
  PERIOD_OVER: {
    zh: '这一期登记过了，更正的时间也过了',
    en: 'This period is recorded, and the time to correct it is over',
  },
}
