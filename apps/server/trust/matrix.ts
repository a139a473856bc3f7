import type { Operation } from '@yiwang/kernel'
import { type Canary, found } from './canaries.ts'
import { dead, isStaff, ROLES, type Role } from './roles.ts'
import { type Case, RULES } from './rules.ts'
import type { Scene } from './scene.ts'
import { type Answer, send } from './send.ts'

export type Cell = { readonly op: Operation; readonly role: Role; readonly case: Case }

/** Operations the table forgot, and lines of the table that name none. */
export const gaps = (operations: readonly Operation[]): string[] => [
  ...operations
    .filter((op) => op.caller !== 'system' && RULES[op.id] === undefined)
    .map((op) => `${op.id}: no expectation`),
  ...Object.keys(RULES)
    .filter((id) => !operations.some((op) => op.id === id))
    .map((id) => `${id}: no such operation`),
]

export const cells = (s: Scene): Cell[] =>
  s.implemented.flatMap((op) => (RULES[op.id] ?? []).flatMap((c) => ROLES.map((role) => ({ op, role, case: c }))))

/** Doors of signing in: open to a dead session too, and counted instead of refused. */
const DOORS = new Set(['identity.sign-in', 'identity.request-code', 'identity.sign-in-code', 'identity.sign-out'])

/** What the answer should have been, or undefined when it is as declared. */
export const misjudged = (c: Cell, status: number): string | undefined => {
  if (status >= 500) return 'a 5xx'
  const door = DOORS.has(c.op.id)
  const open = door || (c.op.caller === 'anyone' && c.op.kind === 'query')
  const may = (dead(c.role) && !open ? false : c.case.may(c.role)) as boolean
  const refused = status === 401 || status === 403 || status === 404 || (door && status === 429)
  if (may)
    return status === 401 || status === 403 || (status === 404 && !c.case.missing)
      ? 'refused to one who may'
      : undefined
  if (!refused) return 'done for one who may not'
  if (dead(c.role) && !open && status !== 401 && c.op.caller !== 'anyone')
    return `a dead session is told ${status}, not 401`
  // What a reader may not see does not exist for her.
  return c.case.on && isStaff(c.role) && c.op.kind === 'query' && status !== 404
    ? `existence told by ${status}`
    : undefined
}

/** Whether this role may meet this word in the answer of this operation. */
export const mayMeet = (c: Cell, canary: Canary): boolean => {
  if (canary.kind === 'elsewhere') return false
  const raised = c.role.raised.includes(canary.of)
  if (canary.kind === 'person') return c.op.id === 'matters.reveal' && c.case.on === canary.of && c.case.may(c.role)
  // Agreed to by its raiser: everybody may read the headline, and only that.
  if (canary.kind === 'title' && canary.of === 'public') return true
  if (canary.kind !== 'internal') return raised || c.role.sees.includes(canary.of)
  return c.role.sees.includes(canary.of)
}

const heads = (a: Answer): Buffer => Buffer.from(JSON.stringify(a.headers))
/** Sends one cell; answers every finding in words. */
export const tryCell = async (s: Scene, c: Cell): Promise<string[]> => {
  const input = c.case.input(s)
  const a = await send(s.app, c.op, {
    input,
    from: { token: s.token(c.role), headers: { 'x-yiwang-device': 'device-of-matrix' } },
  })
  const where = `${c.op.id}${c.case.on ? ` on ${c.case.on}` : ''} as ${c.role.name}: ${a.status}`
  const wrong = misjudged(c, a.status)
  const sent = Buffer.from(JSON.stringify(input))
  const leaks = found(s.canaries, heads(a), a.bytes).filter((k) => !mayMeet(c, k) && !sent.includes(k.text))
  return [
    ...(wrong ? [`${where} ${wrong} ${a.bytes.toString('utf8', 0, 160)}`] : []),
    ...leaks.map((k) => `${where} shows ${k.kind} of ${k.of}: ${k.text}`),
  ]
}
