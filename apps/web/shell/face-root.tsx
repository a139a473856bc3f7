import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { AnnounceRegions, applyStoredPreferences, LocaleProvider, PreferencesProvider, ServerClock } from '@yiwang/ui'
import { createContext, type ReactNode, useContext } from 'react'
import { createRoot } from 'react-dom/client'
import { type Api, createApi } from '../client.ts'
import { clockOffset, type Instance, readInstance } from './instance.ts'
import { makeQueryClient } from './query-client.ts'

const InstanceContext = createContext<Instance>({})
const ApiContext = createContext<Api | undefined>(undefined)

export const useInstance = (): Instance => useContext(InstanceContext)

/** The face's one client; throws outside `<FaceRoot>`. */
export const useApi = (): Api => {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi needs <FaceRoot>')
  return api
}

type FaceRootProps = { instance: Instance; api: Api; queries: QueryClient; offsetMs: number; children: ReactNode }

/** Language, look, server time, live regions, query cache and client around a face. */
export const FaceRoot = ({ instance, api, queries, offsetMs, children }: FaceRootProps) => (
  <InstanceContext value={instance}>
    <ApiContext value={api}>
      <QueryClientProvider client={queries}>
        <LocaleProvider>
          <PreferencesProvider>
            <ServerClock offsetMs={offsetMs}>
              <AnnounceRegions>{children}</AnnounceRegions>
            </ServerClock>
          </PreferencesProvider>
        </LocaleProvider>
      </QueryClientProvider>
    </ApiContext>
  </InstanceContext>
)

const showHollowIcon = () => document.getElementById('favicon')?.setAttribute('href', '/favicon-hollow.svg')

/** Starts a face in `#root`: stored look before the first paint, then everything. */
export const startFace = (face: ReactNode): void => {
  applyStoredPreferences()
  const instance = readInstance(document.getElementById('yiwang-instance')?.textContent)
  if (instance.demo) showHollowIcon()
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  const props = { instance, api: createApi({ baseUrl: '' }), queries: makeQueryClient() }
  const offsetMs = clockOffset(instance, Date.now())
  createRoot(root).render(
    <FaceRoot {...props} offsetMs={offsetMs}>
      {face}
    </FaceRoot>,
  )
}
