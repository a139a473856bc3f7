import { register } from '@yiwang/matters/contract'
import { sql } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { compose } from '../compose.ts'
import { loadCast } from '../replay/cast.ts'

/** How many statements one intake with an idempotency key costs: counted, not claimed. */
export const countStatements = async (url: string): Promise<number> => {
  const composed = await compose({ url, log: silentLog, pool: 2 })
  try {
    const { db, platform } = composed
    const t = await db.one<{ tenant: string }>(sql('select tenant from platform.tenant where is_default'))
    const tenant = t?.tenant ?? ''
    const cast = await loadCast(db, tenant)
    let n = 0
    const own = db.of(tenant)
    const counted = {
      ...own,
      one: <T>(statement: Parameters<typeof own.one>[0]) => {
        n++
        return own.one<T>(statement)
      },
    }
    const counting = { ...platform, db: { ...db, of: () => counted } } as typeof platform
    await platform.run(register, {
      tenant,
      request: 'warm',
      system: cast.desk('dispatcher'),
      key: 'bench-warm',
      input: register.input.parse({ text: '路灯不亮', placeWords: '东门', channel: 'phone' }),
    })
    const { runCommand } = await import('@yiwang/platform/command')
    const h = platform.handlers.get(register.id)
    if (h?.kind !== 'command') throw new Error('intake is not a two-trip command')
    await runCommand(counting, h.spec, {
      tenant,
      request: 'count',
      system: cast.desk('dispatcher'),
      key: 'bench-count',
      input: register.input.parse({ text: '路灯不亮', placeWords: '东门', channel: 'phone' }),
    })
    if (n === 0) throw new Error('the count of statements reached no statement')
    return n
  } finally {
    await composed.db.close()
  }
}
