import { type FieldIds, useT } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { sharedMessages } from './messages.ts'

/** What was chosen, in words, with a way to choose another. */
export const Picked = (props: { ids: FieldIds; onAgain: () => void; children: ReactNode }) => {
  const t = useT(sharedMessages)
  return (
    <div className="yw-picked">
      <strong>{props.children}</strong>
      <button type="button" className="yw-button" data-plain="" {...props.ids} onClick={props.onAgain}>
        {t('change')}
      </button>
    </div>
  )
}
