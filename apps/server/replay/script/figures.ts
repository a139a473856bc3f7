import { boardOf } from '@yiwang/insight/contract'
import { callAs } from '@yiwang/platform/platform'
import type { Said, Stage } from '../plot.ts'
import type { Ask, Script } from './format.ts'
import { operationOf } from './operations.ts'
import type { People } from './people.ts'

type At = { readonly stage: Stage; readonly people: People; readonly script: Script; readonly pack: string }
type Figure = { readonly id: string; readonly value: number; readonly said: string; readonly off?: number | null }
const NOWHERE = { grid: '', community: '', town: '' }

/** Every figure of a board, by the measure it is of; a share by its measure with `%`. */
const ofBoard = async (at: At, board: string): Promise<Figure[]> => {
  const days = at.script.counted ?? at.script
  const { tiles } = await callAs(at.stage.composed.platform, boardOf, {
    actor: at.people.desk('dispatcher'),
    input: { board: `${at.pack}.${board}`, from: days.from, to: days.to },
  })
  return tiles
    .filter((t) => t.show === 'figure' || t.show === 'partition')
    .flatMap((t) => {
      const [, of = ''] = t.source.split(' ')
      return t.figures.map((f): Figure => {
        const id = t.show === 'partition' ? f.key : of
        if (f.ofQuery !== null)
          return { id: `${id}%`, value: f.percent ?? Number.NaN, said: `${f.words.zh} ${f.percent}%` }
        return { id, value: f.value ?? Number.NaN, said: `${f.words.zh} ${f.value} ${f.unit}`, off: t.off }
      })
    })
}

const walk = (v: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((x, k) => (x as Record<string, unknown> | undefined)?.[k], v)
/** Fields that stand so, or not before `from`. */
const chosen = (row: unknown, when: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(when).every(([k, v]) => {
    const has = walk(row, k.replace(/^(since|above) /, ''))
    if (k.startsWith('since ')) return Date.parse(String(has)) >= Date.parse(String(v))
    return k.startsWith('above ') ? Number(has) > Number(v) : has === v
  })
const ofAnswer = async (at: At, a: Exclude<Ask, { board: string }>): Promise<Figure> => {
  const actor = at.people.who(a.who, NOWHERE)
  const answer = await callAs(at.stage.composed.platform, operationOf(a.of), { actor, input: a.with as never })
  const found = walk(answer, a.path)
  const value = Array.isArray(found) ? found.filter((x) => chosen(x, a.when ?? {})).length : Number(found)
  return { id: a.id, value, said: `${a.words.zh} ${value} ${a.unit}` }
}

/** The story's figures as the public API gives them. */
export const figuresOf = async (at: At): Promise<Said> => {
  const all: Figure[] = []
  for (const a of at.script.figures) all.push(...('board' in a ? await ofBoard(at, a.board) : [await ofAnswer(at, a)]))
  return {
    figures: Object.fromEntries(all.map((f) => [f.id, f.value])),
    balanced: all.every((f) => f.off === undefined || f.off === null || f.off === 0),
    sentence: all.map((f) => f.said).join('；'),
  }
}
