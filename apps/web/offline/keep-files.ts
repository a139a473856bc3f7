/// <reference types="node" />
import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'
import { type Chunk, chunksOf } from '../face-purity.ts'
import type { FaceName, KeepPlan } from './keep-plan.ts'

/** The worker's file: at the root, since its place bounds the pages it may serve. */
export const WORKER_FILE = 'sw.js'
const HOLE = '__YIWANG_KEEP__'
const PAGES: Readonly<Record<FaceName, string>> = { staff: '/staff/', resident: '/' }
const FIXED = ['/favicon.svg', '/favicon-hollow.svg', '/manifest.webmanifest']

type Styled = Chunk & { viteMetadata?: { importedCss: ReadonlySet<string>; importedAssets: ReadonlySet<string> } }

const filesOf = (entry: Styled, chunks: ReadonlyMap<string, Styled>): string[] => {
  const all = chunksOf(entry, chunks) as Styled[]
  const named = all.flatMap((c) => [
    c.fileName,
    ...(c.viteMetadata?.importedCss ?? []),
    ...(c.viteMetadata?.importedAssets ?? []),
  ])
  return [...new Set(named)].sort().map((name) => `/${name}`)
}

/** The plan of one face: every file its entry can reach, stamped by their hashed names. */
export const planOf = (face: FaceName, chunks: readonly Styled[]): KeepPlan => {
  const entry = chunks.find((c) => c.isEntry && c.moduleIds.some((id) => id.includes(`/faces/${face}/main.tsx`)))
  if (!entry) throw new Error(`no entry of the ${face} face in the bundle`)
  const files = [...filesOf(entry, new Map(chunks.map((c) => [c.fileName, c]))), ...FIXED]
  const stamp = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16)
  return { stamp, page: PAGES[face], files }
}

/** Writes into the worker what it keeps; without a worker in the bundle it fails the build. */
export const keepFiles: Plugin = {
  name: 'yiwang-keep-files',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((item) => item.type === 'chunk')
    const worker = chunks.find((c) => c.fileName === WORKER_FILE)
    if (!worker?.code.includes(HOLE)) return this.error('the offline worker has no place for its list')
    if (worker.imports.length > 0) return this.error('the offline worker must stand in one file')
    const plans = { staff: planOf('staff', chunks), resident: planOf('resident', chunks) }
    worker.code = worker.code.replaceAll(HOLE, () => JSON.stringify(plans))
  },
}
