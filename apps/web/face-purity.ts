/** The part of a bundler's chunk that the check reads. */
export type Chunk = {
  fileName: string
  facadeModuleId: string | null
  isEntry: boolean
  imports: readonly string[]
  dynamicImports: readonly string[]
  moduleIds: readonly string[]
}

const DESK = /\/node_modules\/(antd|@ant-design|@rc-component\/(?!mini-decimal)[a-z-]+)\//
const LIGHT_FACES = ['resident', 'public']

/** Every chunk a face can ever load, its lazy ones too. */
export const chunksOf = (entry: Chunk, chunks: ReadonlyMap<string, Chunk>): Chunk[] => {
  const seen = new Set<Chunk>()
  const visit = (chunk: Chunk | undefined) => {
    if (!chunk || seen.has(chunk)) return
    seen.add(chunk)
    for (const name of [...chunk.imports, ...chunk.dynamicImports]) visit(chunks.get(name))
  }
  visit(entry)
  return [...seen]
}

/** Desk modules that reached a face for residents or the public, as `face: module`; empty when clean. */
export const deskLeaks = (chunks: readonly Chunk[]): string[] => {
  const byName = new Map(chunks.map((c) => [c.fileName, c]))
  return chunks
    .filter((c) => c.isEntry)
    .flatMap((entry) => {
      const face = LIGHT_FACES.find((f) => entry.moduleIds.some((id) => id.includes(`/faces/${f}/main.tsx`)))
      if (!face) return []
      const modules = chunksOf(entry, byName).flatMap((c) => c.moduleIds)
      return modules.filter((id) => DESK.test(id)).map((id) => `${face}: ${id}`)
    })
}
