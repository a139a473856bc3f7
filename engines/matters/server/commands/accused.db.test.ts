import { open_, register } from '@yiwang/matters/contract'
import { openWorld } from '@yiwang/server-app/testing/world'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayRead } from '../policy.ts'

let w: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.close())

test('a person complained about by name stays out, whichever of her posts she comes with', async () => {
  const accused = await w.as('dispatcher')
  const other = await w.as('dispatcher2')
  const name = (
    await w.one<{ name: string }>('select name from registry.person where tenant=$1 and id=$2', [
      accused.tenant,
      accused.person,
    ])
  ).name
  const said = { text: '工作人员态度不好', placeWords: '大厅', accusedPerson: name }
  const one = await w.call(open_, w.anyone(), said as never)
  const two = await w.call(register, other, { ...said, channel: 'phone' } as never)
  for (const { id } of [one, two]) {
    const m = await w.one<never>('select * from matters.matter where tenant=$1 and id=$2', [accused.tenant, id])
    expect(mayRead(accused, m, w.clock.now).ok).toBe(false)
    expect(mayRead(other, m, w.clock.now).ok).toBe(true)
  }
})
