import { useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { FoldedAct } from '../act/index.ts'
import type { Schemas } from '../answers.ts'
import { officeBulletinMessages } from './messages.ts'

const ACTS = ['check', 'release', 'send-back', 'recompute', 'correct', 'recall'] as const
type ActName = (typeof ACTS)[number]
const NEEDS_REASON: ReadonlySet<ActName> = new Set(['send-back', 'correct', 'recall'])

const BulletinAct = ({ bulletin, name }: { bulletin: Schemas['BulletinView']; name: ActName }) => {
  const api = useApi()
  const t = useT(officeBulletinMessages)
  const words = { verb: t(name), says: t(`${name}Says`), done: t(`${name}Done`) }
  const send = (reason: string) =>
    api.POST('/api/bulletins/{id}/actions/{action}', {
      params: { path: { id: bulletin.id, action: name } },
      // what this reader has seen: the server refuses when a figure changed since
      body: { hash: bulletin.hash, reason },
    })
  return <FoldedAct words={words} required={NEEDS_REASON.has(name)} send={send} />
}

/** The acts the answer offers, each with what follows from it; release by another person is the server's rule. */
export const BulletinActs = ({ bulletin }: { bulletin: Schemas['BulletinView'] }) => {
  const t = useT(officeBulletinMessages)
  const open = ACTS.filter((a) => bulletin.can.includes(a))
  if (open.length === 0) return <p className="yw-muted">{t('nothing')}</p>
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a form group
    <div className="yw-actions" role="group" aria-label={t('can')}>
      {open.map((name) => (
        <BulletinAct key={`${name}-${bulletin.hash}`} bulletin={bulletin} name={name} />
      ))}
    </div>
  )
}
