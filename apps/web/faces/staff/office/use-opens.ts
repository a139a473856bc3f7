import { useMe } from '../entry/use-me.ts'

/** Ids of the guarded reads that this person's posts open. */
export const useOpens = (): readonly string[] => {
  const { opens } = useMe() as Partial<ReturnType<typeof useMe>>
  // an answer kept on the device by an older version has no list
  return opens ?? []
}
