import { useSearch } from '@tanstack/react-router'
import { UnitPicker } from '@yiwang/matters/web/shared'
import { Button, ErrorSummary, Field, Page, RadioList, TextAreaField, TextField, useT } from '@yiwang/ui'
import { useState } from 'react'
import { newKey, ProblemError, withKey } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { entryMessages } from '../entry/messages.ts'
import { sentenceOf } from '../entry/problem-words.ts'
import { uploadFile } from '../entry/upload-file.ts'
import { useRefresh } from '../entry/use-act.ts'
import { myGrids, useMe } from '../entry/use-me.ts'
import { type Photo, PhotoList } from '../grid/photo-list.tsx'
import { useQueue } from '../grid/queue-provider.tsx'
import { CategoryPicker } from '../matter/category-field.tsx'
import { GridField } from './grid-field.tsx'
import { intakeMessages } from './messages.ts'
import {
  CHANNELS,
  type Channel,
  emptyRegister,
  phoneDigits,
  type RegisterIssue,
  type RegisterValues,
  registerBody,
  registerIssues,
} from './register-form.ts'
import { type Receipt, Registered } from './registered.tsx'

const FIELD_OF: Record<RegisterIssue, string> = {
  needChannel: 'register-channel',
  needText: 'register-text',
  badPhone: 'register-phone',
  needPlace: 'register-grid',
}

const useStart = (): RegisterValues => {
  const me = useMe()
  const { channel } = useSearch({ strict: false }) as { channel?: string }
  const [grid] = myGrids(me)
  const asked = CHANNELS.find((c) => c === channel)
  return { ...emptyRegister, channel: asked ?? (grid ? 'grid' : ''), grid: asked !== 'counter' && grid ? grid : '' }
}

const useRegister = () => {
  const api = useApi()
  const queue = useQueue()
  const refresh = useRefresh()
  const te = useT(entryMessages)
  const start = useStart()
  const [values, setValues] = useState(start)
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const [issues, setIssues] = useState<readonly RegisterIssue[]>([])
  const [whole, setWhole] = useState<string>()
  const [receipt, setReceipt] = useState<Receipt>()
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<RegisterValues>) => {
    setValues((v) => ({ ...v, ...change }))
    setIssues([])
  }
  const send = async () => {
    const found = registerIssues(values)
    setIssues(found)
    setWhole(undefined)
    if (found.length > 0 || busy) return
    setBusy(true)
    const key = newKey()
    const body = registerBody(values, Date.now())
    try {
      const files: string[] = []
      for (const [i, p] of photos.entries()) files.push((await uploadFile(api, p, `${key}.p${i}`)).id)
      const { data } = await api.POST('/api/staff/matters', {
        body: { ...body, files } as never,
        headers: withKey(key),
      })
      if (data) setReceipt({ ref: data.ref, secret: data.secret, id: data.id })
      refresh()
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'NETWORK') {
        await queue.keep({ key, kind: 'register', about: { title: body.text.slice(0, 30), body, photos } })
        setReceipt('kept')
      } else setWhole(sentenceOf(error, te))
    } finally {
      setBusy(false)
    }
  }
  const again = () => {
    setValues(start)
    setPhotos([])
    setReceipt(undefined)
  }
  return { values, set, photos, setPhotos, issues, whole, receipt, busy, send, again }
}
type Register = ReturnType<typeof useRegister>

const Person = ({ r, wordsOf }: { r: Register; wordsOf: (i: RegisterIssue) => string }) => {
  const t = useT(intakeMessages)
  const { values, set } = r
  return (
    <>
      <TextField
        id="register-phone"
        label={t('mobile')}
        hint={t('mobileHint')}
        optional
        type="tel"
        inputMode="tel"
        value={values.phone}
        onText={(phone) => set({ phone })}
        error={r.issues.includes('badPhone') ? wordsOf('badPhone') : undefined}
      />
      <TextField label={t('name')} optional value={values.name} onText={(name) => set({ name })} autoComplete="off" />
    </>
  )
}

const More = ({ r }: { r: Register }) => {
  const t = useT(intakeMessages)
  const { values, set } = r
  return (
    <details>
      <summary>{t('more')}</summary>
      <div className="yw-stack">
        <label className="yw-choice">
          <input
            type="checkbox"
            checked={values.confidential}
            onChange={(e) => set({ confidential: e.target.checked })}
          />
          <span>{t('confidential')}</span>
        </label>
        <label className="yw-choice">
          <input type="checkbox" checked={values.emergency} onChange={(e) => set({ emergency: e.target.checked })} />
          <span>{t('emergency')}</span>
        </label>
        <Field label={t('accused')} optional>
          {(ids) => (
            <UnitPicker ids={ids} value={values.accusedUnit} onChange={(accusedUnit) => set({ accusedUnit })} />
          )}
        </Field>
        <Field label={t('priority')}>
          {(ids) => (
            <select
              className="yw-input"
              {...ids}
              value={values.priority}
              onChange={(e) => set({ priority: Number(e.target.value) })}
            >
              {[1, 2, 3, 4, 5].map((n) => (
                <option key={n}>{n}</option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </details>
  )
}

/** Intake for somebody else at the counter, by phone or in the grid; both identities stay on record. */
export const RegisterPage = () => {
  const t = useT(intakeMessages)
  const r = useRegister()
  const { values, set, issues } = r
  const wordsOf = (i: RegisterIssue): string =>
    i === 'badPhone' ? t('badPhone', { n: phoneDigits(values.phone).length }) : t(i)
  if (r.receipt) return <Registered receipt={r.receipt} onMore={r.again} />
  const problems = issues.map((i) => ({ fieldId: FIELD_OF[i], message: wordsOf(i) }))
  const error = (i: RegisterIssue) => (issues.includes(i) ? wordsOf(i) : undefined)
  return (
    <Page title={t('title')} problems={problems.length} above={<ErrorSummary problems={problems} />}>
      <div className="yw-stack yw-phone-wide">
        <RadioList<Channel>
          id="register-channel"
          label={t('channel')}
          choices={CHANNELS.map((c) => ({ value: c, label: t(c) }))}
          value={values.channel === '' ? undefined : values.channel}
          onChoose={(channel) => set({ channel })}
          error={error('needChannel')}
        />
        <TextAreaField
          id="register-text"
          label={t('text')}
          hint={t('textHint')}
          value={values.text}
          onText={(text) => set({ text })}
          error={error('needText')}
          rows={4}
        />
        <GridField value={values.grid} onChange={(grid) => set({ grid })} error={error('needPlace')} />
        <TextField
          label={t('place')}
          hint={t('placeHint')}
          optional
          value={values.placeWords}
          onText={(placeWords) => set({ placeWords })}
        />
        <Person r={r} wordsOf={wordsOf} />
        <CategoryPicker
          label={t('category')}
          value={values.category}
          onChange={(category) => set({ category })}
          optional
        />
        <PhotoList photos={r.photos} onChange={r.setPhotos} />
        <More r={r} />
        {r.whole && (
          <p role="alert" className="yw-field-error">
            {r.whole}
          </p>
        )}
        <div className="yw-actions">
          <Button primary aria-disabled={r.busy} onClick={() => void r.send()}>
            {t('save')}
          </Button>
        </div>
      </div>
    </Page>
  )
}
