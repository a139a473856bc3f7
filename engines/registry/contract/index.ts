import { command, query } from '@yiwang/kernel/operation'
import { Done, Flag, Point, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import {
  assignPatch,
  changePatch,
  endPatch,
  endPatchHolder,
  PatchFact,
  patchCoverage,
  patches,
  putPatch,
} from './patches.ts'
import { endPoolMember, poolMembers, pools, putPoolMember } from './pools.ts'
import { endUnitLink, linkUnit, unitCoverage, unitLinks } from './unit-links.ts'

export * from './patches.ts'
export * from './pools.ts'
export * from './unit-links.ts'

const open = {
  subject: 'registry',
  purpose: 'territory',
  dataClass: 'public',
  retention: 'reference',
  lookers: ['everyone'],
  caller: 'anyone',
} as const
const clerk = {
  subject: 'registry',
  purpose: 'territory',
  dataClass: 'internal',
  retention: 'P10Y',
  lookers: ['registry-clerk', 'system-admin'],
  caller: 'staff',
} as const
const post = {
  subject: 'post',
  purpose: 'rights',
  dataClass: 'personal',
  retention: 'P10Y',
  lookers: ['self', 'registry-clerk', 'system-admin'],
  caller: 'staff',
} as const

export const Division = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(['county', 'town', 'community', 'village']),
    parent: z.string().nullable(),
    status: z.enum(['current', 'merged']),
    point: Point.nullable(),
  })
  .meta({ id: 'Division' })
export const divisions = query({
  id: 'registry.divisions',
  http: 'GET /divisions',
  title: { zh: '区划', en: 'Divisions' },
  ...open,
  input: z.object({
    parent: z.string().max(20).optional(),
    find: z.string().max(40).optional(),
    merged: Flag.default(false),
  }),
  output: z.object({ items: z.array(Division) }),
})

export const GridView = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    division: z.string(),
    divisionName: z.string(),
    town: z.string(),
    townName: z.string(),
    status: z.enum(['current', 'merged', 'split']),
    version: z.number(),
    from: Time,
    to: Time.nullable(),
    sources: z.array(z.string()),
    point: Point,
    team: z.object({ filled: z.number(), slots: z.number(), complete: z.boolean() }),
  })
  .meta({ id: 'GridView' })
export const grids = query({
  id: 'registry.grids',
  http: 'GET /grids',
  title: { zh: '网格', en: 'Grids' },
  ...open,
  input: z.object({
    town: z.string().max(20).optional(),
    division: z.string().max(20).optional(),
    find: z.string().max(40).optional(),
    gaps: Flag.optional(),
    history: Flag.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  output: z.object({ items: z.array(GridView), total: z.number() }),
})
/** The public duty facts of a team: post, duty, term and office contact; no personal phone. */
export const DutyFact = z
  .object({
    slot: z.string(),
    slotWords: WordsShape,
    post: WordsShape,
    name: z.string(),
    unit: z.string(),
    duty: z.string(),
    from: Time,
    to: Time.nullable(),
    contact: z.string(),
  })
  .meta({ id: 'DutyFact' })
export const grid = query({
  id: 'registry.grid',
  http: 'GET /grids/{code}',
  title: { zh: '网格与值守', en: 'A grid and its team' },
  ...open,
  input: z.object({ code: z.string().max(40) }),
  output: z.object({
    grid: GridView,
    team: z.array(DutyFact),
    missing: z.array(z.object({ slot: z.string(), slotWords: WordsShape, count: z.number() })),
    history: z.array(z.object({ at: Time, what: WordsShape, reason: z.string() })),
    /** Patches of the grid's community. */
    patches: z.array(PatchFact),
  }),
})
export const gridMap = query({
  id: 'registry.grid-map',
  http: 'GET /map/grids',
  title: { zh: '网格示意图', en: 'Schematic grid map' },
  ...open,
  input: z.object({ town: z.string().max(20).optional(), level: z.enum(['town', 'grid']).default('grid') }),
  output: z.object({
    type: z.literal('FeatureCollection'),
    schematic: z.literal(true),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({ code: z.string(), name: z.string(), town: z.string() }),
        geometry: z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) }),
      }),
    ),
  }),
})
export const locate = query({
  id: 'registry.locate',
  http: 'GET /locate',
  title: { zh: '这里属于哪个网格', en: 'Which grid is here' },
  ...open,
  perMinute: 120,
  input: z.object({
    lon: z.coerce.number().min(-180).max(180),
    lat: z.coerce.number().min(-90).max(90),
    datum: z.enum(['wgs84', 'gcj02']).default('wgs84'),
    accuracy: z.coerce.number().min(0).max(5000).default(50),
  }),
  output: z.object({
    point: Point,
    grid: GridView.nullable(),
    near: z.array(z.object({ grid: GridView, metres: z.number() })),
  }),
})

export const UnitView = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    short: z.string(),
    kind: z.string(),
    level: z.enum(['town', 'county', 'community']),
    area: z.string().nullable(),
    duties: z.string(),
    phone: z.string(),
    active: z.boolean(),
    tier: z.string().nullable(),
  })
  .meta({ id: 'UnitView' })
export const units = query({
  id: 'registry.units',
  http: 'GET /units',
  title: { zh: '单位', en: 'Units' },
  ...open,
  input: z.object({ find: z.string().max(40).optional(), kind: z.string().max(40).optional() }),
  output: z.object({ items: z.array(UnitView) }),
})

