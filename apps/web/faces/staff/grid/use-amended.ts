import { useSearch } from '@tanstack/react-router'
import { type IntakeForm, kindKey } from '@yiwang/matters/web/shared'
import { useQueue } from './queue-provider.tsx'
import type { QueuedNew, QueueItem } from './queue-store.ts'

type Search = { kind?: string; from?: string }

/** A kept command that was refused and is being put right; it is set aside once its better version is on its way. */
export const useAmended = (): QueueItem | undefined => {
  const { from } = useSearch({ strict: false }) as Search
  return useQueue().items.find((q) => q.key === from && q.kind !== 'act')
}

/** The kind of matter of the address, or of the command being put right; `waits` until that one is read. */
export const useChosenKind = (): { chosen: string | undefined; waits: boolean } => {
  const { kind, from } = useSearch({ strict: false }) as Search
  const item = useAmended()
  const { pack, type } = (item ? (item.about as QueuedNew).body : {}) as Partial<IntakeForm>
  return { chosen: kind ?? (pack && type ? kindKey({ pack, type }) : undefined), waits: from !== undefined && !item }
}
