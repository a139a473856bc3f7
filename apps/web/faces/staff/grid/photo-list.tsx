import { shrinkImage } from '@yiwang/matters/web/shared'
import { Button, Field, useT } from '@yiwang/ui'
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
  const add = async (list: FileList | null) => {
    const chosen = [...(list ?? [])].slice(0, MOST - photos.length)
    const small = await Promise.all(chosen.map(async (f) => ({ blob: await shrinkImage(f), name: f.name })))
    onChange([...photos, ...small])
  }
  return (
    <Field label={t('photos')} hint={t('photosHint')} optional>
      {(ids) => (
        <>
          <input
            type="file"
            accept="image/*"
            multiple
            className="yw-input"
            {...ids}
            onChange={(e) => {
              void add(e.target.files)
              e.target.value = ''
            }}
          />
          {photos.length > 0 && (
            <ul className="yw-files">
              {photos.map((p, i) => (
                <li key={`${p.name}-${p.blob.size}`}>
                  {t('photoN', { n: i + 1 })}
                  <Button
                    aria-label={t('photoDrop', { n: i + 1 })}
                    onClick={() => onChange(photos.filter((x) => x !== p))}
                  >
                    ×
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  )
}
