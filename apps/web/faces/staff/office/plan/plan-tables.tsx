import { say } from '@yiwang/kernel/message'
import { countWords, useLocale, useT } from '@yiwang/ui'
import type { Answer } from '../answers.ts'
import { RowTable } from '../row-table.tsx'
import { planMessages } from './messages.ts'

export type Plan = Answer<'matters.plan'>

/** Stated values are plain, defaults carry the provisional form: the two never look alike. */
const Basis = ({ basis, source }: Pick<Plan['clocks'][number], 'basis' | 'source'>) => {
  const { locale } = useLocale()
  // the paper plan marks a default with a tilde; here its dashed frame does
  const words = say(source, locale).replace(/^~/, '')
  return basis === 'default' ? <span className="yw-state">{words}</span> : words
}

export const StageTable = ({ plan }: { plan: Plan }) => {
  const t = useT(planMessages)
  const { locale } = useLocale()
  const rows = plan.stages.map((s) => ({
    id: s.id,
    cells: [
      say(s.words, locale),
      say(s.owner, locale),
      s.super !== 'open' ? t('ended') : s.untimed === null ? t('yes') : t('untimed', { why: s.untimed }),
      s.super !== 'open' ? '—' : s.open === null ? t('unknown') : countWords(s.open, locale),
    ],
  }))
  return <RowTable title={t('stages')} head={[t('stage'), t('owner'), t('timed'), t('now')]} rows={rows} />
}

export const ClockTable = ({ plan }: { plan: Plan }) => {
  const t = useT(planMessages)
  const { locale } = useLocale()
  const rows = plan.clocks.map((c) => ({
    id: c.id,
    cells: [
      say(c.words, locale),
      say(c.from, locale),
      say(c.to, locale),
      say(c.within, locale),
      say(c.breach, locale),
      <Basis key="basis" basis={c.basis} source={c.source} />,
    ],
  }))
  const head = [t('clock'), t('from'), t('to'), t('within'), t('breach'), t('basis')]
  return <RowTable title={t('clocks')} head={head} rows={rows} />
}

export const ActionTable = ({ plan }: { plan: Plan }) => {
  const t = useT(planMessages)
  const { locale } = useLocale()
  const name = (id: string) => {
    const stage = plan.stages.find((s) => s.id === id)
    return stage ? say(stage.words, locale) : t('same')
  }
  const rows = plan.actions.map((a) => ({
    id: a.id,
    cells: [
      say(a.words, locale),
      a.from.map(name).join(t('stop')),
      name(a.to),
      a.who.map((w) => say(w, locale)).join(t('stop')),
    ],
  }))
  return <RowTable title={t('actions')} head={[t('action'), t('when'), t('becomes'), t('who')]} rows={rows} />
}

export const ValueTable = ({ plan }: { plan: Plan }) => {
  const t = useT(planMessages)
  const { locale } = useLocale()
  const rows = plan.values.map((v) => ({
    id: v.id,
    cells: [say(v.words, locale), say(v.value, locale), <Basis key="basis" basis={v.basis} source={v.source} />],
  }))
  return <RowTable title={t('values')} head={[t('value'), t('amount'), t('basis')]} rows={rows} />
}
