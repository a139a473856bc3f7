import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  type IntakeForm,
  KindChosen,
  KindPicker,
  kindKey,
  kindOf,
  OwnFields,
  say,
  sharedMessages,
  UnitPicker,
  useIssueWords,
} from '@yiwang/matters/web/shared'
import {
  Button,
  Empty,
  ErrorSummary,
  Field,
  LoadState,
  Page,
  RadioList,
  TextAreaField,
  TextField,
  useLocale,
  useT,
} from '@yiwang/ui'
import { useMemo } from 'react'
import { PhotoList } from '../grid/photo-list.tsx'
import { useChosenKind } from '../grid/use-amended.ts'
import { CategoryPicker } from '../matter/category-field.tsx'
import { GridField } from './grid-field.tsx'
import { intakeMessages } from './messages.ts'
import { type Channel, phoneDigits, type RegisterIssue } from './register-form.ts'
import { Registered } from './registered.tsx'
import { useIntakeForms } from './use-forms.ts'
import { channelsOf, type Register, useRegister } from './use-register.ts'

const FIELD_OF: Record<RegisterIssue, string> = {
  needChannel: 'register-channel',
  needText: 'register-text',
  longText: 'register-text',
  badPhone: 'register-phone',
  needPlace: 'register-grid',
}
/** What stands below the kind's own fields on the page. */
const AFTER_OWN: ReadonlySet<RegisterIssue> = new Set(['needPlace', 'badPhone'])
const ownId = (field: string): string => `register-own-${field}`
type Part = { r: Register; form: IntakeForm | undefined; error: (...of: RegisterIssue[]) => string | undefined }

const Way = ({ r, form, error }: Part) => {
  const t = useT(intakeMessages)
  const { locale } = useLocale()
  const ways = channelsOf(form)
  if (ways.length < 2) return null
  const named = (c: Channel): string => {
    const own = form?.channels.find((x) => x.id === c)?.words
    return own ? say(own, locale) : t(c)
  }
  return (
    <RadioList<Channel>
      id="register-channel"
      label={t('channel')}
      choices={ways.map((c) => ({ value: c, label: named(c) }))}
      value={r.values.channel === '' ? undefined : r.values.channel}
      onChoose={(channel) => r.set({ channel })}
      error={error('needChannel')}
    />
  )
}

const Said = ({ r, form, error }: Part) => {
  const t = useT(intakeMessages)
  const { locale } = useLocale()
  const own = form?.wording
  return (
    <TextAreaField
      id="register-text"
      label={own?.words ? say(own.words, locale) : t('text')}
      hint={own?.hint ? say(own.hint, locale) : t('textHint')}
      value={r.values.text}
      onText={(text) => r.set({ text })}
      error={error('needText', 'longText')}
      rows={4}
    />
  )
}

const Place = ({ r, error }: Part) => {
  const t = useT(intakeMessages)
  const { values, set } = r
  const near = values.division !== ''
  const without = values.grid === '' ? t(near ? 'community' : 'withoutGrid') : undefined
  return (
    <>
      <GridField value={values.grid} onChange={(grid) => set({ grid })} hint={without} error={error('needPlace')} />
      <TextField
        label={t('place')}
        hint={t('placeHint')}
        optional={near || values.grid !== ''}
        value={values.placeWords}
        onText={(placeWords) => set({ placeWords })}
      />
    </>
  )
}

