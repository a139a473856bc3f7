import { useT } from '@yiwang/ui'
import { reviewMessages } from './messages.ts'
import type { Sittings } from './types.ts'

/** The name of a level's area; the county's is its level. */
export const useArea = (): ((s: Pick<Sittings['items'][number], 'level' | 'areaName'>) => string) => {
  const t = useT(reviewMessages)
  return (s) => s.areaName || t(s.level)
}
