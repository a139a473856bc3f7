import type { operations } from '../../../api.gen.ts'
import type { Api } from '../../../client.ts'

export type Pool = operations['registry.pool-members']['responses'][200]['content']['application/json']

/** A pool with everybody in it, page after page. @throws ProblemError */
export const wholePool = async (api: Api, pool: string): Promise<Pool> => {
  const read = async (after?: string): Promise<Pool> => {
    const query = after === undefined ? {} : { after }
    const { data } = await api.GET('/api/pools/{pool}', { params: { path: { pool }, query } })
    if (!data) throw new Error('no pool')
    if (data.next === null) return data
    const rest = await read(data.next)
    return { ...data, items: [...data.items, ...rest.items], next: null }
  }
  return read()
}
