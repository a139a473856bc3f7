import { UnitPicker, useUnitOptions } from '@yiwang/matters/web/shared'
import { CheckList, Field, useT } from '@yiwang/ui'
import { useDevice, useDraft } from '../device/device.tsx'
import { intakeMessages } from './messages.ts'

const Accused = () => {
  const t = useT(intakeMessages)
  const device = useDevice()
  const { accused } = useDraft()
  const units = useUnitOptions()
  const pick = (id: string) => {
    const unit = units?.find((u) => u.id === id)
    device.changeDraft({ accused: id === '' ? undefined : { id, name: unit?.short || unit?.name || id } })
  }
  return (
    <Field label={t('accused')} hint={t('accusedHint')} optional>
      {(ids) => <UnitPicker ids={ids} value={accused?.id ?? ''} onChange={pick} />}
    </Field>
  )
}

/** May publish, and complaint about a unit or its staff; both unticked. A complaint is never published. */
export const ConsentFields = () => {
  const t = useT(intakeMessages)
  const device = useDevice()
  const draft = useDraft()
  const ticked = [
    ...(draft.mayPublish && !draft.complaint ? ['publish' as const] : []),
    ...(draft.complaint ? ['complaint' as const] : []),
  ]
  const set = (values: readonly string[]) => {
    const complaint = values.includes('complaint')
    device.changeDraft({ complaint, mayPublish: values.includes('publish') && !complaint })
  }
  return (
    <>
      <CheckList
        label={t('consents')}
        optional
        choices={[
          ...(draft.complaint ? [] : [{ value: 'publish' as const, label: t('publish'), hint: t('publishHint') }]),
          { value: 'complaint' as const, label: t('complaint'), hint: t('complaintHint') },
        ]}
        values={ticked}
        onChange={set}
      />
      {draft.complaint && <Accused />}
    </>
  )
}
