import type { components, operations } from '../../../api.gen.ts'

export type Schemas = components['schemas']
/** The answer of an operation, by its id. */
export type Answer<K extends keyof operations> = operations[K] extends {
  responses: { 200: { content: { 'application/json': infer T } } }
}
  ? T
  : never
