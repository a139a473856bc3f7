/**
 * Keeps one face on the device (`/sw.js?face=staff`), so that it opens without a net. Hashed files come from the cache,
 * pages from the net and, failing that, from the cache. Answers of the server are never kept.
 */
import { cacheName, type FaceName, foreignFiles, type KeepPlans, keptPage, outdated, wayOf } from './keep-plan.ts'

declare const __YIWANG_KEEP__: KeepPlans

// the project types the page, not the worker; only what is used here is named
type Later = Event & { waitUntil(work: Promise<unknown>): void }
type Fetched = Later & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Worker = {
  readonly location: Location
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listen: (event: Later) => void): void
  addEventListener(type: 'fetch', listen: (event: Fetched) => void): void
}
const worker = globalThis as unknown as Worker

const face: FaceName = new URL(worker.location.href).searchParams.get('face') === 'staff' ? 'staff' : 'resident'
const plan = __YIWANG_KEEP__[face]
const name = cacheName(face, plan)
const PATIENCE_MS = 8000

const install = async (): Promise<void> => {
  const answer = await fetch(plan.page, { cache: 'no-store' })
  if (!answer.ok) throw new Error(`the page answered ${answer.status}`)
  const html = await answer.text()
  // between two builds: nothing is kept, the browser tries again later
  if (foreignFiles(html, plan).length > 0) throw new Error('the page is of another build')
  const cache = await caches.open(name)
  await cache.addAll([...plan.files])
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  headers.delete('content-encoding')
  await cache.put(plan.page, new Response(keptPage(html), { headers }))
  await worker.skipWaiting()
}

const activate = async (): Promise<void> => {
  for (const old of outdated(await caches.keys(), face)) await caches.delete(old)
}

const fromFiles = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request)

const kept = async (): Promise<Response | undefined> => (await caches.open(name)).match(plan.page)
const patience = (): Promise<undefined> => new Promise((over) => setTimeout(() => over(undefined), PATIENCE_MS))

/** A net that is there but answers nothing is no net: after some seconds the kept page opens. */
const fromNet = async (request: Request): Promise<Response> => {
  const asked = fetch(request)
  const first = await Promise.race([asked, patience()]).catch(() => undefined)
  return first ?? (await kept()) ?? asked
}

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const sameOrigin = url.origin === worker.location.origin
  const asked = { method: request.method, mode: request.mode, path: url.pathname, sameOrigin }
  const way = wayOf(asked, face, plan)
  if (way === 'file') event.respondWith(fromFiles(request))
  if (way === 'page') event.respondWith(fromNet(request))
})
