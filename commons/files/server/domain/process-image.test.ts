import exifr from 'exifr'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { processImage } from './process-image.ts'

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })

const gpsOf = (lat: string, lon: string) => ({
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: lat, GPSLongitudeRef: 'E', GPSLongitude: lon },
})

describe('processImage', () => {
  it('reads the place, then leaves no metadata in either picture', async () => {
    const file = await blank(400, 200)
      .withExif({ IFD0: { Make: 'Phone', Copyright: 'secret' }, ...gpsOf('35/1 4/1 1200/100', '116/1 18/1 3600/100') })
      .jpeg()
      .toBuffer()
    expect(file.includes('secret')).toBe(true)
    const made = await processImage(file)
    if (!made.ok) throw new Error(made.problem.key)
    expect(made.position).toEqual({ lat: 35.07, lon: 116.31 })
    for (const { data } of [made.full, made.thumbnail]) {
      const { exif, icc, xmp } = await sharp(data).metadata()
      expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined])
      expect(data.includes('secret')).toBe(false)
      expect(await exifr.parse(data)).toBeUndefined()
    }
  })

  it('reads the place from png and webp as well and makes webp', async () => {
    for (const format of ['png', 'webp'] as const) {
      const file = await blank(30, 30).withExif(gpsOf('35/1 0/1 0/1', '116/1 30/1 0/1')).toFormat(format).toBuffer()
      expect(await processImage(file)).toMatchObject({
        position: { lat: 35, lon: 116.5 },
        full: { mime: 'image/webp' },
      })
    }
  })

  it('turns upright, shrinks to 2,400 px and makes a thumbnail of 320 px', async () => {
    const file = await blank(3000, 1500).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await processImage(file)).toMatchObject({
      full: { width: 1200, height: 2400, mime: 'image/jpeg' },
      thumbnail: { width: 160, height: 320 },
    })
  })

  it('never enlarges, and ignores zeros where there was no fix', async () => {
    const file = await blank(20, 10).withExif(gpsOf('0/1 0/1 0/1', '0/1 0/1 0/1')).jpeg().toBuffer()
    const made = await processImage(file)
    expect(made).toMatchObject({ full: { width: 20, height: 10 }, thumbnail: { width: 20, height: 10 } })
    expect(made).not.toHaveProperty('position')
  })

  it('refuses half a picture, other formats and too many pixels with a reason', async () => {
    const file = await blank(900, 900).jpeg().toBuffer()
    expect(await processImage(file.subarray(0, file.length / 2))).toMatchObject({ problem: { key: 'files.broken' } })
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    expect(await processImage(svg)).toMatchObject({ problem: { key: 'files.kindNotAllowed' } })
    expect(await processImage(file, { pixels: 800_000, name: 'a.jpg' })).toMatchObject({
      problem: { key: 'files.tooManyPixels', params: { width: 900, height: 900 } },
    })
  })
})
