import { say } from '@yiwang/kernel/message'
import { Button, countWords, dayWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { patchMessages } from './messages.ts'
import type { Kind } from './use-patches.ts'

/** As many that nobody holds are read without a press. */
const SEEN_AT_ONCE = 5

type Line = { id: string; title: string; lines: readonly string[]; act?: ReactNode }
type NamesProps = { label: string; part: string; rows: readonly Line[]; open?: boolean }
/** Names behind a button; nothing where there are none. */
const Names = ({ label, part, rows, open = false }: NamesProps) => {
  if (rows.length === 0) return null
  return (
    <details className="yw-fold" open={open}>
      <summary className="yw-button">{label}</summary>
      <ul className="yw-rows" data-part={part}>
        {rows.map((r) => (
          <li key={r.id}>
            <div className="yw-row-body">
              <span className="yw-row-title">
                <Written>{r.title}</Written>
              </span>
              <span className="yw-row-line">
                {r.lines.map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </span>
            </div>
            {r.act}
          </li>
        ))}
      </ul>
    </details>
  )
}

const Homes = ({ kind: { homes, unfit } }: { kind: Kind }) => {
  const t = useT(patchMessages)
  if (!homes) return null
  const { least, most, assumed } = homes
  return (
    <p>
      {t(assumed ? 'homesAssumed' : 'homesMeant', { least, most })} {unfit > 0 && t('unfit', { n: unfit })}
    </p>
  )
}

type KindProps = { kind: Kind; onOpen?: (id: string) => void }
/** One kind: how many patches have somebody, out of all; those without are one press away, the longest so first. */
export const KindCard = ({ kind, onOpen }: KindProps) => {
  const t = useT(patchMessages)
  const { locale } = useLocale()
  const now = useNow()
  const n = (value: number) => countWords(value, locale)
  const said = { kind: say(kind.words, locale), holder: say(kind.holder, locale) }
  const bare = kind.bare.map((b) => ({
    id: b.id,
    title: b.name,
    lines: [b.townName, b.areaName, t('bareSince', { from: dayWords(b.since, { now, locale }) })],
    ...(onOpen
      ? {
          act: (
            <Button onClick={() => onOpen(b.id)} aria-label={t('openOf', { name: b.name })}>
              {t('open')}
            </Button>
          ),
        }
      : {}),
  }))
  return (
    <section className="yw-card yw-stack" data-kind={kind.kind}>
      <h2>
        {kind.patches === 0 ? t('hasNone', said) : t('has', { ...said, held: n(kind.held), patches: n(kind.patches) })}
        {kind.patches > 0 && kind.held === kind.patches && ' ✓'}
      </h2>
      <p>{t('communities', { n: n(kind.communities.length), without: n(kind.without.length) })}</p>
      <Homes kind={kind} />
      <Names
        label={t('bare', { ...said, n: n(bare.length) })}
        part="bare"
        rows={bare}
        open={bare.length <= SEEN_AT_ONCE}
      />
      <div className="yw-actions">
        <Names
          label={t('perCommunity')}
          part="communities"
          rows={kind.communities.map((c) => ({
            id: c.code,
            title: c.name,
            lines: [c.townName, t('share', { held: n(c.held), patches: n(c.patches) })],
          }))}
        />
        <Names
          label={t('without', { n: n(kind.without.length) })}
          part="without"
          rows={kind.without.map((c) => ({ id: c.code, title: c.name, lines: [c.townName, c.code] }))}
        />
      </div>
    </section>
  )
}
