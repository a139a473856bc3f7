import { z } from 'zod'

/** Shapes many contracts share. Times in answers are ISO 8601 text in UTC; the face shows local time. */
export const Time = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601, UTC' })
export const WordsShape = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Words' })
/** WGS-84 degrees, longitude first everywhere. */
export const Point = z
  .object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
  .meta({ id: 'Point', description: 'WGS-84 degrees' })
export const Paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
}
export const Done = z.object({ ok: z.literal(true) }).meta({ id: 'Done' })
/** A yes or no that may arrive as text in an address. */
export const Flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1'),
])
export const Text = (max: number) => z.string().trim().min(1).max(max)
export const Phone = z
  .string()
  .transform((s) => s.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0)).replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/))
