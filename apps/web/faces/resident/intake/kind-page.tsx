import { type IntakeForm, KindPicker, kindRef } from '@yiwang/matters/web/shared'
import { Page, useT } from '@yiwang/ui'
import { BackLink } from '../back-link.tsx'
import { useDevice } from '../device/device.tsx'
import { intakeMessages } from './messages.ts'

/** Before the words: which kind of matter, where residents may open several. */
export const KindPage = ({ forms }: { forms: readonly IntakeForm[] }) => {
  const t = useT(intakeMessages)
  const { changeDraft } = useDevice()
  return (
    <Page title={t('kind')} above={<BackLink to="/" />}>
      <div className="yw-stack">
        <p>{t('kindLead')}</p>
        <KindPicker forms={forms} onPick={(f) => changeDraft({ kind: kindRef(f), own: {} })} />
      </div>
    </Page>
  )
}
