import { Link } from '@tanstack/react-router'
import { Button, ErrorSummary, Page, RadioList, TextAreaField, TextField, useLocale, useT } from '@yiwang/ui'
import { type ReactNode, useState } from 'react'
import { newKey } from '../../../client.ts'
import { myGrids, useMe } from '../entry/use-me.ts'
import { CategoryPicker, leafCategories, useCatalogue } from '../matter/category-field.tsx'
import { countUse, mostUsed, readUses, withChosen } from './frequent.ts'
import { gridMessages } from './messages.ts'
import { type Photo, PhotoList } from './photo-list.tsx'
import { useQueue } from './queue-provider.tsx'
import { Saved } from './saved.tsx'
import {
  type Confirmed,
  mayHandOver,
  type SettleIssue,
  type SettleValues,
  settleBody,
  settleIssues,
  tickWords,
} from './settle-form.ts'
import { SyncLine } from './sync-line.tsx'
import { usePosition } from './use-position.ts'

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

const useSettle = () => {
  const me = useMe()
  const queue = useQueue()
  const position = usePosition()
  const [grid] = myGrids(me)
  const empty: SettleValues = {
    category: '',
    categoryName: '',
    text: '',
    result: '',
    said: '',
    tapped: undefined,
    phone: '',
    place: '',
    grid: grid ?? '',
  }
  const [values, setValues] = useState(empty)
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const [issues, setIssues] = useState<readonly SettleIssue[]>([])
  const [saved, setSaved] = useState<string>()
  const set = (change: Partial<SettleValues>) => {
    setValues((v) => ({ ...v, ...change }))
    setIssues([])
  }
  /** Says what has to stand here before it is held out to the resident. */
  const check = () => setIssues(settleIssues(values).filter((i) => i === 'needWhat' || i === 'needHow'))
  const save = async () => {
    const found = settleIssues(values)
    setIssues(found)
    if (found.length > 0) return
    if (values.category) countUse(values.category)
    const key = newKey()
    const body = settleBody(values, { position, now: Date.now() })
    await queue.keep({ key, kind: 'settle', about: { title: body.text, body, photos } })
    setSaved(key)
  }
  const again = () => {
    setValues(empty)
    setPhotos([])
    setSaved(undefined)
  }
  return { values, set, photos, setPhotos, issues, saved, check, save, again, position }
}
type Settle = ReturnType<typeof useSettle>

const What = ({ s }: { s: Settle }) => {
  const t = useT(gridMessages)
  const { data: catalogue = [] } = useCatalogue()
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
      {more && <CategoryPicker label={t('allKinds')} value="" onChange={find} />}
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

/** G3: heard and settled in one act, in about twenty seconds, with or without a net. */
export const SettlePage = () => {
  const t = useT(gridMessages)
  const s = useSettle()
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
  const problems = s.issues.map((i) => ({ fieldId: `settle-${FIELD_OF[i]}`, message: t(i) }))
  return (
    <Page title={t('settle')} problems={problems.length} above={<ErrorSummary problems={problems} />}>
      <div className="yw-stack yw-phone-wide">
        <SyncLine />
        <What s={s} />
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
