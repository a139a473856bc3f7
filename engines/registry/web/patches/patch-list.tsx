import { say } from '@yiwang/kernel/message'
import type { OutputOf } from '@yiwang/kernel/operation'
import { dayWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import type { grid } from '../../contract/index.ts'
import { patchListMessages } from './messages.ts'

type Fact = OutputOf<typeof grid>['patches'][number]

const Row = ({ fact, holder }: { fact: Fact; holder: string }) => {
  const t = useT(patchListMessages)
  const { locale } = useLocale()
  const now = useNow()
  return (
    <tr>
      <th scope="row">
        <Written>{fact.patch}</Written>
      </th>
      {fact.name === null ? (
        <td colSpan={3} data-label={holder}>
          <span className="yw-muted">{t('nobody')}</span>
        </td>
      ) : (
        <>
          <td className="yw-nowrap" data-label={holder}>
            <Written>{fact.name}</Written>
          </td>
          <td className="yw-nowrap" data-label={t('contact')}>
            {fact.contact && <a href={`tel:${fact.contact.replace(/[^\d+]/g, '')}`}>{fact.contact}</a>}
          </td>
          <td data-label={t('since')}>{fact.from && t('from', { from: dayWords(fact.from, { now, locale }) })}</td>
        </>
      )}
    </tr>
  )
}

type PatchListProps = {
  patches: readonly Fact[]
  /** The village or community they lie in. */
  place: string
}
/** The list that is posted: each street or group of homes of a community with who looks after it; nothing where there is none. */
export const PatchList = ({ patches, place }: PatchListProps) => {
  const t = useT(patchListMessages)
  const { locale } = useLocale()
  return [...Map.groupBy(patches, (p) => say(p.words, locale))].map(([kind, own]) => {
    const holder = own[0] ? say(own[0].holderWords, locale) : ''
    return (
      <section key={kind} className="yw-stack" data-part="patches">
        <h2>{t('title', { place, kind })}</h2>
        <table className="yw-table" data-cards="">
          <thead>
            <tr>
              {[t('patch'), holder, t('contact'), t('since')].map((h) => (
                <th key={h} scope="col">
                  {h}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {own.map((fact) => (
              <Row key={fact.id} fact={fact} holder={holder} />
            ))}
          </tbody>
        </table>
      </section>
    )
  })
}
