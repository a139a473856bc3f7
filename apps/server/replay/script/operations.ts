import type { Operation } from '@yiwang/kernel'
import { operations as matters } from '@yiwang/matters/contract'
import { operations as registry } from '@yiwang/registry/contract'

const KNOWN: ReadonlyMap<string, Operation> = new Map(
  ([...matters, ...registry] as readonly Operation[]).map((o) => [o.id, o]),
)
/** A declared operation by its id, such as `matters.register`. @throws Error when there is none. */
export const operationOf = (id: string): Operation => {
  const op = KNOWN.get(id)
  if (!op) throw new Error(`no operation ${id}`)
  return op
}
