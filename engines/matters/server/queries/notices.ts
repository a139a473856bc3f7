import { type Actor, inForce, type Words } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { querySpec } from '@yiwang/platform/engine'
import type { z } from 'zod'
import { type ActionView, notices } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { scopeOf } from '../scope.ts'

type Row = {
  id: string
  series: 'supervision' | 'special-report'
  year: number
  number: number | null
  grade: 'blue' | 'yellow' | 'red' | null
  title: string
  cause: string
  unit: string | null
  state: 'draft' | 'checked' | 'open' | 'answered' | 'accepted' | 'released'
  issued_at: Date
  due_at: Date | null
  feedback: { at: string; text: string; accepted: boolean | null; by: string | null }[]
  checked_by: string | null
  drafted_by: string | null
  matters: { id: string; ref: string; title: string }[]
}

const LABEL = { supervision: '督办', 'special-report': '专报' } as const
const labelOf = (r: Row): string =>
  r.number === null ? `${LABEL[r.series]}（草稿）` : `${LABEL[r.series]}〔${r.year}〕${r.number} 号`

type View = z.input<typeof ActionView>
const word = (zh: string, en: string): Words => ({ zh, en })
const TEXT: View['form'][number] = {
  id: 'text',
  kind: 'long',
  words: word('说明', 'Words'),
  hint: null,
  required: true,
  max: 2000,
  pool: null,
  options: [],
  when: null,
}
const view = (action: string, words: Words, asks: boolean): View => ({
  action,
  verb: 'supervise',
  words,
  form: asks ? [TEXT] : [],
  bulk: false,
  leaves: true,
  reaches: 'never',
})

/** What this person may do with the document now; the command checks again. */
const canDo = (r: Row, a: Actor, now: number): View[] => {
  const posts = inForce(a, now)
  const holds = (...kinds: string[]) => posts.some((p) => kinds.includes(p.kind))
  if (r.series === 'supervision') {
    if (r.state === 'open' && posts.some((p) => p.unit !== null && p.unit === r.unit))
      return [view('feedback', word('反馈', 'Answer'), true)]
    const mine = r.feedback.at(-1)?.by === a.account
    return r.state === 'answered' && holds('supervisor') && !mine
      ? [view('accept', word('验收', 'Accept'), false), view('reject', word('退回重报', 'Send back'), true)]
      : []
  }
  if (!holds('supervisor', 'leader')) return []
  if (r.state === 'draft') return [view('check', word('核对', 'Check'), false)]
  return r.state === 'checked' && ![r.checked_by, r.drafted_by].includes(a.account)
    ? [view('release', word('发布', 'Release'), false)]
    : []
}

const gapsOf = (rows: readonly { year: number; number: number }[]): number[] => {
  const out: number[] = []
  for (const [, of] of Map.groupBy(rows, (r) => r.year)) {
    const have = new Set(of.map((r) => r.number))
    for (let n = 1; n <= Math.max(...have); n++) if (!have.has(n)) out.push(n)
  }
  return out
}

/** A notice is seen by who may see one of its matters, and with those of them that she may see. */
const seenBy = (a: Actor, now: number) => {
  const s = scopeOf(a, now, 3)
  const of = `from matters.matter m where m.tenant=n.tenant and m.id = any(n.matters) and ${s.text}`
  return { where: `exists (select 1 ${of})`, of, values: s.values }
}

/** Numbered notices and reports, newest first, with gaps shown where there are any. */
export const noticesQuery = (deps: MattersDeps) =>
  querySpec<typeof notices>({
    op: notices,
    async run({ db, tenant, actor, now }, input) {
      const seen = seenBy(actor, now)
      const at = 3 + seen.values.length
      const more = `${input.state ? ` and n.state = $${at}` : ''}${input.year ? ` and n.year = $${at + (input.state ? 1 : 0)}` : ''}`
      const values = [
        tenant,
        input.series,
        ...seen.values,
        ...(input.state ? [input.state] : []),
        ...(input.year ? [input.year] : []),
      ]
      const rows = await db.rows<Row>(
        sql(
          `select n.id, n.series, n.year, n.number, n.grade, n.title, n.cause, n.unit, n.state, n.issued_at, n.due_at, n.feedback, n.checked_by, n.drafted_by,
            (select json_agg(json_build_object('id', m.id, 'ref', m.ref, 'title', m.title) order by m.opened_at) ${seen.of}) as matters
           from matters.notice n where n.tenant=$1 and n.series=$2 and ${seen.where}${more} order by n.issued_at desc, n.id desc`,
          values,
        ),
      )
      const numbered = await db.rows<{ year: number; number: number }>(
        sql('select year, number from matters.notice where tenant=$1 and series=$2 and number is not null', [
          tenant,
          input.series,
        ]),
      )
      const items = rows.slice(0, input.limit).map((r) => ({
        id: r.id,
        series: r.series,
        year: r.year,
        number: r.number ?? 0,
        label: labelOf(r),
        grade: r.grade,
        title: r.title,
        unitName: r.unit ? (deps.registry.unitById(tenant, r.unit)?.name ?? null) : null,
        cause: r.cause,
        issuedAt: r.issued_at.toISOString(),
        due: r.due_at?.toISOString() ?? null,
        state: r.state,
        matters: r.matters,
        feedback: r.feedback.map((f) => ({ at: f.at, text: f.text, accepted: f.accepted })),
        can: canDo(r, actor, now),
      }))
      return { items, total: rows.length, gaps: gapsOf(numbered) }
    },
  })
