import { type MatterView, say } from '@yiwang/matters/web/shared'
import { momentWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { matterMessages } from './messages.ts'

type Dispatch = MatterView['dispatches'][number]

/** When an order was given, called to the place, signed, answered, returned, ended; both channels' numbers stay. */
export const useDispatchFacts = (): ((d: Dispatch) => string[]) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const now = useNow()
  const at = (time: string) => ({ at: momentWords(time, { now, locale }) })
  const call = (d: Dispatch): string[] => {
    if (!d.call) return []
    const { by, arrived, late } = d.call
    return [
      [t('called'), ...(by ? [t('callBy', at(by))] : [])].join(' '),
      ...(arrived ? [t(late ? 'arrivedLate' : 'arrived', at(arrived))] : late ? [t('notArrived')] : []),
    ]
  }
  const opinion = (d: Dispatch): string[] => {
    const said = [d.answer, d.reason].flatMap((x) => (x ? [say(x, locale)] : []))
    if (said.length > 0) return [t('answered', { answer: said.join(' · ') })]
    return d.role === 'party' && d.endedAt === null ? [t('answerWaits')] : []
  }
  return (d) => [
    t('issued', at(d.at)),
    ...call(d),
    ...opinion(d),
    ...(d.signedAt ? [t(d.autoSigned ? 'autoSigned' : 'signed', at(d.signedAt))] : []),
    ...(d.repliedAt ? [t('replied', at(d.repliedAt))] : []),
    ...(d.state === 'returned' && d.endedAt ? [t('returned', at(d.endedAt))] : []),
    ...(d.state === 'ended' && d.endedAt ? [t('ended', at(d.endedAt))] : []),
    ...(d.outboundNo ? [t('outNo', { no: d.outboundNo })] : []),
    ...(d.inboundNo ? [t('inNo', { no: d.inboundNo })] : []),
    ...(d.designated ? [t('designated')] : []),
    ...(d.task ? [t('task', { task: d.task })] : []),
  ]
}

/** Orders to units; those asked side by side now stand on their own. */
export const DispatchList = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const facts = useDispatchFacts()
  const asked = matter.dispatches.filter((d) => d.role === 'party' && d.round === matter.round)
  const orders = matter.dispatches.filter((d) => !asked.includes(d))
  if (orders.length === 0) return null
  return (
    <section className="yw-stack" data-tight="">
      <h2>{t('dispatches')}</h2>
      <ul className="yw-bare-list yw-stack" data-tight="">
        {orders.map((d) => (
          <li key={d.id}>
            <strong>
              <Written>{d.unitName}</Written>
            </strong>{' '}
            <span className="yw-muted">
              {[
                t(d.role),
                ...(d.level ? [t(d.level)] : []),
                t(d.channel === '12345' ? 'hotline' : 'internal'),
                t('round', { n: d.round }),
              ].join(' · ')}
            </span>
            <div>
              <Written>{facts(d).join(' · ')}</Written>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
