import type { MatterView } from '@yiwang/matters/web/shared'
import { dayWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { matterMessages } from './messages.ts'

type Milestone = MatterView['milestones'][number]

/** The steps on the way, each with its day, and when it was done. */
export const MilestoneList = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const now = useNow()
  if (matter.milestones.length === 0) return null
  const day = (time: string) => ({ at: dayWords(time, { now, locale }) })
  const facts = (m: Milestone): string => {
    const due = t('milestoneDue', day(m.due))
    if (m.reached) return `${due} · ${t(m.late ? 'milestoneReachedLate' : 'milestoneReached', day(m.reached))}`
    return m.late ? `${due} · ${t('milestoneLate')}` : due
  }
  return (
    <section className="yw-stack" data-tight="">
      <h2>{t('milestones')}</h2>
      <ol className="yw-plain">
        {matter.milestones.map((m) => (
          <li key={`${m.name} ${m.due}`}>
            <Written>{m.name}</Written> <span className={m.late ? 'yw-late-words' : 'yw-muted'}>{facts(m)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
