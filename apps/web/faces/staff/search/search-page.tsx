import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { kindName, rowClock, say } from '@yiwang/matters/web/shared'
import { Button, ClockBadge, Empty, formatRef, LoadState, Page, useLocale, useNow, useT } from '@yiwang/ui'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { useMechanisms } from '../intake/use-forms.ts'
import { useCommands } from '../keys/key-layer.tsx'
import { searchMessages } from './messages.ts'

const LIMIT = 50

const useResults = (q: string) => {
  const api = useApi()
  return useQuery({
    queryKey: ['search', q],
    queryFn: async ({ signal }) =>
      (await api.GET('/api/search', { params: { query: { q, limit: LIMIT } }, signal })).data,
    enabled: q !== '',
    // a look by phone is written down for the person, so it is never repeated by itself
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

const Results = ({ q }: { q: string }) => {
  const t = useT(searchMessages)
  const { locale } = useLocale()
  const now = useNow()
  const { data, error, refetch } = useResults(q)
  const several = useMechanisms().length > 1
  const state = data ? (data.items.length > 0 ? 'ready' : 'empty') : error ? 'error' : 'loading'
  return (
    <LoadState state={state} skeleton="rows" onRetry={() => void refetch()} empty={<Empty cause={t('none')} />}>
      {data && (
        <>
          <p role="status">{t('found', { by: t(data.by), n: data.total })}</p>
          <ul className="yw-rows" aria-label={t('results')} id="search-results">
            {data.items.map((r) => {
              const clock = rowClock(r, now)
              return (
                <li key={r.id}>
                  <Link to="/matters/$id" params={{ id: r.id }}>
                    <span className="yw-inbox-head">
                      {clock && <ClockBadge clock={clock} />}
                      <span className="yw-row-title">{r.title}</span>
                      <span className="yw-ref">{formatRef(r.ref)}</span>
                    </span>
                    <span className="yw-row-line">
                      {[say(r.stageWords, locale), several && kindName(r, locale), r.place, r.unitName]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </LoadState>
  )
}

const move = (by: number) => {
  const links = [...document.querySelectorAll<HTMLElement>('#search-results a')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus()
}

/** D8: one box for numbers, tails and words; ↓ Enter opens. */
export const SearchPage = () => {
  const t = useT(searchMessages)
  const navigate = useNavigate()
  const { q = '' } = useSearch({ strict: false }) as { q?: string | number }
  const asked = String(q).trim()
  const [typed, setTyped] = useState(asked)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    setTyped(asked)
    if (asked === '') box.current?.focus()
  }, [asked])
  useCommands([
    { id: 'down', label: t('results'), combo: 'ArrowDown', run: () => move(1), quiet: true },
    { id: 'up', label: t('results'), combo: 'ArrowUp', run: () => move(-1), quiet: true },
    { id: 'down2', label: t('results'), combo: 'KeyJ', run: () => move(1), quiet: true },
    { id: 'up2', label: t('results'), combo: 'KeyK', run: () => move(-1), quiet: true },
  ])
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (typed.trim()) void navigate({ to: '/search', search: { q: typed.trim() } as never })
  }
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <search>
          <form className="yw-picked" onSubmit={submit}>
            <input
              ref={box}
              className="yw-input"
              type="search"
              aria-label={t('label')}
              aria-describedby="search-hint"
              value={typed}
              onChange={(e) => setTyped(e.target.value)}
              onKeyDown={(e) => {
                if (e.key !== 'ArrowDown' || e.nativeEvent.isComposing) return
                e.preventDefault()
                move(1)
              }}
            />
            <Button type="submit">{t('go')}</Button>
          </form>
        </search>
        <p className="yw-muted" id="search-hint">
          {t('hint')}
        </p>
        {asked ? <Results q={asked} /> : <Empty cause={t('start')} />}
      </div>
    </Page>
  )
}
