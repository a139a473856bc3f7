import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { type FieldView, formIssues, kindName, say, sharedMessages, shownFields } from '@yiwang/matters/web/shared'
import { useLocale, usePreferences, useT } from '@yiwang/ui'
import { useState } from 'react'
import { ContactFields, useContactProblems } from '../contact-fields.tsx'
import { useDevice, useDraft, useDraftPhotos } from '../device/device.tsx'
import { shortTitle } from '../device/device-matters.ts'
import { openingBody } from '../device/opening.ts'
import type { QueueItem } from '../device/send-queue.ts'
import { residentMessages } from '../messages.ts'
import { ConsentFields } from './consent-fields.tsx'
import { intakeMessages } from './messages.ts'
import { StepPage } from './step-page.tsx'
import { useDraftForm, useIntakeForms } from './use-forms.ts'

const Line = ({ name, value, to }: { name: string; value: string; to: string }) => {
  const r = useT(residentMessages)
  return (
    <div>
      <dt>{name}</dt>
      <dd className="yw-said">{value}</dd>
      <dd>
        <Link to={to} aria-label={r('changeWhat', { what: name })}>
          {r('change')}
        </Link>
      </dd>
    </div>
  )
}

/** What the kind of matter asked itself, as she answered it. */
const OwnAnswers = () => {
  const { locale } = useLocale()
  const s = useT(sharedMessages)
  const { own } = useDraft()
  const form = useDraftForm()
  const words = (f: FieldView, value: unknown): string => {
    if (typeof value === 'boolean') return s(value ? 'yes' : 'no')
    if (Array.isArray(value)) return value.map((v) => words(f, v)).join(locale === 'en' ? ', ' : '、')
    const option = f.options.find((o) => o.id === value)
    return option ? say(option.words, locale) : String(value ?? '')
  }
  return shownFields(form?.fields ?? [], own).map((f) => {
    const value = words(f, own[f.id])
    return value && <Line key={f.id} name={say(f.words, locale)} value={value} to="/report/about" />
  })
}

const Answers = () => {
  const t = useT(intakeMessages)
  const r = useT(residentMessages)
  const { elder } = usePreferences()
  const draft = useDraft()
  const photos = useDraftPhotos()
  const form = useDraftForm()
  const several = (useIntakeForms()?.length ?? 0) > 1
  const { locale } = useLocale()
  const place = [draft.place.label, draft.place.words.trim()].filter(Boolean).join(' · ') || t('here')
  return (
    <dl className="yw-answers yw-card">
      {form && several && <Line name={t('kindLine')} value={kindName(form, locale)} to="/report" />}
      <Line name={t('matter')} value={draft.text.trim() || t('onlyPhotos')} to="/report" />
      <OwnAnswers />
      {(form?.files ?? 1) > 0 && (
        <Line
          name={t('photos')}
          value={photos.length > 0 ? t('nPhotos', { n: photos.length }) : t('noPhotos')}
          to="/report"
        />
      )}
      {!form?.placeless && <Line name={t('place')} value={place} to="/report/where" />}
      {elder && <Line name={r('phone')} value={draft.phone || t('noPhone')} to="/report/contact" />}
    </dl>
  )
}

/** Takes the draft as it stands into the queue and tries to send it; the page after shows what came of it. */
const useSendDraft = () => {
  const t = useT(intakeMessages)
  const device = useDevice()
  const navigate = useNavigate()
  const form = useDraftForm()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (busy) return
    setBusy(true)
    const draft = device.draft.get()
    const item: QueueItem = {
      key: draft.key,
      kind: 'open',
      title: shortTitle(draft.text) || t('onlyPhotos'),
      body: openingBody(draft, t('onlyPhotos'), form),
      photos: (form?.files ?? 1) > 0 ? device.photos.get() : [],
      draft,
      at: Date.now(),
      state: 'waiting',
    }
    await device.keep(item)
    device.clearDraft()
    void device.flush()
    await navigate({ to: '/received/$key', params: { key: item.key }, replace: true })
  }
  return { send, busy }
}

/** R2d: everything once more, contact and two consents; nothing is ticked beforehand. */
export const CheckPage = () => {
  const t = useT(intakeMessages)
  const { elder } = usePreferences()
  const device = useDevice()
  const draft = useDraft()
  const photos = useDraftPhotos()
  const form = useDraftForm()
  const { send, busy } = useSendDraft()
  const problemsOf = useContactProblems()
  const [problems, setProblems] = useState<{ fieldId: string; message: string }[]>([])
  if (!busy && draft.text.trim() === '' && photos.length === 0) return <Navigate to="/report" replace />
  if (!busy && form && formIssues(form.fields, draft.own).length > 0) return <Navigate to="/report/about" replace />
  const act = () => {
    const wrong = elder ? [] : problemsOf(draft)
    setProblems(wrong)
    if (wrong.length === 0) void send()
  }
  return (
    <StepPage step="check" title={t('check')} problems={problems} act={t(busy ? 'sending' : 'send')} onAct={act}>
      <Answers />
      {!elder && (
        <ContactFields
          phone={draft.phone}
          sms={draft.sms}
          hint={t('phoneHint')}
          error={problems[0]?.message}
          onChange={(change) => {
            device.changeDraft(change)
            setProblems([])
          }}
        />
      )}
      <ConsentFields />
    </StepPage>
  )
}
