import type { CommandSpec, Consumer, ListSpec, QuerySpec, Sweep, TxCommandSpec } from '@yiwang/platform/engine'
import type { MattersDeps } from '../deps.ts'

// biome-ignore lint/suspicious/noExplicitAny: specs of different operations share one list
type Any = any
export type Parts = {
  commands: CommandSpec<Any, Any>[]
  txCommands: TxCommandSpec<Any>[]
  queries: QuerySpec<Any>[]
  lists: ListSpec<Any>[]
  sweeps: Sweep[]
  consumers: Consumer[]
}

export const matterQueries = (_deps: MattersDeps): Parts => ({
  commands: [],
  txCommands: [],
  queries: [],
  lists: [],
  sweeps: [],
  consumers: [],
})
