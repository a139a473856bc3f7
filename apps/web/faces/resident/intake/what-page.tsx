import { useNavigate } from '@tanstack/react-router'
import { Button, ErrorSummary, Page, TextAreaField, useT } from '@yiwang/ui'
import { useMemo, useState } from 'react'
import { BackLink } from '../back-link.tsx'
import { useDevice, useDraft, useDraftPhotos } from '../device/device.tsx'
import { residentMessages } from '../messages.ts'
import { speaksOfDanger } from './danger.ts'
import { intakeMessages } from './messages.ts'
import { PhotoPicker } from './photo-picker.tsx'
import { Step } from './step.tsx'

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

/** R2a: text or a photo; one is enough. */
export const WhatPage = () => {
  const t = useT(intakeMessages)
  const r = useT(residentMessages)
  const navigate = useNavigate()
  const { changeDraft } = useDevice()
  const draft = useDraft()
  const photos = useDraftPhotos()
  const [error, setError] = useState<string>()
  const next = () => {
    const length = [...draft.text].length
    const missing = draft.text.trim() === '' && photos.length === 0
    const wrong = missing ? t('whatNeed') : length > MOST ? t('whatLong', { n: length }) : undefined
    setError(wrong)
    if (!wrong) void navigate({ to: '/report/where' })
  }
  // the same list until the next act: a new one would take the focus from the field at every letter
  const problems = useMemo(() => (error ? [{ fieldId: TEXT_ID, message: error }] : []), [error])
  return (
    <Page
      title={t('what')}
      beside={<Step n={1} />}
      problems={problems.length}
      above={
        <>
          <BackLink to="/" />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <form
        className="yw-stack"
        noValidate
        onSubmit={(e) => {
          e.preventDefault()
          next()
        }}
      >
        <TextAreaField
          id={TEXT_ID}
          label={t('whatLabel')}
          hint={t('whatHint')}
          error={error}
          value={draft.text}
          onText={(text) => {
            changeDraft({ text })
            setError(undefined)
          }}
          rows={5}
        />
        <Danger text={draft.text} />
        <PhotoPicker />
        <p className="yw-muted">{t('autosaved')}</p>
        <div className="yw-actions" data-stick="">
          <Button primary wide type="submit">
            {r('next')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
