import { say } from '@yiwang/kernel/message'
import { Button, dayWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { patchMessages } from './messages.ts'
import type { Kind, Patch } from './use-patches.ts'

const Homes = ({ patch: { homes, fits }, kind }: { patch: Patch; kind: Kind | undefined }) => {
  const t = useT(patchMessages)
  if (homes === null) return <span className="yw-muted">{t('uncounted')}</span>
  const meant = kind?.homes
  if (fits || !meant) return t('homesOf', { n: homes })
  return homes < meant.least
    ? t('homesFew', { n: homes, least: meant.least })
    : t('homesMany', { n: homes, most: meant.most })
}

/** Who looks after a patch and since when; where nobody does, since when so. */
export const Holder = ({ patch: { holder, bareSince } }: { patch: Patch }) => {
  const t = useT(patchMessages)
  const { locale } = useLocale()
  const now = useNow()
  const day = (at: string) => dayWords(at, { now, locale })
  if (!holder) return bareSince && <strong>{t('bareSince', { from: day(bareSince) })}</strong>
  const { from, to } = holder
  return (
    <>
      <Written>{holder.name}</Written>{' '}
      <span className="yw-muted">
        {to ? t('span', { from: day(from), to: day(to) }) : t('since', { from: day(from) })}
      </span>
    </>
  )
}

type RowProps = { patch: Patch; kinds: readonly Kind[]; onOpen?: (id: string) => void }
const PatchRow = ({ patch, kinds, onOpen }: RowProps) => {
  const t = useT(patchMessages)
  const { locale } = useLocale()
  return (
    <tr>
      <th scope="row">
        <Written>{patch.name}</Written>
      </th>
      {kinds.length > 1 && <td data-label={t('kind')}>{say(patch.words, locale)}</td>}
      <td data-label={t('community')}>
        {patch.townName} <Written>{patch.areaName}</Written>
      </td>
      <td data-label={t('homes')}>
        <Homes patch={patch} kind={kinds.find((k) => k.kind === patch.kind)} />
      </td>
      <td data-label={t('holder')}>
        <Holder patch={patch} />
      </td>
      <td className="yw-nowrap" data-label={t('contact')}>
        {patch.holder?.contact}
      </td>
      {onOpen && (
        <td>
          <Button onClick={() => onOpen(patch.id)} aria-label={t('openOf', { name: patch.name })}>
            {t('open')}
          </Button>
        </td>
      )}
    </tr>
  )
}

type TableProps = { patches: readonly Patch[]; kinds: readonly Kind[]; onOpen?: (id: string) => void }
/** Patches with who looks after each; on a phone each is a card. */
export const PatchTable = ({ patches, ...rest }: TableProps) => {
  const t = useT(patchMessages)
  const kind = rest.kinds.length > 1 ? (['kind'] as const) : []
  const acts = rest.onOpen ? (['acts'] as const) : []
  return (
    <table className="yw-table" data-cards="" data-part="patches">
      <thead>
        <tr>
          {(['patch', ...kind, 'community', 'homes', 'holder', 'contact', ...acts] as const).map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {patches.map((p) => (
          <PatchRow key={p.id} patch={p} {...rest} />
        ))}
      </tbody>
    </table>
  )
}
