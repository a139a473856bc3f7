import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { formatRef, TextAreaField, useT } from '@yiwang/ui'
import { useState } from 'react'
import { cleanPhone } from '../../../shell/phone-code/phone-fault.ts'
import { AskPage } from '../ask-page.tsx'
import { ContactFields, useContactProblems } from '../contact-fields.tsx'
import { useDevice, useDraft } from '../device/device.tsx'
import { useNearbyRow } from '../nearby/use-nearby-row.ts'
import { AlikeFacts } from './alike-page.tsx'
import { intakeMessages } from './messages.ts'
import { type Alike, alikeKey } from './use-alike.ts'

const MOST = 1000

const useJoin = (ref: string, title: string) => {
  const device = useDevice()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const join = async () => {
    if (busy) return
    setBusy(true)
    const draft = device.draft.get()
    const phone = cleanPhone(draft.phone)
    const body = { text: draft.text.trim().slice(0, MOST), sms: draft.sms && phone !== '', ...(phone ? { phone } : {}) }
    const item = { key: draft.key, kind: 'join' as const, ref, title, body, photos: [], draft, at: Date.now() }
    await device.keep({ ...item, state: 'waiting' })
    device.clearDraft()
    void device.flush()
    await navigate({ to: '/received/$key', params: { key: item.key }, replace: true })
  }
  return { join, busy }
}

/** Joining a known matter: own number, own call-back, own words if there are any. */
export const JoinPage = () => {
  const t = useT(intakeMessages)
  const { ref = '' } = useParams({ strict: false })
  const device = useDevice()
  const draft = useDraft()
  const alike = useQueryClient().getQueryData<readonly Alike[]>(alikeKey(draft)) ?? []
  const nearby = useNearbyRow(ref)
  const row = alike.find((r) => r.ref === ref) ?? nearby
  const { join, busy } = useJoin(ref, row?.title ?? formatRef(ref))
  const problemsOf = useContactProblems()
  const [problems, setProblems] = useState<{ fieldId: string; message: string }[]>([])
  const send = () => {
    const wrong = problemsOf(draft)
    setProblems(wrong)
    if (wrong.length === 0) void join()
  }
  return (
    <AskPage
      title={t('join')}
      recordNo={ref}
      back="/"
      problems={problems}
      act={t(busy ? 'sending' : 'joinSend')}
      onAct={send}
    >
      {row && (
        <div className="yw-card">
          <h2>{row.title}</h2>
          <AlikeFacts row={row} />
        </div>
      )}
      <TextAreaField
        label={t('joinWords')}
        optional
        maxLength={MOST}
        rows={3}
        value={draft.text}
        onText={(text) => device.changeDraft({ text })}
      />
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
    </AskPage>
  )
}
