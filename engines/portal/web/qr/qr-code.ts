import generator from 'qrcode-generator'

/** Dark squares by row and column. */
export type QrCode = readonly (readonly boolean[])[]

// The library reads a string byte by byte; addresses may hold Chinese.
const bytes = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text))

/** The QR code of a text (ISO/IEC 18004, level M), of the smallest size that holds it. Throws when none does. */
export const qrCode = (text: string): QrCode => {
  const code = generator(0, 'M')
  code.addData(bytes(text), 'Byte')
  code.make()
  const n = code.getModuleCount()
  return Array.from({ length: n }, (_, y) => Array.from({ length: n }, (_, x) => code.isDark(y, x)))
}
