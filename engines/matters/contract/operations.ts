import type { Operation } from '@yiwang/kernel/operation'
import * as casework from './casework.ts'
import * as flow from './flow.ts'
import * as intake from './intake.ts'
import * as moving from './moving.ts'
import * as notices from './notices.ts'
import * as reading from './reading.ts'
import * as reviews from './reviews.ts'
import * as tables from './tables.ts'
import * as topics from './topics.ts'

/** Everything the matters engine can be asked. */
export const operations: readonly Operation[] = [
  ...Object.values(intake),
  ...Object.values(casework),
  ...Object.values(reading),
  ...Object.values(tables),
  ...Object.values(notices),
  ...Object.values(topics),
  ...Object.values(reviews),
  ...Object.values(moving),
  ...Object.values(flow),
]