export const coverage = query({
  id: 'registry.coverage',
  http: 'GET /registry/coverage',
  title: { zh: '覆盖与缺口', en: 'Coverage and gaps' },
  ...clerk,
  input: z.object({}),
  output: z.object({
    villages: z.object({
      total: z.number(),
      communities: z.number(),
      villages: z.number(),
      covered: z.number(),
      without: z.array(z.object({ code: z.string(), name: z.string() })),
      doubled: z.array(z.object({ code: z.string(), name: z.string(), grids: z.number() })),
    }),
    grids: z.object({ total: z.number(), split: z.number() }),
    teams: z.object({
      slots: z.number(),
      filled: z.number(),
      incomplete: z.array(
        z.object({
          grid: z.string(),
          name: z.string(),
          townName: z.string(),
          missing: z.array(z.object({ slot: z.string(), slotWords: WordsShape, count: z.number() })),
          since: Time.nullable(),
        }),
      ),
    }),
  }),
})
export const mergeDivisions = command({
  id: 'registry.merge-divisions',
  http: 'POST /divisions/merge',
  title: { zh: '合并村居', en: 'Merge divisions' },
  ...clerk,
  input: z.object({
    from: z.array(z.string().max(20)).min(1).max(20),
    into: z.string().max(20),
    reason: Text(300),
    at: Time.optional(),
  }),
  output: Done,
  errors: { ALREADY_MERGED: 409, NOT_SIBLINGS: 409 },
})
export const mergeGrids = command({
  id: 'registry.merge-grids',
  http: 'POST /grids/merge',
  title: { zh: '合并网格', en: 'Merge grids' },
  ...clerk,
  input: z.object({ codes: z.array(z.string().max(40)).min(2).max(20), name: Text(60), reason: Text(300) }),
  output: z.object({ code: z.string() }),
  errors: { ALREADY_MERGED: 409, NOT_SIBLINGS: 409 },
})
export const splitGrid = command({
  id: 'registry.split-grid',
  http: 'POST /grids/{code}/split',
  title: { zh: '拆分网格', en: 'Split a grid' },
  ...clerk,
  input: z.object({ code: z.string().max(40), names: z.array(Text(60)).length(2), reason: Text(300) }),
  output: z.object({ codes: z.array(z.string()) }),
  errors: { ALREADY_MERGED: 409 },
})
export const people = query({
  id: 'registry.people',
  http: 'GET /people',
  title: { zh: '人员', en: 'People' },
  ...post,
  input: z.object({ find: z.string().max(40).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        unitName: z.string().nullable(),
        posts: z.number(),
      }),
    ),
  }),
})
export const postKinds = query({
  id: 'registry.post-kinds',
  http: 'GET /post-kinds',
  title: { zh: '岗位种类', en: 'Kinds of post' },
  ...post,
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        kind: z.string(),
        words: WordsShape,
        scope: z.enum(['grid', 'unit', 'area']),
        level: z.enum(['grid', 'community', 'town', 'county']),
      }),
    ),
  }),
})
export const appoint = command({
  id: 'registry.appoint',
  http: 'POST /posts',
  title: { zh: '任职', en: 'Appoint' },
  ...post,
  input: z.object({
    person: z.uuid(),
    kind: z.string().max(40),
    unit: z.uuid().optional(),
    grid: z.string().max(40).optional(),
    area: z.string().max(20).optional(),
    slot: z.string().max(20).optional(),
    from: Time.optional(),
    to: Time.optional(),
    duty: z.string().max(300).optional(),
  }),
  output: z.object({ id: z.string() }),
  errors: { SLOT_FULL: 409, POSTS_CLASH: 409 },
})
export const endTerm = command({
  id: 'registry.end-term',
  http: 'POST /posts/{id}/end',
  title: { zh: '离任', en: 'End a term' },
  ...post,
  input: z.object({ id: z.uuid(), reason: Text(200), at: Time.optional() }),
  output: Done,
  errors: { ALREADY_ENDED: 409 },
})
export const ImportProblem = z
  .object({ line: z.number(), column: z.string(), value: z.string(), message: WordsShape, remedy: WordsShape })
  .meta({ id: 'ImportProblem' })
export const importTable = command({
  id: 'registry.import',
  http: 'POST /registry/import',
  title: { zh: '导入名册', en: 'Import a roster' },
  ...post,
  upload: true,
  input: z.object({
    kind: z.enum(['people', 'posts', 'units', 'grids', 'links', 'patches']),
    apply: Flag.default(false),
    fileHash: z.string().max(80).optional(),
  }),
  output: z.object({
    kind: z.string(),
    rows: z.number(),
    create: z.number(),
    change: z.number(),
    same: z.number(),
    problems: z.array(ImportProblem),
    problemsTotal: z.number(),
    applied: z.boolean(),
    fileHash: z.string(),
    preview: z.array(z.record(z.string(), z.string())),
  }),
  errors: { BAD_FILE: 422 },
})
export const exportTable = query({
  id: 'registry.export',
  http: 'GET /registry/export',
  title: { zh: '导出名册', en: 'Export a roster' },
  ...clerk,
  dataClass: 'personal',
  purpose: 'rights',
  auditRead: true,
  binary: 'text/csv; charset=utf-8',
  input: z.object({ kind: z.enum(['people', 'posts', 'units', 'grids', 'links', 'patches', 'divisions']) }),
  output: z.string(),
})

export const operations = [
  divisions,
  grids,
  grid,
  gridMap,
  locate,
  units,
  coverage,
  mergeDivisions,
  mergeGrids,
  splitGrid,
  people,
  postKinds,
  appoint,
  endTerm,
  importTable,
  exportTable,
  pools,
  poolMembers,
  putPoolMember,
  endPoolMember,
  unitLinks,
  unitCoverage,
  linkUnit,
  endUnitLink,
  patches,
  patchCoverage,
  putPatch,
  changePatch,
  endPatch,
  assignPatch,
  endPatchHolder,
]
