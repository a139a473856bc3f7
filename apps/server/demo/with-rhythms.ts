import { partsOf } from '@yiwang/kernel'
import { packs } from '@yiwang/packs'
import { openDb } from '@yiwang/platform/db'
import type { Rhythm } from '@yiwang/rhythm/pack'
import { DEMO_TENANT, SINCE } from '../cli/publish.ts'
import { openDatabase } from '../database.ts'
import { putInForce } from '../releases.ts'

const DAY = 86_400_000
/** The first pack with a rhythm that has subjects to mark. */
const marked = packs.find(({ pack }) => partsOf<Rhythm>(pack, 'rhythm.rhythm').some((r) => r.subjects))?.pack

/** Puts that pack in force beside the demo's own, which stays the one that is taken unasked. For journeys and pictures. */
const putRhythms = async (url: string): Promise<string> => {
  if (!marked) throw new Error('no pack has a rhythm with subjects')
  const db = openDb(url, 2)
  try {
    await putInForce(db, { tenant: DEMO_TENANT, pack: marked.id, version: marked.version, from: SINCE + DAY })
    return marked.id
  } finally {
    await db.close()
  }
}

const opened = await openDatabase(() => undefined)
try {
  process.stdout.write(`${await putRhythms(opened.url)}\n`)
} finally {
  await opened.stop()
}
