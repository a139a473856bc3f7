import { fileKinds } from './file-kind.ts'
import { safeName } from './safe-name.ts'

/** A stored file about to be sent. `reEncoded` is true only for pictures this server itself drew anew. */
export type Download = {
  readonly name: string
  readonly mime: string
  readonly size: number
  readonly reEncoded: boolean
}

/** The `Content-Disposition` value with an ASCII name and the true name after RFC 6266 and RFC 5987. */
export const contentDisposition = (name: string, kind: 'attachment' | 'inline'): string => {
  const safe = safeName(name)
  const ascii = safe.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')
  const extended = encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${extended}`
}

/**
 * Headers for every download. Only re-encoded JPEG and WebP may open in the page; everything else is saved. A type
 * outside the allowed kinds is sent as plain bytes. Nothing is cached, since rights are checked at each read.
 */
export const downloadHeaders = (file: Download): Readonly<Record<string, string>> => {
  const inline = file.reEncoded && (file.mime === fileKinds.jpeg.mime || file.mime === fileKinds.webp.mime)
  const known = Object.values(fileKinds).some((kind) => kind.mime === file.mime)
  return {
    'content-type': known ? file.mime : 'application/octet-stream',
    'content-length': String(file.size),
    'content-disposition': contentDisposition(file.name, inline ? 'inline' : 'attachment'),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, no-store',
  }
}
