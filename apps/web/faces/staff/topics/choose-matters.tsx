import { Button, formatRef, useT, Written } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { type Found, PickOne } from '../office/act/index.ts'
import { topicMessages } from './messages.ts'

type Props = { chosen: readonly Found[]; onChange: (chosen: readonly Found[]) => void; error?: string | undefined }

const useLook = () => {
  const api = useApi()
  return async (q: string) => {
    const { data } = await api.GET('/api/search', { params: { query: { q } } })
    return { data: (data?.items ?? []).map((m) => ({ id: m.id, name: m.title, hint: formatRef(m.ref) })) }
  }
}

/** Matters by number or words, one after the other; each chosen one stays to be seen and can be taken off. */
export const ChooseMatters = ({ chosen, onChange, error }: Props) => {
  const t = useT(topicMessages)
  const look = useLook()
  const add = (found: Found | undefined) => {
    if (found && !chosen.some((m) => m.id === found.id)) onChange([...chosen, found])
  }
  return (
    <>
      <PickOne label={t('find')} kind="topic-matters" look={look} chosen={undefined} onChoose={add} error={error} />
      <p role="status">{t('chosen', { n: chosen.length })}</p>
      <ul className="yw-bare-list yw-stack" data-tight="">
        {chosen.map((m) => (
          <li key={m.id} className="yw-picked">
            <span>
              {m.hint} <Written>{m.name}</Written>
            </span>
            <Button plain onClick={() => onChange(chosen.filter((c) => c.id !== m.id))}>
              {t('remove', { ref: m.hint ?? m.name })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
