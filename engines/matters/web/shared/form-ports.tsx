import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { FileView } from './view-types.ts'

export type UnitOption = { id: string; name: string; short: string; code: string; duties?: string }
export type MatterOption = { id: string; ref: string; title: string; stage: string }
/** A sitting in session, or somebody of a pool: what it is called, and what else it is known and found by. */
export type NamedOption = { id: string; name: string; more?: string }
/** What a form needs from outside; the face brings it, so that a form knows no client. */
export type FormPorts = {
  units: () => Promise<readonly UnitOption[]>
  findMatter: (typed: string) => Promise<readonly MatterOption[]>
  /** Sittings in session that this person reads. */
  sittings: () => Promise<readonly NamedOption[]>
  /** Members of a pool who may be called on now. */
  members: (pool: string) => Promise<readonly NamedOption[]>
  /** @throws when the file did not arrive; with `final: true` and the reason as message when it was refused for good */
  upload: (file: Blob, name: string) => Promise<FileView>
}

const none: FormPorts = {
  units: () => Promise.resolve([]),
  findMatter: () => Promise.resolve([]),
  sittings: () => Promise.resolve([]),
  members: () => Promise.resolve([]),
  upload: () => Promise.reject(new Error('no upload here')),
}
const PortsContext = createContext<FormPorts>(none)

export const FormPortsProvider = ({ ports, children }: { ports: FormPorts; children: ReactNode }) => (
  <PortsContext value={ports}>{children}</PortsContext>
)
export const useFormPorts = (): FormPorts => useContext(PortsContext)

/** All units one may choose; undefined while they are on their way, empty when they did not come. */
export const useUnitOptions = (): readonly UnitOption[] | undefined => {
  const { units } = useFormPorts()
  const [list, setList] = useState<readonly UnitOption[]>()
  useEffect(() => {
    let here = true
    units().then(
      (got) => here && setList(got),
      () => here && setList([]),
    )
    return () => {
      here = false
    }
  }, [units])
  return list
}
