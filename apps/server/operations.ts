import { operations as audit } from '@yiwang/audit/contract'
import { operations as files } from '@yiwang/files/contract'
import { operations as identity } from '@yiwang/identity/contract'
import { operations as insight } from '@yiwang/insight/contract'
import type { Operation, Words } from '@yiwang/kernel'
import { operations as matters } from '@yiwang/matters/contract'
import { operations as notify } from '@yiwang/notify/contract'
import { operations as portal } from '@yiwang/portal/contract'
import { operations as registry } from '@yiwang/registry/contract'
import { operations as rhythm } from '@yiwang/rhythm/contract'
import { CLI_ACTS } from './cli-acts.ts'

/** Everything this server can be asked. The HTTP layer, OpenAPI, the rights tests and the safeguards read this list. */
export const allOperations: readonly Operation[] = [
  ...identity,
  ...registry,
  ...matters,
  ...insight,
  ...portal,
  ...rhythm,
  ...notify,
  ...audit,
  ...files,
]

const titles = new Map<string, Words>([
  ...allOperations.map((o) => [o.id, o.title] as const),
  ...Object.entries(CLI_ACTS),
])
/** What an operation is called; jobs and operations of the past keep their id. */
export const titleOf = (id: string): Words => titles.get(id) ?? { zh: id, en: id }
