/** Lines of the picture, the first ones small, the number large. */
export type PictureLines = { place: string; numberName: string; number: string; secretLine: string; note: string }

const WIDTH = 800
const HEIGHT = 480
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif'

const draw = (brush: CanvasRenderingContext2D, lines: PictureLines) => {
  brush.fillStyle = '#ffffff'
  brush.fillRect(0, 0, WIDTH, HEIGHT)
  brush.fillStyle = '#14212b'
  const write = (text: string, size: number, y: number) => {
    brush.font = `${size >= 60 ? 600 : 400} ${size}px ${FONT}`
    brush.fillText(text, 48, y, WIDTH - 96)
  }
  write(lines.place, 36, 84)
  write(lines.numberName, 32, 166)
  write(lines.number, 92, 262)
  write(lines.secretLine, 40, 344)
  write(lines.note, 28, 420)
}

/** Draws the receipt and hands it to the browser's own download. */
export const savePicture = async (lines: PictureLines, fileName: string): Promise<void> => {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const brush = canvas.getContext('2d')
  if (!brush) return
  draw(brush, lines)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${fileName}.png`
  link.click()
  // the click has already taken the address; give it back once the download began
  requestAnimationFrame(() => URL.revokeObjectURL(link.href))
}
