import { qrCode } from './qr-code.ts'

/** Light squares around the code, without which phones do not find it. */
const QUIET = 4

/** A QR code as a drawing, black on white in every look; `label` says where it leads. */
export const QrSquare = ({ text, label }: { text: string; label: string }) => {
  const code = qrCode(text)
  const side = code.length + QUIET * 2
  const path = code
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg className="yw-qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
