import { say } from '@yiwang/kernel/message'
import { momentWords, useLocale, useNow, useT } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { FigureList } from './figure-list.tsx'
import { FigureTableView } from './figure-table.tsx'
import type { BulletinData, FigureData } from './figure-text.ts'
import { bulletinMessages } from './messages.ts'

type BodyProps = { bulletin: BulletinData; cases?: (f: FigureData, label: string) => ReactNode }

const Corrections = ({ of, figures }: { of: BulletinData['corrections']; figures: BulletinData['figures'] }) => {
  const t = useT(bulletinMessages)
  const { locale } = useLocale()
  const now = useNow()
  const name = (id: string) => {
    const figure = figures.find((f) => f.id === id)
    return figure ? say(figure.words, locale) : id
  }
  if (of.length === 0) return null
  return (
    <section className="yw-card">
      <h2>{t('corrections')}</h2>
      <ul>
        {of.map((c) => (
          <li key={`${c.at}-${c.figure}`}>
            {momentWords(c.at, { now, locale })} ·{' '}
            {t('correctionLine', { figure: name(c.figure), before: c.before, after: c.after, reason: c.reason })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A bulletin as it is read: correction notes first, then the text, figures, tables and how each is counted. */
export const BulletinBody = ({ bulletin, cases }: BodyProps) => {
  const t = useT(bulletinMessages)
  const { locale } = useLocale()
  return (
    <div className="yw-stack">
      <Corrections of={bulletin.corrections} figures={bulletin.figures} />
      <article className="yw-card" data-part="text">
        {bulletin.sentences.map((s) => (
          <p key={s.zh}>{say(s, locale)}</p>
        ))}
      </article>
      {bulletin.figures.length > 0 && (
        <section className="yw-stack">
          <h2>{t('figures')}</h2>
          <FigureList figures={bulletin.figures} cases={cases} />
        </section>
      )}
      {bulletin.tables.length > 0 && (
        <section className="yw-stack">
          <h2>{t('tables')}</h2>
          {bulletin.tables.map((table) => (
            <FigureTableView key={table.id} table={table} />
          ))}
          <p className="yw-muted">{t('small')}</p>
        </section>
      )}
      {bulletin.definitions.length > 0 && (
        <section className="yw-card">
          <h2>{t('definitions')}</h2>
          <dl>
            {bulletin.definitions.map((d) => (
              <div key={d.term.zh}>
                <dt>
                  <strong>{say(d.term, locale)}</strong>
                </dt>
                <dd>{say(d.text, locale)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}
