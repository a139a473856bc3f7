import { z } from 'zod'

/** Where a value comes from: printed in the source, or our proposal until somebody confirms it. */
export type Basis = { readonly basis: 'stated' | 'default'; readonly source: string }

/** One typed part of a pack, owned by one engine. `kind` is `engine.word`. */
export type PackPart = { readonly kind: string; readonly id: string }

/** A mechanism as data: printable, hashable, sendable. */
export type Pack = {
  readonly id: string
  /** Catalogue number of the mechanism, e.g. `m13`. */
  readonly mechanism: string
  readonly version: number
  readonly calendar: string
  readonly parts: readonly PackPart[]
}

const PackSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  mechanism: z.string().regex(/^(m\d\d|none)$/),
  version: z.int().positive(),
  calendar: z.string(),
  parts: z.array(z.looseObject({ kind: z.string().regex(/^[a-z]+\.[a-z-]+$/), id: z.string() })),
})

/** Ring 2 of the checks: the shape, also of a release read back from the database. */
export const parsePack = (json: unknown): Pack => PackSchema.parse(json) as Pack

export const definePack = <const P extends Pack>(pack: P): P => {
  parsePack(pack)
  return pack
}

export const partsOf = <T extends PackPart>(pack: Pack, kind: T['kind']): T[] =>
  pack.parts.filter((p) => p.kind === kind) as T[]

/** Canonical JSON: keys sorted, so that equal data hash equally. */
export const canonical = (v: unknown): string => {
  if (Array.isArray(v)) return `[${v.map(canonical).join(',')}]`
  if (v && typeof v === 'object') {
    const o = v as Record<string, unknown>
    return `{${Object.keys(o)
      .filter((k) => o[k] !== undefined)
      .sort()
      .map((k) => `${JSON.stringify(k)}:${canonical(o[k])}`)
      .join(',')}}`
  }
  return JSON.stringify(v) ?? 'null'
}
