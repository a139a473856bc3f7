import exifr from 'exifr'
import sharp, { type Sharp } from 'sharp'
import { defaultFileLimits } from './file-limits.ts'
import { type Refused, refuse } from './file-problem.ts'

/** A position in WGS-84, degrees. Phones write EXIF in this datum; turn it before drawing on a GCJ-02 map. */
export type Position = { readonly lat: number; readonly lon: number }
export type Rendition = {
  readonly data: Buffer
  readonly mime: 'image/jpeg' | 'image/webp'
  readonly width: number
  readonly height: number
}
export type ProcessedImage = {
  readonly ok: true
  readonly position?: Position
  readonly full: Rendition
  readonly thumbnail: Rendition
}

const FULL = 2400
const THUMBNAIL = 320
const SECONDS = 20

/**
 * Reads the place from EXIF, then draws the picture anew: turned upright, in sRGB, without any metadata, at most
 * 2,400 px on the long side, with a thumbnail of 320 px. JPEG stays JPEG; pictures that may be transparent become WebP.
 * The original must not be shown to anyone else. Never throws on what the bytes hold.
 */
export const processImage = async (
  file: Uint8Array,
  options: { readonly name?: string; readonly pixels?: number } = {},
): Promise<ProcessedImage | Refused> => {
  const name = options.name ?? ''
  const pixels = options.pixels ?? defaultFileLimits.pixels
  // The picture library opens many more formats than we take, so the magic numbers are checked before it sees them.
  if (!isPicture(file)) return refuse('files.kindNotAllowed', { name })
  try {
    const { width, height, exif } = await sharp(file, { limitInputPixels: false }).metadata()
    if (width * height > pixels)
      return refuse('files.tooManyPixels', { name, width, height, max: Math.floor(pixels / 10_000) })
    const position = exif && (await readPosition(exif))
    const input = () =>
      sharp(file, { limitInputPixels: pixels, failOn: 'error', pages: 1 }).timeout({ seconds: SECONDS })
    const jpeg = file[0] === 0xff
    const full = await render(input(), FULL, jpeg)
    const thumbnail = await render(sharp(full.data), THUMBNAIL, jpeg)
    return { ok: true, full, thumbnail, ...(position ? { position } : {}) }
  } catch {
    return refuse('files.broken', { name })
  }
}

const render = async (input: Sharp, side: number, jpeg: boolean): Promise<Rendition> => {
  const upright = input.autoOrient().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  const encoded = jpeg ? upright.jpeg({ quality: 82 }) : upright.webp({ quality: 84 })
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
  return { data, mime: jpeg ? 'image/jpeg' : 'image/webp', width: info.width, height: info.height }
}

const readPosition = async (exif: Buffer): Promise<Position | undefined> => {
  const block = exif.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? exif.subarray(6) : exif
  const found = await exifr.gps(block).catch(() => undefined)
  const lat = Math.round((found?.latitude ?? Number.NaN) * 1e6) / 1e6
  const lon = Math.round((found?.longitude ?? Number.NaN) * 1e6) / 1e6
  // Cameras without a fix write zeros.
  const real = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !(lat === 0 && lon === 0)
  return real ? { lat, lon } : undefined
}

const isPicture = (file: Uint8Array): boolean => {
  const head = Buffer.from(file.subarray(0, 12)).toString('latin1')
  return (
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP')
  )
}
