export { type QrCode, qrCode } from './qr-code.ts'
export { QrSquare } from './qr-square.tsx'
