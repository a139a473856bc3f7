import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const shared = resolve(root, process.env.YIWANG_SHARED ?? '../shared')
const sources = existsSync(join(shared, 'data/jining-divisions/villages.csv'))
const committed = join(root, 'packs/jinxiang-five-moves/data')
if (!sources) console.log(`skipped: no public sources at ${shared}, so the demo data cannot be made again`)

it.skipIf(!sources)('makes the committed data again, byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinxiang-data-'))
  try {
    execFileSync(process.execPath, [join(root, 'tools/make-jinxiang-data.ts'), folder], {
      env: { ...process.env, YIWANG_SHARED: shared, SEED: '370828' },
    })
    const names = readdirSync(folder)
    expect(names).toHaveLength(11)
    for (const name of names)
      expect(readFileSync(join(folder, name), 'utf8') === readFileSync(join(committed, name), 'utf8'), name).toBe(true)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
