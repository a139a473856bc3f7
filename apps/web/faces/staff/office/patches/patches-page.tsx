import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { Empty, Page, TextField, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { SelectField } from '../act/index.ts'
import { useKeepsRosters } from '../use-opens.ts'
import { KindCard } from './coverage.tsx'
import { patchMessages } from './messages.ts'
import { PatchPanel } from './patch-panel.tsx'
import { PatchTable } from './patch-table.tsx'
import { PutForm } from './put-form.tsx'
import { type Kind, type Sieve, usePatchCoverage, usePatches } from './use-patches.ts'

const SieveBar = ({
  kinds,
  sieve,
  onSieve,
}: {
  kinds: readonly Kind[]
  sieve: Sieve
  onSieve: (sieve: Sieve) => void
}) => {
  const t = useT(patchMessages)
  const { locale } = useLocale()
  return (
    <div className="yw-toolbar">
      {kinds.length > 1 && (
        <SelectField
          label={t('kind')}
          none={t('allKinds')}
          options={kinds.map((k) => ({ value: k.kind, label: say(k.words, locale) }))}
          value={sieve.kind}
          onPick={(kind) => onSieve({ ...sieve, kind })}
        />
      )}
      <SelectField
        label={t('show')}
        none={t('all')}
        options={[{ value: 'bare', label: t('onlyBare') }]}
        value={sieve.show}
        onPick={(show) => onSieve({ ...sieve, show: show as Sieve['show'] })}
      />
      <TextField
        label={t('find')}
        type="search"
        maxLength={40}
        value={sieve.find}
        onText={(find) => onSieve({ ...sieve, find })}
      />
    </div>
  )
}

type ListProps = { kinds: readonly Kind[]; onOpen?: (id: string) => void }
const List = ({ kinds, onOpen }: ListProps) => {
  const t = useT(patchMessages)
  const [sieve, setSieve] = useState<Sieve>({ kind: '', show: '', find: '' })
  const patches = usePatches(sieve)
  return (
    <section className="yw-stack" data-part="patch-list">
      <h2>{t('list')}</h2>
      <SieveBar kinds={kinds} sieve={sieve} onSieve={setSieve} />
      <Loaded
        of={patches}
        skeleton="rows"
        count={8}
        isEmpty={(d) => d.items.length === 0}
        empty={<Empty cause={t('none')} />}
      >
        {({ items, total }) => (
          <div className="yw-stack">
            <p className="yw-muted">
              {items.length < total ? t('countPart', { total, n: items.length }) : t('count', { n: total })}
            </p>
            <PatchTable patches={items} kinds={kinds} {...(onOpen ? { onOpen } : {})} />
          </div>
        )}
      </Loaded>
    </section>
  )
}

const Patches = ({ kinds }: { kinds: readonly Kind[] }) => {
  const t = useT(patchMessages)
  const keeps = useKeepsRosters()
  const [opened, setOpened] = useState<string>()
  const [said, setSaid] = useState<string>()
  const open = (id: string | undefined) => {
    setOpened(id)
    setSaid(undefined)
  }
  const opens = keeps ? { onOpen: open } : {}
  return (
    <div className="yw-stack">
      <p>{t('lead')}</p>
      {kinds.map((kind) => (
        <KindCard key={kind.kind} kind={kind} {...opens} />
      ))}
      {keeps && <PutForm kinds={kinds} />}
      {opened && keeps && (
        <PatchPanel key={opened} id={opened} said={said} onDone={setSaid} onClose={() => open(undefined)} />
      )}
      <List kinds={kinds} {...opens} />
    </div>
  )
}

/** Which street or group of homes belongs to whom: what is covered, what is bare, and what the clerk does about it. */
export const PatchesPage = () => {
  const t = useT(patchMessages)
  const coverage = usePatchCoverage()
  return (
    <Page title={t('title')}>
      <Loaded of={coverage} isEmpty={(d) => d.kinds.length === 0} empty={<Empty cause={t('nothing')} />}>
        {({ kinds }) => <Patches kinds={kinds} />}
      </Loaded>
    </Page>
  )
}
