import { Failure } from '@yiwang/kernel'
import { chooseTenant } from './choose-tenant.ts'
import { refusal } from './cli-error.ts'
import { voice } from './voice.ts'

const countsNothing = (pack: string, tenant: string) =>
  refusal(
    'COUNTS_NOTHING',
    `${tenant} 没有正在用的机制 ${pack}，或者它没有要数的数，没有改动。`,
    `No mechanism ${pack} that counts anything is in force in ${tenant}; nothing was changed.`,
  )

/** `packs recount`: the facts and sums of a mechanism from nothing, as the doctor advises when a figure is off. */
export const recount = async (named: string, f: { tenant?: string; json?: boolean }): Promise<void> => {
  const v = voice(f)
  const pack = named.split('/').at(-1) ?? named
  const { withPlatform } = await import('./open.ts')
  await withPlatform({ voice: v, beside: true }, async (c) => {
    const tenant = await chooseTenant(c.db, f.tenant)
    const { rebuildMeasures } = await import('@yiwang/insight/server')
    const done = await rebuildMeasures(c.platform, { tenant, pack }).catch((e: unknown) => {
      throw e instanceof Failure && e.status === 404 ? countsNothing(pack, tenant) : e
    })
    v.answer({ tenant, pack, ...done }, [
      `${pack}：看了 ${done.matters} 件，记下 ${done.facts} 个数 · ${done.matters} matters looked at, ${done.facts} facts`,
    ])
  })
}
