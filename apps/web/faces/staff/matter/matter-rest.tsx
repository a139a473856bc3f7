import { Link } from '@tanstack/react-router'
import { FileStrip, type MatterView } from '@yiwang/matters/web/shared'
import { formatRef, useT } from '@yiwang/ui'
import { matterMessages } from './messages.ts'
import { replyFiles } from './reply-files.ts'

/** What the resident was told, and what she answered. */
export const ReplyAndRating = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const { rating } = matter
  if (!matter.publicReply && !rating) return null
  const files = replyFiles(matter)
  const solved = rating && (rating.solved === null ? t('noAnswer') : t(rating.solved ? 'solved' : 'unsolved'))
  return (
    <section className="yw-stack" data-tight="">
      {matter.publicReply && (
        <>
          <h2>{t('reply')}</h2>
          <p className="yw-said yw-card">{matter.publicReply}</p>
          {matter.replySolved !== null && <p>{t(matter.replySolved ? 'unitSolved' : 'unitUnsolved')}</p>}
          {files.length > 0 && <FileStrip files={files} />}
        </>
      )}
      {rating && (
        <p>
          <strong>{t('rating')}</strong> {solved}
          {rating.satisfied && ` · ${t(rating.satisfied)}`}
          {rating.words && ` · ${rating.words}`}
        </p>
      )}
    </section>
  )
}

/** Merged matters, the resident's view, the paper. */
export const MatterLinks = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  return (
    <section className="yw-stack yw-record-links" data-tight="">
      <h2>{t('related')}</h2>
      {matter.merged && (
        <Link to="/matters/$id" params={{ id: matter.merged.into }}>
          {t('merged', { ref: formatRef(matter.merged.ref) })}
        </Link>
      )}
      {matter.children.length > 0 && (
        <ul className="yw-bare-list" aria-label={t('children')}>
          {matter.children.map((c) => (
            <li key={c.id}>
              <Link to="/matters/$id" params={{ id: c.id }}>
                {formatRef(c.ref)} {c.title}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Link to="/matters/$id/preview" params={{ id: matter.id }}>
        {t('preview')}
      </Link>
      <Link to="/matters/$id/print" params={{ id: matter.id }}>
        {t('print')}
      </Link>
    </section>
  )
}
