import type { PackReport } from './pack-check.ts'

/** What a check found, for people: each fault with file, path and remedy. */
export const faultLines = (r: PackReport): string[] => [
  `${r.faults.length === 0 ? '✓' : '✗'} ${r.pack}  ${Object.entries(r.counts)
    .map(([k, n]) => `${k} ${n}`)
    .join('  ')}`,
  ...r.faults.flatMap((x) => [
    `  ${x.file}  ${x.path}`,
    `    ${x.message.zh}。怎么改：${x.remedy.zh}`,
    `    ${x.message.en}. Remedy: ${x.remedy.en}`,
  ]),
]
