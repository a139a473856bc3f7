import { Link, useNavigate } from '@tanstack/react-router'
import {
  type IntakeForm,
  KindChosen,
  KindPicker,
  kindKey,
  kindOf,
  OwnFields,
  useIssueWords,
} from '@yiwang/matters/web/shared'
import { Button, ErrorSummary, Page, RadioList, TextAreaField, TextField, useLocale, useT } from '@yiwang/ui'
import { type ReactNode, useState } from 'react'
import { useIntakeForms } from '../intake/use-forms.ts'
import { CategoryPicker, leafCategories, useCatalogue } from '../matter/category-field.tsx'
import { mostUsed, readUses, withChosen } from './frequent.ts'
import { gridMessages } from './messages.ts'
import { PhotoList } from './photo-list.tsx'
import { Saved } from './saved.tsx'
import { type Confirmed, mayHandOver, type SettleIssue, type SettleValues, tickWords } from './settle-form.ts'
import { SyncLine } from './sync-line.tsx'
import { useChosenKind } from './use-amended.ts'
import { type Settle, useSettle } from './use-settle.ts'

const RESULTS = ['fixed', 'cleared', 'explained', 'mediated', 'ranErrand', 'escorted'] as const
const SAID: readonly Confirmed[] = ['tick', 'call-back', 'absent']
const FIELD_OF: Record<SettleIssue, keyof SettleValues> = {
  needWhat: 'text',
  needHow: 'result',
  needSaid: 'said',
  needTap: 'said',
  notSolved: 'said',
  needPhone: 'phone',
}

const Chips = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a form group
  <div className="yw-chips" role="group" aria-label={label}>
    {children}
  </div>
)

/** One sentence and two big buttons, held out to the resident. */
const TickScreen = ({
  what,
  onTap,
  onBack,
}: {
  what: string
  onTap: (solved: boolean) => void
  onBack: () => void
}) => {
  const t = useT(gridMessages)
  return (
    <Page title={t('tapQuestion')}>
      <div className="yw-stack yw-phone-wide yw-tick">
        <p className="yw-original">{what}</p>
        <p>{t('tapFor')}</p>
        <Button primary wide onClick={() => onTap(true)}>
          {t('tapYes')}
        </Button>
        <Button wide onClick={() => onTap(false)}>
          {t('tapNo')}
        </Button>
        <Button plain onClick={onBack}>
          {t('tapBack')}
        </Button>
      </div>
    </Page>
  )
}

const What = ({ s }: { s: Settle }) => {
  const t = useT(gridMessages)
  const { form } = s
  const sorted = !form || form.categories
  const { data = [] } = useCatalogue(form?.pack)
  const catalogue = sorted ? data : []
  const [uses] = useState(readUses)
  const [more, setMore] = useState(false)
  const { values, set } = s
  const leaves = leafCategories(catalogue)
  const chips = withChosen(mostUsed(leaves, uses), leaves, values.category)
  const find = (code: string) => {
    set({ category: code, categoryName: leaves.find((c) => c.code === code)?.name ?? '' })
    setMore(code === '')
  }
  return (
    <div className="yw-stack" data-tight="">
      <h2>{t('what')}</h2>
      {sorted && (
        <Chips label={t('what')}>
          {chips.map((c) => (
            <Button
              key={c.code}
              aria-pressed={values.category === c.code}
              onClick={() => set({ category: c.code, categoryName: c.name })}
            >
              {c.name}
            </Button>
          ))}
          <Button plain aria-expanded={more} onClick={() => setMore(!more)}>
            {t('moreKinds')}
          </Button>
        </Chips>
      )}
      {more && <CategoryPicker label={t('allKinds')} pack={form?.pack} value="" onChange={find} />}
      <TextAreaField
        id="settle-text"
        label={t('words')}
        hint={t('wordsHint')}
        value={values.text}
        onText={(text) => set({ text })}
        rows={2}
        error={s.issues.includes('needWhat') ? t('needWhat') : undefined}
        {...(values.category ? { optional: true } : {})}
      />
    </div>
  )
}

const How = ({ s }: { s: Settle }) => {
  const t = useT(gridMessages)
  const { values, set } = s
  return (
    <div className="yw-stack" data-tight="">
      <h2>{t('how')}</h2>
      <Chips label={t('how')}>
        {RESULTS.map((r) => (
          <Button key={r} aria-pressed={values.result === t(r)} onClick={() => set({ result: t(r) })}>
            {t(r)}
          </Button>
        ))}
      </Chips>
      <TextField
        id="settle-result"
        label={t('result')}
        value={values.result}
        onText={(result) => set({ result })}
        error={s.issues.includes('needHow') ? t('needHow') : undefined}
      />
      <PhotoList photos={s.photos} onChange={s.setPhotos} />
    </div>
  )
}

