import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Installation, openInstallation, type Started } from '../testing/yiwang.ts'

let i: Installation
const NAME = 'lamp-repair'
const file = (name: string) => join(i.dir, NAME, name)
const edit = (name: string, from: string, to: string) => {
  const text = readFileSync(file(name), 'utf8')
  expect(text).toContain(from)
  writeFileSync(file(name), text.replace(from, to))
}

beforeAll(() => {
  i = openInstallation()
})
afterAll(() => i?.close())

/** Lines of JSON that a watching process says, one at a time. */
const lines = (started: { child: Started['child'] }) => {
  let text = ''
  const waiting: (() => void)[] = []
  started.child.stdout?.on('data', (b) => {
    text += b
    for (const w of waiting.splice(0)) w()
  })
  return async <T>(): Promise<T> => {
    while (!text.includes('\n')) await new Promise<void>((r) => waiting.push(r))
    const at = text.indexOf('\n')
    const line = text.slice(0, at)
    text = text.slice(at + 1)
    return JSON.parse(line) as T
  }
}

type Round = { faults: number; packs: { faults: { file: string; path: string }[] }[]; draft?: { version: number } }

describe('packs from the first file on', () => {
  test('new writes a pack that passes; what is there is never touched; a bad name is wrong use', async () => {
    const made = await i.json<{ files: string[] }>(['packs', 'new', NAME, '--in', '.'])
    expect([made.code, made.files.length]).toEqual([0, 5])
    expect(await i.json(['packs', 'check', NAME])).toMatchObject({ code: 0, checked: 1, faults: 0 })
    const before = readFileSync(file('pack.ts'), 'utf8')
    const again = await i.json<{ error: { code: string } }>(['packs', 'new', NAME, '--in', '.'])
    expect([again.code, again.error.code]).toEqual([1, 'FOLDER_EXISTS'])
    expect(readFileSync(file('pack.ts'), 'utf8')).toBe(before)
    expect((await i.run(['packs', 'new', 'Lamp', '--in', '.'])).code).toBe(2)
    const none = await i.run(['packs', 'check', 'nothing-here'])
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('packs new nothing-here')])
  }, 120_000)

  test('a running server takes in drafts as they are saved, then the version; running matters move', async () => {
    const up = await i.up(['--no-web', '--no-worker'])
    const first = await firstAt(up.address)
    const watching = i.start(['packs', 'watch', NAME, '--apply', '--json'])
    const said = lines(watching)
    expect(await said<Round>()).toMatchObject({ faults: 0, draft: { version: 1001 } })
    edit('pack.ts', "owner: 'desk'", "owner: 'dsk'")
    const bad = await said<Round>()
    expect(bad.draft).toBeUndefined()
    expect(bad.packs[0]?.faults[0]).toMatchObject({ file: file('pack.ts'), path: expect.stringContaining('open') })
    edit('pack.ts', "owner: 'dsk'", "owner: 'desk'")
    expect(await said<Round>()).toMatchObject({ faults: 0, draft: { version: 1001 } })
    edit('pack.ts', 'within: workingDays(10)', 'within: workingDays(8)')
    expect(await said<Round>()).toMatchObject({ faults: 0, draft: { version: 1002 } })
    expect(await watching.end('SIGINT')).toBe(0)

    expect(await i.json(['packs', 'publish', NAME])).toMatchObject({ code: 0, version: 1, fresh: true })
    const open = async () => {
      const r = await fetch(`${up.address}/api/matters`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-yiwang-csrf': '1', 'x-yiwang-device': 'device-of-a-test' },
        body: JSON.stringify({ text: '村口的路灯不亮了', pack: NAME, placeWords: '村口' }),
      })
      return { status: r.status, body: (await r.json()) as { ref: string } }
    }
    await expect.poll(() => versionAt(up.address), { timeout: 60_000 }).toBe(1)
    const matter = await open()
    expect(matter.status).toBe(200)
    expect(await firstAt(up.address), 'a new pack never becomes the one asked first').toBe(first)

    edit('pack.ts', 'within: workingDays(8)', 'within: workingDays(4)')
    await i.run(['packs', 'plan', NAME, '--write'])
    const same = await i.run(['packs', 'publish', NAME])
    expect([same.code, same.err]).toEqual([1, expect.stringContaining('version 加一')])
    edit('pack.ts', 'version: 1', 'version: 2')
    await i.run(['packs', 'plan', NAME, '--write'])
    expect(await i.json(['packs', 'publish', NAME])).toMatchObject({ code: 0, version: 2, older: 1 })
    const args = ['packs', 'move', NAME, '--to', '2']
    expect((await i.run(args)).code).toBe(2)
    const seen = await i.json<{ previews: { moving: number; changing: number }[] }>([...args, '--preview'])
    expect(seen.previews).toMatchObject([{ from: 1, to: 2, running: 1, moving: 1, changing: 1 }])
    const done = await i.json<{ moves: object[] }>([...args, '--reason', '办理时限改为四个工作日'])
    expect(done.moves).toEqual([{ from: 1, to: 2, moved: 1, staying: [] }])
    expect((await i.json<{ moves: object[] }>([...args, '--reason', '再来一次'])).moves).toEqual([])
    expect((await i.run(['packs', 'move', NAME, '--to', '9', '--preview'])).err).toContain('packs publish')
    await up.end()
  }, 300_000)

  test('figures are computed anew; a pack that counts nothing is named', async () => {
    const none = await i.json<{ error: { code: string } }>(['packs', 'recount', NAME])
    expect([none.code, none.error.code]).toEqual([1, 'COUNTS_NOTHING'])
    const measure =
      "measure({ id: 'all', unit: '件', of: {}, at: 'opened', basis: { basis: 'default', source: 'notice' } })"
    edit('pack.ts', 'parts: [request]', `parts: [request, ${measure}]`)
    edit('pack.ts', 'version: 2', 'version: 3')
    edit('pack.ts', 'import { days', "import { measure } from '@yiwang/insight/pack'\nimport { days")
    for (const f of ['locales/zh-CN.json', 'locales/en.json']) edit(f, '{', '{\n  "measure.all": "全部",')
    await i.run(['packs', 'plan', NAME, '--write'])
    expect(await i.json(['packs', 'publish', NAME])).toMatchObject({ code: 0, version: 3 })
    expect(await i.json(['packs', 'recount', NAME])).toMatchObject({ code: 0, pack: NAME, matters: 1, facts: 1 })
  }, 300_000)
})

const versionAt = async (address: string): Promise<number | undefined> => {
  const r = await fetch(`${address}/api/packs/${NAME}/plan`)
  return ((await r.json()) as { version?: number }).version
}
const firstAt = async (address: string): Promise<string> =>
  ((await (await fetch(`${address}/api/tenant`)).json()) as { pack: string }).pack
