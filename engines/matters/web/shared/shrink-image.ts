const LONG_SIDE = 1600
const QUALITY = 0.82
const SMALL = 400_000

/** A photo at most 1,600 px long as JPEG; what is no photo, small already, or unreadable here comes back unchanged. */
export const shrinkImage = async (file: Blob): Promise<Blob> => {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= SMALL) return file
  try {
    const bitmap = await createImageBitmap(file)
    const scale = Math.min(1, LONG_SIDE / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return small && small.size < file.size ? small : file
  } catch {
    return file // the server converts and refuses by itself; nothing is lost by sending the original
  }
}
