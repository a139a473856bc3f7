import { shrinkImage } from '@yiwang/matters/web/shared'
import { Button, FieldGroup, useT } from '@yiwang/ui'
import { useId } from 'react'
import { gridMessages } from './messages.ts'

export type Photo = { blob: Blob; name: string }
const MOST = 9

/** Photos kept on the phone until they can be sent; camera and album both. */
export const PhotoList = ({
  photos,
  onChange,
}: {
  photos: readonly Photo[]
  onChange: (photos: readonly Photo[]) => void
}) => {
  const t = useT(gridMessages)
  const id = useId()
  const add = async (list: FileList | null) => {
    const chosen = [...(list ?? [])].slice(0, MOST - photos.length)
    const small = await Promise.all(chosen.map(async (f) => ({ blob: await shrinkImage(f), name: f.name })))
    onChange([...photos, ...small])
  }
  return (
    <FieldGroup label={t('photos')} hint={t('photosHint')} optional>
      <input
        type="file"
        accept="image/*"
        multiple
        id={id}
        className="yw-sr yw-file"
        onChange={(e) => {
          void add(e.target.files)
          e.target.value = ''
        }}
      />
      <label className="yw-button" htmlFor={id}>
        {t('photosAdd')}
      </label>
      {photos.length > 0 && (
        <ul className="yw-files">
          {photos.map((p, i) => (
            <li key={`${p.name}-${p.blob.size}`}>
              {t('photoN', { n: i + 1 })}
              <Button aria-label={t('photoDrop', { n: i + 1 })} onClick={() => onChange(photos.filter((x) => x !== p))}>
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
    </FieldGroup>
  )
}
