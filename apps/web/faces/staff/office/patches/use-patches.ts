import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../../shell/face-root.tsx'
import type { Schemas } from '../answers.ts'

/** The guarded read that is there only where a mechanism names patches. */
export const PATCHES = 'registry.patch-coverage'
export type Kind = Schemas['PatchCoverage']
export type Patch = Schemas['PatchView']

export const usePatchCoverage = (enabled = true) => {
  const api = useApi()
  return useAsk(['office', 'patch-coverage'], () => api.GET('/api/registry/patch-coverage'), enabled)
}

const SHOWN = 100
export type Sieve = { kind: string; show: '' | 'bare'; find: string }
export const usePatches = ({ kind, show, find }: Sieve) => {
  const api = useApi()
  const query = {
    limit: SHOWN,
    ...(kind ? { kind } : {}),
    ...(show === 'bare' ? { bare: 'true' as const } : {}),
    ...(find.trim() ? { find: find.trim() } : {}),
  }
  return useAsk(['office', 'patches', query], () => api.GET('/api/patches', { params: { query } }))
}
/** One patch with its earlier holders. */
export const usePatch = (id: string) => {
  const api = useApi()
  const query = { id, history: 'true' as const, limit: 1 }
  return useAsk(['office', 'patch', id], () => api.GET('/api/patches', { params: { query } }))
}
