export { BANDS, type Band, banded, bandOf } from './bands.ts'
export { type BulkCandidate, type BulkGroup, type BulkItem, type BulkPlan, planBulk } from './bulk-groups.ts'
export { dropRows, type Held, hear, moveRows, orderOf, rangeOf, stepFrom, takeIn } from './list-news.ts'
