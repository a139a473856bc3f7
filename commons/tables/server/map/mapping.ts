/** How a cell becomes a value. */
export type Parse =
  /** Trimmed text; `max` in characters. */
  | { readonly kind: 'text'; readonly max?: number }
  /** A Chinese mobile, land line or service number, digits only, with `-` after an area code. */
  | { readonly kind: 'phone' }
  /** An instant as ISO text in UTC; `zone` is that of the clock on the wall, `Asia/Shanghai` unless given. */
  | { readonly kind: 'dateTime'; readonly zone?: string }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly integer?: boolean }
  /** One of a list: each word that may stand in the cell and the code it means. */
  | { readonly kind: 'code'; readonly codes: Readonly<Record<string, string>> }

/** Where a field comes from: the first of the named columns that exists. */
export type FieldMapping = {
  readonly from: string | readonly string[]
  readonly parse: Parse
  readonly required?: boolean
}
export type Mapping = Readonly<Record<string, FieldMapping>>

type Parsed<P extends Parse> = P extends { readonly kind: 'number' } ? number : string
/** The values of one row under a mapping; optional fields are absent when their cell is empty. */
export type MappedValues<M extends Mapping> = {
  readonly [K in keyof M as M[K] extends { readonly required: true } ? K : never]: Parsed<M[K]['parse']>
} & {
  readonly [K in keyof M as M[K] extends { readonly required: true } ? never : K]?: Parsed<M[K]['parse']>
}
