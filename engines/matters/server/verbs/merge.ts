import { json } from '@yiwang/platform/write-set'
import { isOpen } from '../domain/clock.ts'
import { by, type Kept, refuse, verb, when } from './verb.ts'

/** A link, never a move: nothing of the child changes but where it stands, so that undoing restores it to the byte. */
export const merge = verb({
  verb: 'merge',
  open: true,
  form: [{ id: 'into', kind: 'matter', required: true }],
  guard(c) {
    if (c.form.into === undefined) return undefined
    if (!c.other) return refuse('INVALID', '没有找到要并入的事项', 'The matter to merge into was not found', 422)
    if (c.other.id === c.m.id) return refuse('MERGE_CHAIN', '不能并入自己', 'It cannot be merged into itself')
    if (c.leads)
      return refuse(
        'MERGE_CHAIN',
        '已有别的事项并入这一件，请反过来并入这一件',
        'Others were merged into this one; merge the other way round',
      )
    if (c.other.merged_into !== null)
      return refuse(
        'MERGE_CHAIN',
        '那一件已并入别的事项，请并入主件',
        'That one is merged itself; choose the surviving matter',
      )
    return c.other.super !== 'open'
      ? refuse('MERGE_CHAIN', '主件已办结，请先重新办理', 'The surviving matter is closed')
      : undefined
  },
  apply(c) {
    const { stage, super: kind, owner, close_code, closed_at } = c.m
    const kept: Kept = { stage, super: kind, owner, close_code, closed_at, clocks: c.clocks.filter(isOpen) }
    return {
      set: { merged_into: c.other!.id, stage_before: c.m.stage },
      changes: [
        {
          insert: 'matters.merge',
          rows: [
            {
              tenant: c.m.tenant,
              id: c.newId(),
              child: c.m.id,
              master: c.other!.id,
              at: when(c.now),
              by: by(c),
              kept: json(kept),
            },
          ],
        },
      ],
      data: { into: c.other!.id, ref: c.other!.ref },
    }
  },
})

export const unmerge = verb({
  verb: 'unmerge',
  open: true,
  form: [],
  guard: (c) => (c.merge ? undefined : refuse('NOT_OFFERED', '没有可解除的并案', 'There is no merge to undo')),
  apply: (c) => ({
    to: c.merge!.kept.stage,
    set: { merged_into: null, stage_before: null, close_code: c.merge!.kept.close_code },
    clocks: c.merge!.kept.clocks,
    turnAs: 'none',
    changes: [
      {
        update: 'matters.merge',
        key: ['tenant', 'id'],
        rows: [{ tenant: c.m.tenant, id: c.merge!.id, undone_at: when(c.now) }],
      },
    ],
  }),
})

export const merging = [merge, unmerge]
