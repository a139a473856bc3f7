import { say } from '@yiwang/kernel/message'
import { AtlasList } from '@yiwang/portal/web/atlas'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, Page, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { useTenant } from '../use-tenant.ts'
import { atlasPageMessages } from './messages.ts'

/** All mechanisms by place: what runs, what waits and for what, and what is left out on purpose. */
export const AtlasPage = () => {
  const api = useApi()
  const t = useT(atlasPageMessages)
  const { locale } = useLocale()
  const [only, setOnly] = useState(false)
  const atlas = useAsk(['public', 'atlas'], () => api.GET('/api/atlas'))
  const tenant = useTenant()
  return (
    <Page title={t('title')}>
      <Loaded of={atlas}>
        {(data) => {
          const running = data.places
            .map((p) => ({ ...p, mechanisms: p.mechanisms.filter((m) => m.state === 'runs') }))
            .filter((p) => p.mechanisms.length > 0)
          return (
            <div className="yw-stack">
              <p>{t('lead', { total: data.total, runs: data.runs })}</p>
              <div className="yw-actions">
                <Button aria-pressed={only} onClick={() => setOnly(!only)}>
                  {t(only ? 'all' : 'only')}
                </Button>
              </div>
              <AtlasList places={only ? running : data.places} />
            </div>
          )
        }}
      </Loaded>
      {tenant.data && (
        <section className="yw-card">
          <h2>{t('notBuilt')}</h2>
          <ul>
            {tenant.data.notBuilt.map((w) => (
              <li key={w.zh}>{say(w, locale)}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
