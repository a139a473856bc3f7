import { querySpec } from '@yiwang/platform/engine'
import { inboxKinds as kindsOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { wordsOf } from '../pack-book.ts'
import { fieldView } from './action-view.ts'
import { filterFields, meets } from './own-filter.ts'
import { stageWords } from './wording.ts'

/** What a list can be narrowed to: the kinds in force that this reader may meet, as they are asked today. */
export const inboxKindsQuery = (deps: MattersDeps) =>
  querySpec<typeof kindsOp>({
    op: kindsOp,
    async run({ tenant, actor, now }) {
      const kinds = deps.packs.types(tenant).filter((r) => meets(actor, r, now))
      const items = kinds.map((r) => ({
        pack: r.pack.id,
        packWords: wordsOf(r, 'pack.short'),
        type: r.type.id,
        typeWords: wordsOf(r, `type.${r.type.id}`),
        stages: Object.keys(r.type.stages).map((id) => ({ id, words: stageWords(r, id) })),
        fields: filterFields(r).map((f) => fieldView(r, f)),
      }))
      return { items }
    },
  })