const LABEL = { tick: 'tick', 'call-back': 'callBack', absent: 'absent' } as const
const Said = ({ s, onTick }: { s: Settle; onTick: () => void }) => {
  const t = useT(gridMessages)
  const { values, set } = s
  const wrong = s.issues.find((i) => FIELD_OF[i] === 'said')
  return (
    <div className="yw-stack" data-tight="">
      <RadioList
        id="settle-said"
        label={t('said')}
        choices={SAID.map((v) => ({ value: v, label: t(LABEL[v]) }))}
        value={values.said === '' ? undefined : values.said}
        onChoose={(said) => {
          set({ said, tapped: undefined })
          if (said === 'tick') onTick()
        }}
        error={wrong ? t(wrong) : undefined}
      />
      {values.said === 'tick' &&
        (values.tapped ? <p role="status">{t('tapped')}</p> : <Button onClick={onTick}>{t('letTap')}</Button>)}
      {values.said === 'call-back' && (
        <TextField
          id="settle-phone"
          label={t('phone')}
          type="tel"
          inputMode="tel"
          value={values.phone}
          onText={(phone) => set({ phone })}
          error={s.issues.includes('needPhone') ? t('needPhone') : undefined}
        />
      )}
    </div>
  )
}

const ownId = (field: string): string => `settle-own-${field}`
const Own = ({ s }: { s: Settle }) => {
  const wordsOf = useIssueWords(s.form?.fields ?? [])
  if (!s.form) return null
  return (
    <OwnFields
      form={s.form}
      values={s.values.own}
      onValues={(own) => s.set({ own })}
      errors={Object.fromEntries(s.own.map((i) => [i.field, wordsOf(i)]))}
      idOf={ownId}
    />
  )
}

type FormProps = { form: IntakeForm | undefined; onAgain: (() => void) | undefined }
const SettleForm = ({ form, onAgain }: FormProps) => {
  const t = useT(gridMessages)
  const s = useSettle(form)
  const wordsOf = useIssueWords(form?.fields ?? [])
  const { locale } = useLocale()
  const [tick, setTick] = useState(false)
  const { values } = s
  if (s.saved) return <Saved id={s.saved} onMore={s.again} />
  if (tick)
    return (
      <TickScreen
        what={tickWords(values, locale === 'en' ? ': ' : '：')}
        onTap={(solved) => {
          s.set({ tapped: solved })
          setTick(false)
        }}
        onBack={() => setTick(false)}
      />
    )
  const gap = (i: SettleIssue) => ({ fieldId: `settle-${FIELD_OF[i]}`, message: t(i) })
  const asked = s.own.map((i) => ({ fieldId: ownId(i.field), message: wordsOf(i) }))
  const [what, rest] = [s.issues.filter((i) => i === 'needWhat'), s.issues.filter((i) => i !== 'needWhat')]
  const problems = [...what.map(gap), ...asked, ...rest.map(gap)]
  return (
    <Page title={t('settle')} problems={problems.length} above={<ErrorSummary problems={problems} />}>
      <div className="yw-stack yw-phone-wide">
        <SyncLine />
        {form && onAgain && <KindChosen form={form} onAgain={onAgain} />}
        <What s={s} />
        <Own s={s} />
        <How s={s} />
        <Said s={s} onTick={() => (mayHandOver(values) ? setTick(true) : s.check())} />
        <TextField
          label={t('place')}
          hint={s.position ? t('here', { m: s.position.metres }) : t('placeHint')}
          optional
          value={values.place}
          onText={(place) => s.set({ place })}
        />
        <div className="yw-actions" data-stick="">
          <Button primary wide onClick={() => void s.save()}>
            {t('save')}
          </Button>
        </div>
        <Link className="yw-button" data-plain="" to="/grid">
          {t('home')}
        </Link>
      </div>
    </Page>
  )
}

type Search = { kind?: string; from?: string }
/** G3: heard and settled in one act, in about twenty seconds, with or without a net. */
export const SettlePage = () => {
  const t = useT(gridMessages)
  const navigate = useNavigate()
  const { data } = useIntakeForms()
  const { chosen, waits } = useChosenKind()
  const forms = (data?.items ?? []).filter((f) => f.settles && f.channels.some((c) => c.id === 'grid'))
  const form = kindOf(forms, chosen)
  const go = (kind: string | undefined) => {
    const search: Search = kind ? { kind } : {}
    void navigate({ to: '/grid/settle', search: search as never })
  }
  if (waits) return null
  if (!form && forms.length > 1)
    return (
      <Page title={t('kindTitle')}>
        <KindPicker forms={forms} onPick={(f) => go(kindKey(f))} />
      </Page>
    )
  const onAgain = forms.length > 1 ? () => go(undefined) : undefined
  return <SettleForm key={form && kindKey(form)} form={form} onAgain={onAgain} />
}
