import { useQuery } from '@tanstack/react-query'
import type { components } from '../../api.gen.ts'
import { useApi } from '../../shell/face-root.tsx'
import { deviceShelf } from './device/shelf.ts'

type Words = components['schemas']['Words']
/** Name and hotline of the place, as far as the resident face needs them. */
export type Tenant = { name: Words; hotline: string; demo: boolean }

const NAME = 'place'
const isTenant = (value: unknown): value is Tenant =>
  typeof value === 'object' && value !== null && 'hotline' in value && 'name' in value

/** The place; the last known one while the net is away, so that the hotline is always there. */
export const useTenant = (): Tenant | undefined => {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['tenant'],
    staleTime: 3_600_000,
    queryFn: async () => {
      const { data: got } = await api.GET('/api/tenant')
      if (!got) throw new Error('no tenant')
      const tenant: Tenant = { name: got.name, hotline: got.hotline, demo: got.demo }
      deviceShelf.write(NAME, tenant)
      return tenant
    },
  })
  const kept = deviceShelf.read(NAME)
  return data ?? (isTenant(kept) ? kept : undefined)
}
