import { command, query } from '@yiwang/kernel/operation'
import { Done, Flag, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

const kept = { subject: 'registry', purpose: 'territory', dataClass: 'internal', retention: 'P10Y' } as const
const clerk = { ...kept, lookers: ['registry-clerk', 'system-admin'], caller: 'staff' } as const
/** Who looks after what is a record about that person, who meets it among her own. */
const person = { ...kept, subject: 'person', dataClass: 'personal' } as const
const HomesCount = z.coerce.number().int().min(1).max(10_000)

/** Somebody looks after a patch; `to` and `ended` are null while no end is set. `contact` is an office telephone. */
export const PatchHolder = z
  .object({
    id: z.string(),
    person: z.string(),
    name: z.string(),
    contact: z.string(),
    from: Time,
    to: Time.nullable(),
    ended: WordsShape.nullable(),
  })
  .meta({ id: 'PatchHolder' })
/** A named piece of a community's ground; `bareSince` is null while somebody holds it. */
export const PatchView = z
  .object({
    id: z.string(),
    kind: z.string(),
    words: WordsShape,
    holderWords: WordsShape,
    name: z.string(),
    area: z.string(),
    areaName: z.string(),
    townName: z.string(),
    homes: z.number().nullable(),
    /** Has as many homes as its kind is meant to, or nobody counted them. */
    fits: z.boolean(),
    from: Time,
    to: Time.nullable(),
    ended: WordsShape.nullable(),
    holder: PatchHolder.nullable(),
    bareSince: Time.nullable(),
    /** Earlier holders, the last first; empty unless history is asked for. */
    past: z.array(PatchHolder),
  })
  .meta({ id: 'PatchView' })
export const patches = query({
  id: 'registry.patches',
  http: 'GET /patches',
  title: { zh: '责任片区和负责人', en: 'Patches and who holds them' },
  ...person,
  lookers: ['self', 'staff'],
  caller: 'staff',
  input: z.object({
    id: z.uuid().optional(),
    kind: z.string().max(40).optional(),
    /** A code: the ground that begins with it. */
    area: z.string().max(20).optional(),
    find: z.string().max(40).optional(),
    /** Only those that nobody holds. */
    bare: Flag.default(false),
    /** Ended ones too, and the earlier holders of each. */
    history: Flag.default(false),
    limit: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  output: z.object({ items: z.array(PatchView), total: z.number() }),
})

/** One kind of patches: `held` of `patches` have somebody now, the others are in `bare`, the longest so first. */
export const PatchCoverage = z
  .object({
    kind: z.string(),
    words: WordsShape,
    holder: WordsShape,
    /** How many homes one is meant to have; `assumed` where the source says no number and we chose one. */
    homes: z.object({ least: z.number(), most: z.number(), assumed: z.boolean() }).nullable(),
    patches: z.number(),
    held: z.number(),
    /** Patches with fewer or more homes than meant. */
    unfit: z.number(),
    bare: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        area: z.string(),
        areaName: z.string(),
        townName: z.string(),
        since: Time,
      }),
    ),
    communities: z.array(
      z.object({ code: z.string(), name: z.string(), townName: z.string(), patches: z.number(), held: z.number() }),
    ),
    /** Villages and communities without any patch. */
    without: z.array(z.object({ code: z.string(), name: z.string(), townName: z.string() })),
  })
  .meta({ id: 'PatchCoverage' })
export const patchCoverage = query({
  id: 'registry.patch-coverage',
  http: 'GET /registry/patch-coverage',
  title: { zh: '责任片区覆盖', en: 'Coverage by patches' },
  ...kept,
  lookers: ['registry-clerk', 'system-admin', 'leader', 'supervisor', 'town-leader'],
  caller: 'staff',
  input: z.object({}),
  output: z.object({ kinds: z.array(PatchCoverage) }),
})

export const putPatch = command({
  id: 'registry.put-patch',
  http: 'POST /patches',
  title: { zh: '划一个责任片区', en: 'Put a patch' },
  ...clerk,
  input: z.object({ kind: z.string().max(40), area: z.string().max(20), name: Text(60), homes: HomesCount.optional() }),
  output: z.object({ id: z.string() }),
})
export const changePatch = command({
  id: 'registry.change-patch',
  http: 'POST /patches/{id}',
  title: { zh: '改责任片区的名称或户数', en: 'Rename a patch or count its homes' },
  ...clerk,
  input: z.object({ id: z.uuid(), name: Text(60).optional(), homes: HomesCount.optional() }),
  output: Done,
  errors: { PATCH_ENDED: 409 },
})
export const endPatch = command({
  id: 'registry.end-patch',
  http: 'POST /patches/{id}/end',
  title: { zh: '撤掉责任片区', en: 'End a patch' },
  ...clerk,
  input: z.object({ id: z.uuid(), reason: Text(200) }),
  output: Done,
  errors: { PATCH_ENDED: 409 },
})
export const assignPatch = command({
  id: 'registry.assign-patch',
  http: 'POST /patches/{id}/holders',
  title: { zh: '安排责任片区负责人', en: 'Let a person look after a patch' },
  ...clerk,
  ...person,
  source: 'official-document',
  input: z.object({
    id: z.uuid(),
    person: z.uuid(),
    /** The term that ends the moment this one begins; without it the patch has to be bare. */
    instead: z.uuid().optional(),
    /** An office telephone; the one of the person's unit without it. */
    contact: z.string().trim().max(40).optional(),
    from: Time.optional(),
    to: Time.optional(),
  }),
  output: z.object({ holder: z.string() }),
  errors: { PATCH_ENDED: 409, PATCH_HELD: 409 },
})
export const endPatchHolder = command({
  id: 'registry.end-patch-holder',
  http: 'POST /patch-holders/{id}/end',
  title: { zh: '不再负责责任片区', en: 'A person no longer looks after a patch' },
  ...clerk,
  ...person,
  source: 'official-document',
  input: z.object({ id: z.uuid(), reason: Text(200), at: Time.optional() }),
  output: Done,
  errors: { ALREADY_ENDED: 409 },
})
/** What everybody may read of a patch: who looks after it, with an office telephone; null while nobody does. */
export const PatchFact = z
  .object({
    id: z.string(),
    words: WordsShape,
    holderWords: WordsShape,
    patch: z.string(),
    name: z.string().nullable(),
    contact: z.string(),
    from: Time.nullable(),
  })
  .meta({ id: 'PatchFact' })
