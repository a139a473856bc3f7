import { useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import type { Found } from '../act/index.ts'
import { postsMessages } from './messages.ts'

type Look = (words: string) => Promise<{ data?: readonly Found[] }>

/** Finds people of the registry by a few letters. */
export const useLookPeople = (): Look => {
  const api = useApi()
  const t = useT(postsMessages)
  return async (find) => {
    const { data } = await api.GET('/api/people', { params: { query: { find, limit: 20 } } })
    const items = data?.items ?? []
    return {
      data: items.map((p) => ({
        id: p.id,
        name: p.name,
        hint: [p.code, p.unitName, t('postsHeld', { n: p.posts })].filter(Boolean).join(' · '),
      })),
    }
  }
}

/** Finds grids in use by name or code. */
export const useLookGrids = (): Look => {
  const api = useApi()
  return async (find) => {
    const { data } = await api.GET('/api/grids', { params: { query: { find, limit: 20 } } })
    return {
      data: (data?.items ?? []).map((g) => ({ id: g.code, name: g.name, hint: `${g.townName} · ${g.divisionName}` })),
    }
  }
}

/** Finds towns, communities and villages by name. */
export const useLookAreas = (): Look => {
  const api = useApi()
  return async (find) => {
    const { data } = await api.GET('/api/divisions', { params: { query: { find } } })
    return { data: (data?.items ?? []).slice(0, 20).map((d) => ({ id: d.code, name: d.name, hint: d.code })) }
  }
}

/** Finds units by name. */
export const useLookUnits = (): Look => {
  const api = useApi()
  return async (find) => {
    const { data } = await api.GET('/api/units', { params: { query: { find } } })
    return { data: (data?.items ?? []).slice(0, 20).map((u) => ({ id: u.id, name: u.name, hint: u.short })) }
  }
}
