import { Link } from '@tanstack/react-router'
import { formatRef, useT } from '@yiwang/ui'
import { matterPath } from '../links.ts'
import { officeBulletinMessages } from './messages.ts'

/** The number of a case as the way to it; without a number (a matter shut to this reader) words and no way. */
export const CaseNumber = ({ of }: { of: { id: string; ref: string } }) => {
  const t = useT(officeBulletinMessages)
  if (of.ref === '') return <span className="yw-muted">{t('shut')}</span>
  return <Link to={matterPath(of.id)}>{formatRef(of.ref)}</Link>
}
