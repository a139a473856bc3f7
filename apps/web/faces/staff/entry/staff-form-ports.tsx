import { useQueryClient } from '@tanstack/react-query'
import { type FormPorts, FormPortsProvider, say } from '@yiwang/matters/web/shared'
import { momentWords, refDigits, useLocale, useT } from '@yiwang/ui'
import { type ReactNode, useMemo } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { matterMessages } from '../matter/messages.ts'
import { uploadFile } from './upload-file.ts'
import { wholePool } from './whole-pool.ts'

const HOUR = 3_600_000

/** Units, numbers and uploads for every form of the staff face. */
export const StaffFormPorts = ({ children }: { children: ReactNode }) => {
  const api = useApi()
  const queries = useQueryClient()
  const { locale } = useLocale()
  const tm = useT(matterMessages)
  const ports = useMemo<FormPorts>(
    () => ({
      units: async () => {
        const all = await queries.fetchQuery({
          queryKey: ['units'],
          queryFn: async () => (await api.GET('/api/units')).data?.items ?? [],
          staleTime: HOUR,
        })
        return all.filter((u) => u.active)
      },
      findMatter: async (typed) => {
        const q = refDigits(typed) || typed
        if (q === '') return []
        const { data } = await api.GET('/api/search', { params: { query: { q, limit: 8 } } })
        return (data?.items ?? []).map((r) => ({
          id: r.id,
          ref: r.ref,
          title: r.title,
          stage: say(r.stageWords, locale),
        }))
      },
      sittings: async () => {
        const { data } = await api.GET('/api/sittings', { params: { query: { limit: 30 } } })
        const at = (time: string) => momentWords(time, { now: Date.now(), locale })
        return (data?.items ?? [])
          .filter((s) => s.state === 'sitting')
          .map((s) => ({ id: s.id, name: `${s.areaName || tm(s.level)} · ${at(s.openedAt)}` }))
      },
      members: async (pool) => {
        const { items, fields } = await wholePool(api, pool)
        const named = new Map(fields.map((f) => [f.id, say(f.words, locale)]))
        return items
          .filter((m) => m.ready)
          .map(({ id, name, unitName, fields: of }) => {
            const more = [unitName, of.flatMap((f) => named.get(f) ?? []).join(locale === 'en' ? ', ' : '、')]
            return { id, name, more: more.filter(Boolean).join(' · ') }
          })
      },
      upload: (blob, name) => uploadFile(api, { blob, name }),
    }),
    [api, queries, locale, tm],
  )
  return <FormPortsProvider ports={ports}>{children}</FormPortsProvider>
}
