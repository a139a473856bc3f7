import { Point, Text } from '@yiwang/kernel/shape'
import { z } from 'zod'

/** What operations of one kind declare alike: subject, purpose, class, how long it is kept, who may look. */
export const STAFF = ['handling unit', 'dispatcher', 'grid team', 'supervisor', 'auditor']
export const mine = {
  subject: 'matter',
  purpose: 'casework',
  dataClass: 'personal',
  retention: 'P5Y',
  lookers: ['raiser'],
} as const
export const work = {
  subject: 'matter',
  purpose: 'casework',
  dataClass: 'case',
  retention: 'P5Y',
  lookers: [...STAFF, 'raiser'],
  caller: 'staff',
  source: 'resident-word',
} as const
export const open = {
  subject: 'matter',
  purpose: 'information',
  dataClass: 'public',
  retention: 'reference',
  lookers: ['everyone'],
  caller: 'anyone',
} as const
export const where = {
  point: Point.optional(),
  datum: z.enum(['wgs84', 'gcj02']).default('wgs84'),
  grid: z.string().max(40).optional(),
  division: z.string().max(20).optional(),
  placeWords: z.string().trim().max(200).default(''),
}
export const words = {
  text: Text(4000),
  title: z.string().trim().max(60).optional(),
  category: z.string().max(40).optional(),
  files: z.array(z.uuid()).max(9).default([]),
  /** Values of the fields that the pack's own form asks for, by field. */
  fields: z.record(z.string().max(40), z.unknown()).default({}),
  /** The kind of matter, where the pack has several. */
  type: z.string().max(60).optional(),
  /** Of the pack whose form was filled in: one kept offline may be older than what is in force. */
  version: z.int().min(1).optional(),
}
/** Who complains of whom, so that the one complained about never handles it (S5). */
export const shield = {
  confidential: z.boolean().default(false),
  accusedUnit: z.uuid().optional(),
  accusedPerson: z.string().max(40).optional(),
}
