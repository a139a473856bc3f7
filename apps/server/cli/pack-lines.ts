import type { PackFault, PackReport } from './pack-check.ts'

const faultOf = (x: PackFault): string[] => [
  `  ${x.file}  ${x.path}`,
  `    ${x.message.zh}。怎么改：${x.remedy.zh}`,
  `    ${x.message.en}. Remedy: ${x.remedy.en}`,
]

/** Missing words by file, as lines to paste: the usual ones filled in, the others empty. */
const wordsOf = (faults: readonly PackFault[]): string[] =>
  [...new Set(faults.map((x) => x.file))].flatMap((file) => {
    const here = faults.filter((x) => x.file === file)
    return [
      `  ${file}`,
      `    缺少 ${here.length} 个词条。怎么改：把下面几行粘到第一行 { 的下面，空的写上；已填的是常用说法，可以改`,
      `    ${here.length} words are missing. Remedy: paste these lines under the first {, fill in the empty ones; the others are the usual words`,
      ...here.map((x) => `  ${JSON.stringify(x.path)}: ${JSON.stringify(x.word)},`),
    ]
  })

/** What a check found, for people: each fault with file, path and remedy. */
export const faultLines = (r: PackReport): string[] => [
  `${r.faults.length === 0 ? '✓' : '✗'} ${r.pack}  ${Object.entries(r.counts)
    .map(([k, n]) => `${k} ${n}`)
    .join('  ')}`,
  ...r.faults.filter((x) => x.word === undefined).flatMap(faultOf),
  ...wordsOf(r.faults.filter((x) => x.word !== undefined)),
]
