import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { Button, dayWords, useLocale, useNow, useT } from '@yiwang/ui'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, Fold, ReasonForm, useAct } from '../act/index.ts'
import { AssignForm } from './assign-form.tsx'
import { patchMessages } from './messages.ts'
import { Holder } from './patch-table.tsx'
import { NameFields, namedBy } from './put-form.tsx'
import { type Patch, usePatch } from './use-patches.ts'

type Of = { patch: Patch; onDone: (said: string) => void }

const EndHolder = ({ patch, holder, onDone }: Of & { holder: NonNullable<Patch['holder']> }) => {
  const api = useApi()
  const t = useT(patchMessages)
  const act = useAct(
    (reason: string) =>
      api.POST('/api/patch-holders/{id}/end', { params: { path: { id: holder.id } }, body: { reason } }),
    () => {
      const said = t('holderEnded', { name: patch.name })
      onDone(said)
      return said
    },
  )
  return (
    <Fold label={t('endHolder')}>
      <ReasonForm
        consequence={t('endHolderSays', { name: holder.name })}
        verb={t('endHolderGo')}
        required
        max={200}
        act={act}
        onSend={act.send}
      />
    </Fold>
  )
}

const Change = ({ patch, onDone }: Of) => {
  const api = useApi()
  const t = useT(patchMessages)
  const [name, setName] = useState(patch.name)
  const [homes, setHomes] = useState(patch.homes === null ? '' : String(patch.homes))
  const act = useAct(
    (body: ReturnType<typeof namedBy>) => api.POST('/api/patches/{id}', { params: { path: { id: patch.id } }, body }),
    () => {
      onDone(t('changed'))
      return t('changed')
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) act.send(namedBy(name, homes))
  }
  return (
    <Fold label={t('change')}>
      <form className="yw-form" onSubmit={submit} noValidate>
        <NameFields
          name={name}
          homes={homes}
          onName={setName}
          onHomes={setHomes}
          error={name.trim() ? undefined : t('needName')}
        />
        <div className="yw-actions">
          <Button type="submit" primary>
            {t('changeGo')}
          </Button>
        </div>
        <ActNote act={act} />
      </form>
    </Fold>
  )
}

const EndPatch = ({ patch, onDone }: Of) => {
  const api = useApi()
  const t = useT(patchMessages)
  const act = useAct(
    (reason: string) => api.POST('/api/patches/{id}/end', { params: { path: { id: patch.id } }, body: { reason } }),
    () => {
      const said = t('ended', { name: patch.name })
      onDone(said)
      return said
    },
  )
  return (
    <Fold label={t('end')}>
      <ReasonForm consequence={t('endSays')} verb={t('endGo')} required max={200} act={act} onSend={act.send} />
    </Fold>
  )
}

const Past = ({ patch }: { patch: Patch }) => {
  const t = useT(patchMessages)
  const { locale } = useLocale()
  const now = useNow()
  const day = (at: string | null) => (at ? dayWords(at, { now, locale }) : '')
  if (patch.past.length === 0) return null
  return (
    <section className="yw-stack" data-part="past">
      <h3>{t('past')}</h3>
      <ul className="yw-plain">
        {patch.past.map((p) => (
          <li key={p.id}>
            {t('pastLine', {
              name: p.name,
              from: day(p.from),
              to: day(p.to),
              why: p.ended ? say(p.ended, locale) : '',
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

type PanelProps = { id: string; said: string | undefined; onDone: (said: string) => void; onClose: () => void }
/** One patch: who looks after it and did before, and what the clerk may do about it. */
export const PatchPanel = ({ id, said, onDone, onClose }: PanelProps) => {
  const t = useT(patchMessages)
  const patch = usePatch(id)
  const head = useRef<HTMLHeadingElement>(null)
  const one = patch.data?.items[0]
  const there = one !== undefined
  // it stands above a long list: whoever opened it far below is brought to it
  useEffect(() => {
    if (there) head.current?.focus()
  }, [there])
  return (
    <section className="yw-card yw-stack" aria-label={one?.name ?? t('patch')} data-part="patch">
      <Loaded of={patch}>
        {() =>
          one && (
            <>
              <div className="yw-page-head">
                <h2 ref={head} tabIndex={-1}>
                  {one.name} <span className="yw-muted">{one.areaName}</span>
                </h2>
                <Button onClick={onClose}>{t('close')}</Button>
              </div>
              {said && <p className="yw-done">{said}</p>}
              {one.to === null && (
                <>
                  <p>
                    {t('holder')} · <Holder patch={one} />
                  </p>
                  {/* each form begins anew from what is kept now */}
                  <div className="yw-actions" key={JSON.stringify(one)}>
                    <AssignForm patch={one} onDone={onDone} />
                    {one.holder && <EndHolder patch={one} holder={one.holder} onDone={onDone} />}
                    <Change patch={one} onDone={onDone} />
                    <EndPatch patch={one} onDone={onDone} />
                  </div>
                </>
              )}
              <Past patch={one} />
            </>
          )
        }
      </Loaded>
    </section>
  )
}
