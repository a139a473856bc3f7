import type { FormValues } from '@yiwang/matters/web/shared'
import type { Shelf } from '../device/shelf.ts'

/** What was typed for one act, with the key it will be sent under. */
export type ActDraft = { key: string; at: number; values: FormValues }

const KEPT_FOR = 30 * 86_400_000
const nameOf = (ref: string, action: string): string => `act.${ref}.${action}`

const isFile = (value: unknown): boolean => typeof value === 'object' && value !== null && 'url' in value

/** Photos live in memory only: after a reload they would be empty frames, so they are left out. */
const withoutLostFiles = (values: FormValues, has: (id: string) => boolean): FormValues =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      Array.isArray(value) ? value.filter((v) => !isFile(v) || has((v as { id: string }).id)) : value,
    ]),
  )

type Which = { ref: string; action: string }
type Fresh = { key: string; now: number; has: (id: string) => boolean }

/** The kept draft of an act, or a fresh one. */
export const readActDraft = (shelf: Shelf, { ref, action }: Which, { key, now, has }: Fresh): ActDraft => {
  const kept = shelf.read(nameOf(ref, action)) as Partial<ActDraft> | null
  const usable = kept && typeof kept.key === 'string' && typeof kept.at === 'number' && typeof kept.values === 'object'
  if (!usable || now - (kept.at ?? 0) > KEPT_FOR) return { key, at: now, values: {} }
  return { key: kept.key ?? key, at: kept.at ?? now, values: withoutLostFiles(kept.values ?? {}, has) }
}
export const writeActDraft = (shelf: Shelf, { ref, action }: Which, draft: ActDraft): void =>
  shelf.write(nameOf(ref, action), draft)
export const dropActDraft = (shelf: Shelf, { ref, action }: Which): void => shelf.drop(nameOf(ref, action))
