import { shrinkImage } from '@yiwang/matters/web/shared'
import { Button, useAnnounce, useT } from '@yiwang/ui'
import { useEffect, useRef, useState } from 'react'
import { newKey } from '../../../client.ts'
import { useDevice, useDraftPhotos } from '../device/device.tsx'
import { intakeMessages } from './messages.ts'

const MOST = 9

/** An address for a blob that is given back when the picture goes. */
const useBlobUrl = (blob: Blob): string | undefined => {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}

const Thumb = ({ blob, n, onDrop }: { blob: Blob; n: number; onDrop: () => void }) => {
  const t = useT(intakeMessages)
  const url = useBlobUrl(blob)
  return (
    <li>
      {url && <img src={url} alt={t('photoNo', { n })} width="88" height="88" />}
      <Button plain aria-label={t('photoDrop', { n })} onClick={onDrop}>
        {t('photoDropShort')}
      </Button>
    </li>
  )
}

/** Camera and album by the device's own chooser; shrunk before they are kept, sent with the words. */
export const PhotoPicker = () => {
  const t = useT(intakeMessages)
  const announce = useAnnounce()
  const device = useDevice()
  const photos = useDraftPhotos()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const add = async (list: FileList | null) => {
    const chosen = [...(list ?? [])]
    if (chosen.length === 0) return
    const room = Math.max(0, MOST - device.photos.get().length)
    if (chosen.length > room) announce(t('photoMany'))
    setBusy(true)
    for (const file of chosen.slice(0, room)) {
      const blob = await shrinkImage(file)
      device.setPhotos([...device.photos.get(), { key: newKey(), blob, name: file.name.slice(-80) || 'photo.jpg' }])
    }
    setBusy(false)
  }
  const drop = (key: string) => {
    device.setPhotos(photos.filter((p) => p.key !== key))
    input.current?.focus()
  }
  return (
    <div className="yw-field">
      <input
        ref={input}
        id="photos"
        className="yw-sr yw-file"
        type="file"
        accept="image/*"
        multiple
        aria-describedby="photos-hint"
        onChange={(e) => {
          void add(e.target.files)
          e.target.value = ''
        }}
      />
      <label className="yw-button" htmlFor="photos">
        {t('photosAdd')}
      </label>
      <p className="yw-field-hint" id="photos-hint">
        {t('photosHint')}
      </p>
      <p role="status" className="yw-muted">
        {busy && t('photoBusy')}
      </p>
      {photos.length > 0 && (
        <ul className="yw-photos" aria-label={t('photos')}>
          {photos.map((p, i) => (
            <Thumb key={p.key} blob={p.blob} n={i + 1} onDrop={() => drop(p.key)} />
          ))}
        </ul>
      )}
    </div>
  )
}
