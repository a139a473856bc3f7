/** At most this many bytes of UTF-8, so that any file system and header takes the name. */
const MAX_BYTES = 200
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}<>:"/\\|?*]/gu
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A file name that is safe to show, store in a row and send in a header: the last path segment, in NFC, without
 * control, direction-changing or invisible characters, at most 200 bytes with its ending kept.
 */
export const safeName = (name: string, fallback = '附件'): string => {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = tidy(last.normalize('NFC').replace(UNSAFE, ''))
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? ''
  const stem = tidy(clean.slice(0, clean.length - ending.length))
  const named = stem === '' || stem === '\ufffd' ? fallback : stem
  const guarded = RESERVED.test(named) ? `_${named}` : named
  return tidy(cutBytes(guarded, MAX_BYTES - ending.length)) + ending
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '')

const cutBytes = (text: string, max: number): string => {
  let bytes = 0
  let kept = ''
  for (const character of text) {
    bytes += new TextEncoder().encode(character).byteLength
    if (bytes > max) break
    kept += character
  }
  return kept
}
