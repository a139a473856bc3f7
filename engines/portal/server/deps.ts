import type { FileStore } from '@yiwang/files/server'
import type { Words } from '@yiwang/kernel/message'
import { type Pack, partsOf } from '@yiwang/kernel/pack'
import type { Banner, Column, Desk } from '../pack/index.ts'
import type { BoundFigure } from './domain/findings.ts'

/** The front of a tenant: its columns, how they are edited, and what all of it is called. */
export type Front = {
  readonly pack: { readonly id: string; readonly version: number }
  readonly desk: Desk
  readonly columns: readonly Column[]
  readonly banners: readonly Banner[]
  readonly words: Readonly<Record<string, Words>>
}

/** The front a pack describes; undefined when it describes none. Without a desk there is no front. */
export const frontIn = (pack: Pack, words: Readonly<Record<string, Words>>): Front | undefined => {
  const desk = partsOf<Desk>(pack, 'portal.desk')[0]
  return (
    desk && {
      pack: { id: pack.id, version: pack.version },
      desk,
      columns: partsOf<Column>(pack, 'portal.column'),
      banners: partsOf<Banner>(pack, 'portal.banner'),
      words,
    }
  )
}

/** Which number of which released bulletin; a share is asked for with unit %. */
export type FigureAsk = { readonly bulletin: string; readonly figure: string; readonly unit: string }

/** What the operations on articles share. */
export type Deps = {
  readonly frontOf: (tenant: string) => Front | undefined
  readonly files: FileStore
  /** The number as the public reads it now; undefined when the bulletin is not out, was recalled, or has no such number. */
  readonly figureOf: (tenant: string, ask: FigureAsk) => Promise<BoundFigure | undefined>
}

export const wordsIn = (f: Front, key: string): Words => f.words[key] ?? { zh: key, en: key }
export const columnOf = (f: Front | undefined, id: string): Column | undefined => f?.columns.find((c) => c.id === id)
