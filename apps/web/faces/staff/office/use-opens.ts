import { useMe } from '../entry/use-me.ts'

/** Ids of the guarded reads that this person's posts open. */
export const useOpens = (): readonly string[] => {
  const { opens } = useMe() as Partial<ReturnType<typeof useMe>>
  // an answer kept on the device by an older version has no list
  return opens ?? []
}

/** Who keeps the rosters also says who serves where and who looks after what; the server decides again. */
export const useKeepsRosters = (): boolean => useOpens().includes('registry.export')
