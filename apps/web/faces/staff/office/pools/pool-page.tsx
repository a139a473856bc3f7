import { useParams } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { Button, countWords, Empty, Page, TextField, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { Fold, SelectField, useAct } from '../act/index.ts'
import { bodyOf, type Draft, MemberForm } from './member-form.tsx'
import { MemberPanel } from './member-panel.tsx'
import { MemberTable } from './member-table.tsx'
import { poolMessages } from './messages.ts'
import { type Sieve, siftMembers } from './sift-members.ts'
import { type Pool, usePool } from './use-pool.ts'

const AT_ONCE = 100

type Newcomer = { draft: Draft; person: { id: string; name: string } }
const AddMember = ({ id, pool }: { id: string; pool: Pool }) => {
  const api = useApi()
  const t = useT(poolMessages)
  const [round, setRound] = useState(0)
  const act = useAct(
    ({ draft, person }: Newcomer) =>
      api.POST('/api/pools/{pool}/members', {
        params: { path: { pool: id } },
        body: { person: person.id, ...bodyOf(draft) },
      }),
    (_answer, { person }) => {
      // the form starts anew for the next one
      setRound((n) => n + 1)
      return t('added', { name: person.name })
    },
  )
  return (
    <Fold label={t('add')}>
      <MemberForm
        key={round}
        pool={pool}
        verb={t('addGo')}
        act={act}
        onSend={(draft, person) => person && act.send({ draft, person })}
      />
    </Fold>
  )
}

type SieveProps = { pool: Pool; sieve: Sieve; onSieve: (sieve: Sieve) => void }
const SieveBar = ({ pool, sieve, onSieve }: SieveProps) => {
  const t = useT(poolMessages)
  const { locale } = useLocale()
  const named = (f: Pool['fields'][number]) =>
    t('fieldCount', { name: say(f.words, locale), n: countWords(f.members, locale) })
  return (
    <div className="yw-toolbar">
      <SelectField
        label={t('field')}
        none={t('anyField')}
        options={pool.fields.map((f) => ({ value: f.id, label: named(f) }))}
        value={sieve.field}
        onPick={(field) => onSieve({ ...sieve, field })}
      />
      <SelectField
        label={t('show')}
        none={t('all')}
        options={(['ready', 'soon', 'over'] as const).map((value) => ({ value, label: t(value) }))}
        value={sieve.standing}
        onPick={(standing) => onSieve({ ...sieve, standing: standing as Sieve['standing'] })}
      />
      <TextField
        label={t('find')}
        type="search"
        maxLength={60}
        value={sieve.words}
        onText={(words) => onSieve({ ...sieve, words })}
      />
    </div>
  )
}

const Head = ({ pool }: { pool: Pool }) => {
  const t = useT(poolMessages)
  const { locale } = useLocale()
  const sum = { members: countWords(pool.members, locale), ready: countWords(pool.ready, locale) }
  return (
    <p>
      {t('sum', sum)} {t(pool.certified ? 'certified' : 'loose')}
    </p>
  )
}

const Members = ({ id, pool }: { id: string; pool: Pool }) => {
  const t = useT(poolMessages)
  const [sieve, setSieve] = useState<Sieve>({ field: '', standing: '', words: '' })
  const [shown, setShown] = useState(AT_ONCE)
  const [opened, setOpened] = useState<string>()
  const [gone, setGone] = useState<string>()
  const open = (member: string | undefined) => {
    setOpened(member)
    setGone(undefined)
  }
  const keeps = pool.can.includes('keep')
  const fit = siftMembers(pool.items, sieve)
  const member = pool.items.find((m) => m.id === opened)
  return (
    <div className="yw-stack">
      {pool.items.length > 0 && (
        <SieveBar
          pool={pool}
          sieve={sieve}
          onSieve={(next) => {
            setSieve(next)
            setShown(AT_ONCE)
          }}
        />
      )}
      {member && keeps && (
        <MemberPanel
          key={member.id}
          id={id}
          pool={pool}
          member={member}
          onClose={() => open(undefined)}
          onEnded={() => setGone(member.name)}
        />
      )}
      {gone && !member && <p className="yw-done">{t('ended', { name: gone })}</p>}
      {fit.length === 0 ? (
        <Empty cause={t(pool.items.length === 0 ? 'nobody' : 'noneFit')} />
      ) : (
        <>
          <p className="yw-muted">{t('shown', { n: fit.length })}</p>
          <MemberTable pool={pool} items={fit.slice(0, shown)} {...(keeps ? { onOpen: open } : {})} />
          {fit.length > shown && (
            <Button onClick={() => setShown(shown + AT_ONCE)}>
              {t('more', { n: Math.min(AT_ONCE, fit.length - shown) })}
            </Button>
          )}
        </>
      )}
    </div>
  )
}

/** One pool: who is in it, for which fields, until when; its keeper puts in, extends and takes out. */
export const PoolPage = () => {
  const { pool: id } = useParams({ strict: false }) as { pool: string }
  const t = useT(poolMessages)
  const { locale } = useLocale()
  const pool = usePool(id)
  return (
    <Page title={pool.data ? say(pool.data.words, locale) : t('title')}>
      <Loaded of={pool} skeleton="rows">
        {(data) => (
          <div className="yw-stack">
            <Head pool={data} />
            {data.can.includes('keep') && <AddMember id={id} pool={data} />}
            <Members id={id} pool={data} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
