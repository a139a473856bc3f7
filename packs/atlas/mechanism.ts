import type { Words } from '@yiwang/kernel/message'

/** One mechanism of the catalogue: engines it needs and how many acceptance statements its specification has. */
export type Mechanism = {
  readonly id: string
  readonly place: Words
  readonly name: Words
  readonly purpose: Words
  readonly engines: readonly string[]
  readonly statements: number
}
