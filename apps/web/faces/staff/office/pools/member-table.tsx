import { say } from '@yiwang/kernel/message'
import { Button, useLocale, useT } from '@yiwang/ui'
import { poolMessages } from './messages.ts'
import type { Member } from './sift-members.ts'
import { Term } from './term.tsx'
import type { Pool } from './use-pool.ts'

type Props = { pool: Pool; items: readonly Member[]; onOpen?: (id: string) => void }

const MemberRow = ({ pool, member, onOpen }: Omit<Props, 'items'> & { member: Member }) => {
  const t = useT(poolMessages)
  const { locale } = useLocale()
  const fields = pool.fields.filter((f) => member.fields.includes(f.id)).map((f) => say(f.words, locale))
  return (
    <tr>
      <th scope="row">{member.name}</th>
      <td data-label={t('unit')}>{member.unitName || <span className="yw-muted">{t('noUnit')}</span>}</td>
      <td data-label={t('field')}>{fields.join(t('stop'))}</td>
      {pool.certified && (
        <td data-label={t('certificate')} {...(member.certificate ? { 'data-latin': '' } : {})}>
          {member.certificate ?? t('noCertificate')}
        </td>
      )}
      <td data-label={t('term')}>
        <Term of={member} />
      </td>
      {onOpen && (
        <td>
          <Button onClick={() => onOpen(member.id)} aria-label={t('openOf', { name: member.name })}>
            {t('open')}
          </Button>
        </td>
      )}
    </tr>
  )
}

/** Who is in a pool; on a phone each is a card. */
export const MemberTable = ({ pool, items, onOpen }: Props) => {
  const t = useT(poolMessages)
  const certificate = pool.certified ? (['certificate'] as const) : []
  const acts = onOpen ? (['acts'] as const) : []
  return (
    <table className="yw-table" data-cards="" data-part="members">
      <thead>
        <tr>
          {(['name', 'unit', 'field', ...certificate, 'term', ...acts] as const).map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((member) => (
          <MemberRow key={member.id} pool={pool} member={member} {...(onOpen ? { onOpen } : {})} />
        ))}
      </tbody>
    </table>
  )
}
