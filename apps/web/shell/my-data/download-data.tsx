import { Button, useT } from '@yiwang/ui'
import { myDataMessages } from './messages.ts'
import type { MyData } from './use-my-data.ts'

const save = (data: MyData, name: string) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }))
  link.download = `${name}.json`
  link.click()
  requestAnimationFrame(() => URL.revokeObjectURL(link.href))
}

/** All of it as a file, as the server gave it. */
export const DownloadData = ({ data }: { data: MyData }) => {
  const t = useT(myDataMessages)
  return (
    <div className="yw-actions">
      <Button onClick={() => save(data, t('fileName'))}>{t('download')}</Button>
    </div>
  )
}