const Person = ({ r, error }: Part) => {
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
        error={error('badPhone')}
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

/** What is wrong, in the order of the page and in words. */
const useProblems = (r: Register, form: IntakeForm | undefined) => {
  const t = useT(intakeMessages)
  const ownWords = useIssueWords(form?.fields ?? [])
  const { values, wrong } = r
  const wordsOf = (i: RegisterIssue): string => {
    if (i === 'badPhone') return t(i, { n: phoneDigits(values.phone).length })
    return i === 'longText' ? t(i, { n: [...values.text].length, max: form?.wording.max ?? 0 }) : t(i)
  }
  const own: Record<string, string> = {
    ...Object.fromEntries(wrong.own.map((i) => [i.field, ownWords(i)])),
    ...wrong.refused,
  }
  const error = (...of: RegisterIssue[]) => {
    const found = of.find((i) => wrong.issues.includes(i))
    return found && wordsOf(found)
  }
  const problem = (i: RegisterIssue) => ({ fieldId: FIELD_OF[i], message: wordsOf(i) })
  // the same list until the next act: a new one would take the focus from the field at every letter
  const problems = useMemo(() => {
    const said = (after: boolean) => wrong.issues.filter((i) => AFTER_OWN.has(i) === after).map(problem)
    const asked = Object.entries(own).map(([field, message]) => ({ fieldId: ownId(field), message }))
    return [...said(false), ...asked, ...said(true)]
  }, [wrong])
  return { own, error, problems }
}

type FormProps = { form: IntakeForm | undefined; onAgain: (() => void) | undefined }
const RegisterForm = ({ form, onAgain }: FormProps) => {
  const t = useT(intakeMessages)
  const ts = useT(sharedMessages)
  const r = useRegister(form)
  const { own, error, problems } = useProblems(r, form)
  if (r.receipt) return <Registered receipt={r.receipt} onMore={r.again} />
  const part = { r, form, error }
  return (
    <Page title={t('title')} problems={problems.length} above={<ErrorSummary problems={problems} />}>
      <div className="yw-stack yw-phone-wide">
        {form && onAgain && <KindChosen form={form} onAgain={onAgain} />}
        {r.continued && (
          <p className="yw-muted">
            {ts('draftKept')}{' '}
            <Button plain onClick={r.again}>
              {ts('draftDrop')}
            </Button>
          </p>
        )}
        <Way {...part} />
        <Said {...part} />
        {form && (
          <OwnFields
            form={form}
            values={r.values.own}
            onValues={(next) => r.set({ own: next })}
            errors={own}
            idOf={ownId}
          />
        )}
        {!form?.placeless && (
          <div className="yw-two">
            <Place {...part} />
          </div>
        )}
        <div className="yw-two">
          <Person {...part} />
        </div>
        <div className="yw-two">
          {(!form || form.categories) && (
            <CategoryPicker
              label={t('category')}
              pack={form?.pack}
              value={r.values.category}
              onChange={(category) => r.set({ category })}
              optional
            />
          )}
          {(!form || form.files > 0) && <PhotoList photos={r.photos} onChange={r.setPhotos} />}
        </div>
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

type Search = { channel?: string; kind?: string; from?: string }
/** Intake for somebody else at the counter, by phone or in the grid; both identities stay on record. */
export const RegisterPage = () => {
  const t = useT(intakeMessages)
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const { chosen, waits } = useChosenKind()
  const { data, isPending, isPaused } = useIntakeForms()
  const go = (kind: string | undefined) => {
    const { kind: _old, ...rest } = search
    void navigate({ to: '/register', search: (kind ? { ...rest, kind } : rest) as never })
  }
  if ((isPending && !isPaused) || waits)
    return (
      <Page title={t('title')}>
        <LoadState state="loading">{null}</LoadState>
      </Page>
    )
  const forms = data?.items ?? []
  const form = kindOf(forms, chosen)
  if (data && forms.length === 0)
    return (
      <Page title={t('title')}>
        <Empty cause={t('kindNone')} />
      </Page>
    )
  if (!form && forms.length > 1)
    return (
      <Page title={t('kindTitle')}>
        <KindPicker forms={forms} onPick={(f) => go(kindKey(f))} />
      </Page>
    )
  return (
    <RegisterForm
      key={form && kindKey(form)}
      form={form}
      onAgain={forms.length > 1 ? () => go(undefined) : undefined}
    />
  )
}
