type Figure = { id: string; value: number | null }

/** The collected of a month and what became of them; `rest` is never left out, `internal` null when not told. */
export type Parts = { collected: number; spot: number; forwarded: number; internal: number | null; rest: number }

/** The parts of a month's figures; nothing while one of the three that make the sentence is missing. */
export const partsOf = (figures: readonly Figure[]): Parts | undefined => {
  const value = (id: string) => figures.find((f) => f.id === id)?.value ?? null
  const [collected, spot, forwarded, internal] = ['collected', 'on-the-spot', 'forwarded', 'internal'].map(value)
  if (collected == null || spot == null || forwarded == null) return undefined
  return {
    collected,
    spot,
    forwarded,
    internal: internal ?? null,
    rest: collected - spot - forwarded - (internal ?? 0),
  }
}

export type PartitionText = 'partition' | 'partitionInternal' | 'partitionRest' | 'partitionAll'

/** Which sentence names every part that is there and none that is not. */
export const partitionText = ({ internal, rest }: Parts): PartitionText => {
  if (internal === null) return rest === 0 ? 'partition' : 'partitionRest'
  return rest === 0 ? 'partitionInternal' : 'partitionAll'
}
