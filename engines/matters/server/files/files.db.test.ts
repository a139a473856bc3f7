import { download } from '@yiwang/files/contract'
import { type Actor, type Failure, say } from '@yiwang/kernel'
import type { Binary } from '@yiwang/platform/http'
import { workOnce } from '@yiwang/platform/worker'
import { openWorld, TENANT, type World } from '@yiwang/server-app/testing/world'
import exifr from 'exifr'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attach, open_, track } from '../../contract/index.ts'

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#888' } })
    .withExif({
      IFD0: { Make: 'CanaryPhone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '35/1 4/1 1200/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '116/1 18/1 3600/100',
      },
    })
    .jpeg()
    .toBuffer()

/** A header that promises 30,000 × 30,000 pixels over next to no bytes. */
const flood = async (): Promise<Buffer> => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  png.writeUInt32BE(30_000, 16)
  png.writeUInt32BE(30_000, 20)
  return png
}

describe('files', () => {
  let w: World
  let d01: string
  beforeAll(async () => {
    w = await openWorld()
    d01 = await w.unit('D01')
  }, 300_000)
  afterAll(() => w.close())

  const give = (actor: Actor, name: string, content: Uint8Array) => w.send(attach, { actor, name, content })
  const refusal = async (name: string, content: Uint8Array): Promise<string> => {
    const e: Failure = await give(w.anyone(), name, content).then(
      () => Promise.reject(new Error(`${name} was taken`)),
      (x) => x,
    )
    expect([e.code, e.status]).toEqual(['BAD_FILE', 422])
    const told = e.fields[0]?.message
    return told ? say(told, 'zh-CN') : ''
  }
  const fetchFile = async (actor: Actor, id: string, more: object = {}): Promise<Buffer | string> => {
    try {
      const b = (
        await w.platform.run(download, {
          tenant: TENANT,
          key: undefined,
          request: 'test',
          input: download.input.parse({ id, ...more }),
          system: actor,
        })
      ).answer as Binary
      const parts: Buffer[] = []
      for await (const c of b.bytes as AsyncIterable<Buffer>) parts.push(c)
      return Buffer.concat(parts)
    } catch (e) {
      return (e as Failure).code
    }
  }
  const keyOf = (url: string): string => new URL(url, 'http://x').searchParams.get('key') ?? ''

  it('draws a photo anew: the place is told once, and nothing of the original stays', async () => {
    const { file, position } = await give(w.anyone(), '现场.jpg', await photo())
    expect(position?.lat).toBeCloseTo(35.07, 3)
    expect(position?.lon).toBeCloseTo(116.31, 3)
    const stored = (await fetchFile(w.anyone(), file.id)) as Buffer
    expect(await exifr.parse(stored)).toBeUndefined()
    expect(stored.includes('CanaryPhone')).toBe(false)
    const thumb = (await fetchFile(w.anyone(), file.id, { size: 'thumb' })) as Buffer
    expect((await sharp(thumb).metadata()).width).toBe(320)
    const row = await w.one(`select lon, lat, owner, name from matters.file where id=$1`, [file.id])
    expect(row).toEqual({ lon: null, lat: null, owner: 'device:device-of-a-test', name: '现场.jpg' })
  })

  it('refuses what is broken, disguised or too big, and says why in plain words', async () => {
    const whole = await photo()
    expect(await refusal('现场.jpg', whole.subarray(0, whole.length / 2))).toContain('坏了或没传完整')
    expect(await refusal('说明.pdf', whole)).toBe(
      '“说明.pdf”的后缀和内容对不上，内容是 JPG。把后缀改对，或重新导出再传。',
    )
    expect(await refusal('大图.png', await flood())).toContain('尺寸太大')
    expect(await refusal('空.jpg', new Uint8Array())).toContain('是空的')
    expect(await refusal('页面.html', Buffer.from('<script>alert(1)</script>'))).toContain('对不上')
    expect(await w.rows(`select 1 from matters.file where name <> '现场.jpg'`)).toEqual([])
  })

  it('a file that hangs on nothing is its uploader’s alone, or of who holds the fresh link', async () => {
    const { file } = await give(w.anyone('device-of-another'), '甲.jpg', await photo())
    expect(await fetchFile(w.anyone(), file.id)).toBe('NOT_FOUND')
    expect(await fetchFile(await w.as('dispatcher'), file.id)).toBe('NOT_FOUND')
    const key = keyOf(file.url)
    expect(await fetchFile(w.anyone(), file.id, { key })).toBeInstanceOf(Buffer)
    w.clock.now += 3 * 3_600_000
    expect(await fetchFile(w.anyone(), file.id, { key })).toBe('NOT_FOUND')
  })

  it('on a matter it follows the matter: staff by scope, the unit complained about never, the raiser by her link', async () => {
    const { file } = await give(w.anyone(), '乙.jpg', await photo())
    const made = await w.call(open_, w.anyone(), {
      text: '这家单位的人态度很差',
      grid: w.seeded.grids[0],
      files: [file.id],
      accusedUnit: d01,
    })
    expect(await fetchFile(await w.as('dispatcher'), file.id)).toBeInstanceOf(Buffer)
    expect(await fetchFile(await w.as('handler.d01'), file.id)).toBe('NOT_FOUND')
    expect(await fetchFile(await w.as('leader.d01'), file.id)).toBe('NOT_FOUND')
    expect(await fetchFile(w.anyone('device-of-another'), file.id)).toBe('NOT_FOUND')
    expect(await fetchFile(w.anyone(), file.id, { key: keyOf(file.url) })).toBe('NOT_FOUND')
    const seen = await w.call(track, w.anyone('device-of-another'), { ref: made.ref, secret: made.secret })
    const key = keyOf(seen.files[0]?.url ?? '')
    expect(await fetchFile(w.anyone('device-of-another'), file.id, { key })).toBeInstanceOf(Buffer)
    expect(await fetchFile(await w.as('handler.d01'), file.id, { key })).toBe('NOT_FOUND')
  })

  it('limits how much one device may leave waiting, and tidies what was forgotten', async () => {
    const actor = w.anyone('device-that-piles-up')
    const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123' } })
      .jpeg()
      .toBuffer()
    for (let i = 0; i < 27; i++) await give(actor, `${i}.jpg`, small)
    const e: Failure = await give(actor, '27.jpg', small).catch((x) => x)
    expect(e.code).toBe('BAD_FILE')
    w.clock.now += 8 * 86_400_000
    await workOnce(w.platform, TENANT)
    expect(await w.one(`select count(*)::int as n from matters.file where matter is null`)).toEqual({ n: 0 })
    expect(await w.one(`select count(*)::int as n from matters.file`)).toEqual({ n: 1 })
  })
})
