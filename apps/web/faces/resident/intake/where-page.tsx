import { useNavigate } from '@tanstack/react-router'
import { RadioList, TextField, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useDevice, useDraft } from '../device/device.tsx'
import type { DraftPlace } from '../device/draft.ts'
import { BORDER_ID, canFindPosition, HereWay, POSITION_ID } from './here-way.tsx'
import { intakeMessages } from './messages.ts'
import { PickWay, TOWN_ID } from './pick-way.tsx'
import { StepPage } from './step-page.tsx'
import { useFindAlike } from './use-alike.ts'
import { gridLabel, useLocate } from './use-locate.ts'
import { useStep } from './use-step.ts'
import { type WhereFault, whereFault } from './where-problem.ts'

const WAY_ID = 'way'
const WORDS_ID = 'place-words'
const FIELD: Record<WhereFault, string> = {
  whereNeed: WAY_ID,
  hereNeed: POSITION_ID,
  borderNeed: BORDER_ID,
  pickNeed: TOWN_ID,
  describeNeed: WORDS_ID,
}

const Ways = (props: {
  place: DraftPlace
  fault: WhereFault | undefined
  onChange: (c: Partial<DraftPlace>) => void
}) => {
  const { place, fault, onChange } = props
  const t = useT(intakeMessages)
  const errorOf = (...kinds: WhereFault[]) => (fault && kinds.includes(fault) ? t(fault) : undefined)
  return (
    <>
      <RadioList
        id={WAY_ID}
        label={t('where')}
        error={errorOf('whereNeed')}
        choices={[
          ...(canFindPosition() ? [{ value: 'here' as const, label: t('here') }] : []),
          { value: 'pick' as const, label: t('pick') },
          { value: 'words' as const, label: t('describe') },
        ]}
        value={place.way}
        onChoose={(way) => onChange({ way })}
      />
      {place.way === 'here' && <HereWay place={place} error={errorOf('borderNeed')} onChange={onChange} />}
      {place.way === 'pick' && <PickWay place={place} error={errorOf('pickNeed')} onChange={onChange} />}
      {place.way && (
        <TextField
          id={WORDS_ID}
          label={t('words')}
          hint={t('wordsHint')}
          optional={place.way !== 'words'}
          error={errorOf('describeNeed')}
          value={place.words}
          onText={(words) => onChange({ words })}
          maxLength={200}
        />
      )}
    </>
  )
}

/** R2b: here, by list or in words, all of equal rank. */
export const WherePage = () => {
  const t = useT(intakeMessages)
  const navigate = useNavigate()
  const { after } = useStep('where')
  const device = useDevice()
  const draft = useDraft()
  const { place } = draft
  const located = useLocate(place.way === 'here' ? place.point : undefined)
  const { find, busy } = useFindAlike()
  const [fault, setFault] = useState<WhereFault>()
  const change = (part: Partial<DraftPlace>) => {
    device.changeDraft({ place: { ...device.draft.get().place, ...part } })
    setFault(undefined)
  }
  const next = async () => {
    const wrong = whereFault(place, (located.data?.others.length ?? 0) > 0)
    setFault(wrong)
    if (wrong || busy) return
    if (place.way === 'here' && located.data?.grid) {
      const chosen = located.data.others.find((o) => o.grid.code === place.grid)?.grid ?? located.data.grid
      change({ label: gridLabel(chosen) })
    }
    if (place.way === 'words') change({ label: '' })
    const alike = await find(device.draft.get())
    void navigate({ to: alike.length > 0 ? '/report/alike' : after })
  }
  const problems = fault ? [{ fieldId: FIELD[fault], message: t(fault) }] : []
  return (
    <StepPage
      step="where"
      title={t('where')}
      problems={problems}
      act={busy ? t('looking') : undefined}
      onAct={() => void next()}
    >
      <div className="yw-stack yw-only-question">
        <Ways place={place} fault={fault} onChange={change} />
      </div>
    </StepPage>
  )
}
