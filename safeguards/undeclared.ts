import type { Operation } from '@yiwang/kernel'
import { methodAndPath } from '@yiwang/platform/openapi'
import { about, type Finding } from './safeguard.ts'

const CLASSES = ['public', 'internal', 'case', 'personal', 'sensitive']
const CALLERS = ['anyone', 'person', 'resident', 'staff', 'system']
const blank = (v: unknown): boolean => typeof v !== 'string' || v.trim() === ''

const faults = (op: Operation): string[] => {
  const out: string[] = []
  for (const k of ['id', 'http', 'subject', 'purpose', 'retention'] as const)
    if (blank(op[k])) out.push(`${k} is empty`)
  if (blank(op.title?.zh) || blank(op.title?.en)) out.push('title is empty')
  if (!CLASSES.includes(op.dataClass)) out.push('dataClass is none of the known')
  if (!CALLERS.includes(op.caller)) out.push('caller is none of the known')
  if (!op.lookers?.length || op.lookers.some(blank)) out.push('nobody is named who may look')
  if (op.lookers?.includes('everyone') && op.dataClass !== 'public') out.push('everyone may look at what is not public')
  if (op.dataClass !== 'public' && op.retention === 'reference') out.push('data about people has no retention')
  if (op.retention !== 'reference' && !/^P\d+[YMD]$/.test(op.retention ?? '')) out.push('retention is no duration')
  if (op.dataClass === 'sensitive' && op.auditRead !== true)
    out.push('sensitive data is read without a row in the audit')
  return out
}

const route = (op: Operation): string => {
  const { method, path } = methodAndPath(op)
  return `${method} /api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
}
/** Routes that serve no operation: health, the contract and its page, the faces. */
const OURS = /^(HEAD|OPTIONS) |^GET \/api\/(health|openapi\.json|docs(\/.*)?)$|^GET \/(?!api\/)/

/** Everything the build refuses: an operation that says too little, a route nobody declared, a declared one not served. */
export const undeclared = (operations: readonly Operation[], routes: readonly string[]): Finding[] => {
  const declared = new Set(operations.filter((op) => op.caller !== 'system').map(route))
  const twice = operations.filter((op, i) => operations.findIndex((o) => o.id === op.id || o.http === op.http) !== i)
  return [
    ...operations.flatMap((op) => faults(op).map((what) => about(op, what))),
    ...twice.map((op) => about(op, 'declared twice')),
    ...routes
      .filter((r) => !declared.has(r) && !OURS.test(r))
      .map((r) => ({ where: r, what: 'a route nobody declared' })),
    ...[...declared].filter((r) => !routes.includes(r)).map((r) => ({ where: r, what: 'declared and not served' })),
  ]
}
