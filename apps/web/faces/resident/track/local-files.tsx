import { type FormPorts, FormPortsProvider } from '@yiwang/matters/web/shared'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Api, newKey } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import type { QueuePhoto } from '../device/send-queue.ts'

/** Photos chosen in a form, held until the act goes out; a lost net then loses none. */
export type LocalFiles = { take: (ids: readonly string[]) => QueuePhoto[]; has: (id: string) => boolean }

const makePorts = (api: Api): { ports: FormPorts; files: LocalFiles } => {
  const held = new Map<string, QueuePhoto>()
  const ports: FormPorts = {
    units: async () => {
      const { data } = await api.GET('/api/units')
      return (data?.items ?? []).filter((u) => u.active)
    },
    findMatter: async () => [],
    sittings: async () => [],
    members: async () => [],
    upload: async (blob, name) => {
      const key = newKey()
      held.set(key, { key, blob, name })
      const url = URL.createObjectURL(blob)
      return { id: key, name, kind: blob.type, bytes: blob.size, url, thumb: url }
    },
  }
  const files: LocalFiles = { has: (id) => held.has(id), take: (ids) => ids.flatMap((id) => held.get(id) ?? []) }
  return { ports, files }
}

const FilesContext = createContext<LocalFiles>({ take: () => [], has: () => false })
export const useLocalFiles = (): LocalFiles => useContext(FilesContext)

/** What the shared form parts need from this face: the units, and a place for photos. */
export const ResidentPorts = ({ children }: { children: ReactNode }) => {
  const api = useApi()
  const { ports, files } = useMemo(() => makePorts(api), [api])
  return (
    <FilesContext value={files}>
      <FormPortsProvider ports={ports}>{children}</FormPortsProvider>
    </FilesContext>
  )
}
