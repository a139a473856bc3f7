import { Button, dayWords, useLocale, useNow, useT } from '@yiwang/ui'
import { useEffect, useRef } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { Fold, ReasonForm, useAct } from '../act/index.ts'
import { bodyOf, type Draft, MemberForm } from './member-form.tsx'
import { poolMessages } from './messages.ts'
import type { Member } from './sift-members.ts'
import { Term } from './term.tsx'
import { endOfDay } from './term-of.ts'
import type { Pool } from './use-pool.ts'

/** A form begins anew from what is kept now, also after the other form has changed it. */
const asKept = (member: Member): string => JSON.stringify(member)

type Of = { id: string; pool: Pool; member: Member }
const useChange = ({ id, member }: Of, said: (draft: Draft) => string) => {
  const api = useApi()
  return useAct(
    (draft: Draft) =>
      api.POST('/api/pools/{pool}/members', {
        params: { path: { pool: id } },
        body: { id: member.id, ...bodyOf(draft) },
      }),
    (_answer, draft) => said(draft),
  )
}

const Extend = (of: Of) => {
  const t = useT(poolMessages)
  const { locale } = useLocale()
  const now = useNow()
  const { name } = of.member
  const act = useChange(of, ({ until }) => t('extended', { name, day: dayWords(endOfDay(until), { now, locale }) }))
  return (
    <Fold label={t('extend')}>
      <MemberForm
        key={asKept(of.member)}
        pool={of.pool}
        member={of.member}
        termOnly
        verb={t('extendGo')}
        act={act}
        onSend={act.send}
      />
    </Fold>
  )
}

const Change = (of: Of) => {
  const t = useT(poolMessages)
  const act = useChange(of, () => t('changed', { name: of.member.name }))
  return (
    <Fold label={t('change')}>
      <MemberForm
        key={asKept(of.member)}
        pool={of.pool}
        member={of.member}
        verb={t('changeGo')}
        act={act}
        onSend={act.send}
      />
    </Fold>
  )
}

const TakeOut = ({ member, onEnded }: Of & { onEnded: () => void }) => {
  const api = useApi()
  const t = useT(poolMessages)
  const act = useAct(
    (reason: string) =>
      api.POST('/api/pools/members/{id}/end', { params: { path: { id: member.id } }, body: { reason } }),
    () => {
      onEnded()
      return t('ended', { name: member.name })
    },
  )
  return (
    <Fold label={t('end')}>
      <ReasonForm consequence={t('endSays')} verb={t('endGo')} required max={200} act={act} onSend={act.send} />
    </Fold>
  )
}

type PanelProps = Of & { onClose: () => void; onEnded: () => void }
/** One member: what is kept of her, and what the keeper may do about it. */
export const MemberPanel = ({ onClose, onEnded, ...of }: PanelProps) => {
  const t = useT(poolMessages)
  const { member, pool } = of
  const head = useRef<HTMLHeadingElement>(null)
  // it stands above a long list: whoever opened it far below is brought to it
  useEffect(() => head.current?.focus(), [])
  return (
    <section className="yw-card yw-stack" aria-label={member.name} data-part="pool-member">
      <div className="yw-page-head">
        <h2 ref={head} tabIndex={-1}>
          {member.name}
        </h2>
        <Term of={member} />
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
      <div className="yw-actions">
        {pool.certified && <Extend {...of} />}
        <Change {...of} />
        <TakeOut {...of} onEnded={onEnded} />
      </div>
    </section>
  )
}
