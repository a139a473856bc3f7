import type { z } from 'zod'
import type { MatterView } from '../../contract/index.ts'
import type { Matter } from '../domain/state.ts'
import type { Reading } from './action-view.ts'
import { answerWords, fieldName, ownFields } from './own-fields.ts'
import { unitName } from './wording.ts'

type Values = z.input<typeof MatterView>['fields']
type At = Pick<Reading, 'deps' | 'tenant' | 'r'>

/** Answers to the pack's own questions, for the staff. */
export const fieldValues = (m: Matter, g: At, members: Readonly<Record<string, string>>): Values => {
  const names = { unit: (id: string) => unitName(g, id), member: (id: string) => members[id] ?? null }
  return ownFields(g.r)
    .filter((f) => m.fields[f.id] !== undefined)
    .map((f) => ({ id: f.id, words: fieldName(g.r, f), value: answerWords(g.r, f, { value: m.fields[f.id], names }) }))
}

/** Those of them that the pack has words for on the page of who raised it. */
export const fieldsTold = (m: Matter, g: At): Values =>
  fieldValues(m, g, {}).flatMap((v) => {
    const words = g.r.words[`field.${v.id}.resident`]
    return words ? [{ ...v, words }] : []
  })
