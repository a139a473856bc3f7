import { type Actor, capacity, forbidden, inForce, notFound } from '@yiwang/kernel'
import type { OutputOf } from '@yiwang/kernel/operation'
import type { movePreview } from '../contract/index.ts'
import type { MattersDeps } from './deps.ts'
import { type Moved, moveMatter, type Stay, staysFor } from './domain/move.ts'
import type { Release } from './pack-book.ts'
import { saidOr, stageWords, w } from './queries/wording.ts'
import type { Subject } from './store/load.ts'

/** Who runs the system moves matters: nobody who works on them. */
export const upkeep = (actor: Actor, now: number): string => {
  if (actor.kind === 'system') return 'system'
  const p = inForce(actor, now).find((x) => x.kind === 'system-admin')
  if (!p) throw forbidden('not-your-post')
  return capacity(p)
}

type Versions = { readonly pack: string; readonly from: number; readonly to: number }
type Kind = { readonly from: Release; readonly to: Release | undefined }
/** The two versions of a kind of matter; NOT_FOUND where one is not stored. */
export const versionsOf = (deps: MattersDeps, v: Versions): ((type: string) => Kind) => {
  const kinds = new Map<string, Kind>()
  const stored = (version: number, type?: string) => {
    try {
      return deps.packs.release(v.pack, version, type)
    } catch {
      return undefined
    }
  }
  if (!stored(v.from) || !stored(v.to)) throw notFound()
  return (type) => {
    const known = kinds.get(type)
    if (known) return known
    const from = stored(v.from, type)
    if (!from) throw notFound()
    const kind = { from, to: stored(v.to, type) }
    kinds.set(type, kind)
    return kind
  }
}

export type Judged = { readonly kind: Kind; readonly stays: Stay[]; readonly moved: Moved | undefined }
/** What becomes of one matter; the preview and the move ask the same. */
export const judge = (s: Subject, kind: Kind, now: number): Judged => {
  const { from, to } = kind
  const stays = staysFor(s, { from, to, now })
  return { kind, stays, moved: to && stays.length === 0 ? moveMatter(s, { from, to, now }) : undefined }
}

type Staying = OutputOf<typeof movePreview>['staying'][number]
const wordsFor = (r: Release, x: Stay): Staying['why'][number]['words'] => {
  const [field, option] = x.id.split(':')
  const key = { type: 'type', stage: 'stage', clock: 'clock', field: 'field', option: 'field' }[x.kind]
  const name = saidOr(r, `${key}.${field}`, w(field as string, field as string))
  if (x.kind === 'stage') return w(`新版没有环节“${name.zh}”`, `The stage “${name.en}” is gone`)
  if (x.kind === 'clock') return w(`新版没有在走的时限“${name.zh}”`, `The running clock “${name.en}” is gone`)
  if (x.kind === 'field') return w(`新版没有栏目“${name.zh}”`, `The field “${name.en}” is gone`)
  if (x.kind === 'type') return w(`新版没有“${name.zh}”这一类事项`, `This kind of matter is gone: ${name.en}`)
  const chosen = saidOr(r, `option.${x.id.replace(':', '.')}`, w(option ?? '', option ?? ''))
  return w(`新版没有已选的“${chosen.zh}”`, `The chosen option “${chosen.en}” is gone`)
}
export const openRef = (m: Subject['m']): string | null => (m.readers === null ? m.ref : null)
export const stayingOf = (s: Subject, j: Judged): Staying => ({
  ref: openRef(s.m),
  stage: s.m.stage,
  stageWords: stageWords(j.kind.from, s.m.stage),
  why: j.stays.map((x) => ({ ...x, words: wordsFor(j.kind.from, x) })),
})
