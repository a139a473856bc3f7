import { useNavigate } from '@tanstack/react-router'
import { type IntakeForm, KindChosen, kindKey, kindOf, say } from '@yiwang/matters/web/shared'
import { LoadState, Page, TextAreaField, useLocale, useT } from '@yiwang/ui'
import { useMemo, useState } from 'react'
import { BackLink } from '../back-link.tsx'
import { useDevice, useDraft, useDraftPhotos } from '../device/device.tsx'
import { speaksOfDanger } from './danger.ts'
import { KindPage } from './kind-page.tsx'
import { intakeMessages } from './messages.ts'
import { PhotoPicker } from './photo-picker.tsx'
import { StepPage } from './step-page.tsx'
import { useIntakeForms } from './use-forms.ts'
import { useStep } from './use-step.ts'

const TEXT_ID = 'text'
const MOST = 4000

const Danger = ({ text }: { text: string }) => {
  const t = useT(intakeMessages)
  return (
    <div role="status">
      {speaksOfDanger(text) && (
        <p className="yw-card yw-trouble">
          <strong>{t('danger')}</strong>
        </p>
      )}
    </div>
  )
}

type FormProps = { form: IntakeForm | undefined; onAgain: (() => void) | undefined }
const What = ({ form, onAgain }: FormProps) => {
  const t = useT(intakeMessages)
  const { locale } = useLocale()
  const navigate = useNavigate()
  const { after } = useStep('what')
  const { changeDraft } = useDevice()
  const draft = useDraft()
  const kept = useDraftPhotos()
  const takes = (form?.files ?? 1) > 0
  const photos = takes ? kept : []
  const most = form?.wording.max ?? MOST
  const [error, setError] = useState<string>()
  const next = () => {
    const length = [...draft.text].length
    const missing = draft.text.trim() === '' && photos.length === 0
    const wrong = missing ? t('whatNeed') : length > most ? t('whatLong', { n: length, max: most }) : undefined
    setError(wrong)
    if (!wrong) void navigate({ to: after })
  }
  // the same list until the next act: a new one would take the focus from the field at every letter
  const problems = useMemo(() => (error ? [{ fieldId: TEXT_ID, message: error }] : []), [error])
  return (
    <StepPage step="what" title={t('what')} problems={problems} onAct={next}>
      {form && onAgain && <KindChosen form={form} onAgain={onAgain} />}
      <TextAreaField
        id={TEXT_ID}
        label={form?.wording.words ? say(form.wording.words, locale) : t('whatLabel')}
        hint={form?.wording.hint ? say(form.wording.hint, locale) : t('whatHint')}
        error={error}
        value={draft.text}
        onText={(text) => {
          changeDraft({ text })
          setError(undefined)
        }}
        rows={5}
      />
      <Danger text={draft.text} />
      {takes && <PhotoPicker />}
      <p className="yw-muted">{t('autosaved')}</p>
    </StepPage>
  )
}

/** R2a: text or a photo, one is enough; before it the kind of matter, where there are several. */
export const WhatPage = () => {
  const t = useT(intakeMessages)
  const forms = useIntakeForms()
  const { changeDraft } = useDevice()
  const { kind } = useDraft()
  if (!forms)
    return (
      <Page title={t('what')} above={<BackLink to="/" />}>
        <LoadState state="loading">{null}</LoadState>
      </Page>
    )
  const form = kindOf(forms, kind && kindKey(kind))
  if (!form && forms.length > 1) return <KindPage forms={forms} />
  return <What form={form} onAgain={forms.length > 1 ? () => changeDraft({ kind: undefined }) : undefined} />
}
