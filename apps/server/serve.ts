import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyCompress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { Failure } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { createHttp } from '@yiwang/platform/http'
import { openApi } from '@yiwang/platform/openapi'
import type { FastifyInstance } from 'fastify'
import type { Composed } from './compose.ts'
import { embeddedPolicy } from './framing.ts'
import { allOperations } from './operations.ts'

export type ServeOptions = {
  readonly composed: Composed
  readonly dist: string | undefined
  readonly uploadDir: string
  readonly limits?: boolean
  readonly https?: boolean
}

type Place = { tenant: string; name_zh: string; name_en: string; demo: boolean }
const places = (c: Composed) =>
  c.db.rows<Place>(sql('select tenant, name_zh, name_en, demo from platform.tenant order by is_default desc, tenant'))

const FACES: [RegExp, string][] = [
  [/^\/staff(\/|$)/, 'staff/index.html'],
  [/^\/public(\/|$)/, 'public/index.html'],
]

/** The page of a face with what it must know before its first call: the county's name and the server's time. */
const page = (dist: string, path: string, o: { place: Place | undefined; now: number }): string => {
  const file = FACES.find(([re]) => re.test(path))?.[1] ?? 'index.html'
  const instance = {
    place: { 'zh-CN': o.place?.name_zh ?? '', en: o.place?.name_en ?? '' },
    ...(o.place?.demo
      ? {
          demo: {
            note: {
              'zh-CN': '演示系统：人名、电话都是编的，请不要填真实信息',
              en: 'Demo: all people and numbers are made up; do not enter real data',
            },
          },
        }
      : {}),
    serverTime: new Date(o.now).toISOString(),
  }
  const json = JSON.stringify(instance).replaceAll('<', '\\u003c')
  return readFileSync(join(dist, file), 'utf8').replace(
    /(<script type="application\/json" id="yiwang-instance">)\{\}/,
    `$1${json}`,
  )
}

const faces = async (app: FastifyInstance, o: ServeOptions & { dist: string; known: () => Place[] }): Promise<void> => {
  await app.register(fastifyStatic, {
    root: join(o.dist, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    decorateReply: true,
  })
  const fixed = ['/favicon.svg', '/favicon-hollow.svg', '/manifest.webmanifest']
  for (const f of fixed) app.get(f, (_rq, rs) => rs.sendFile(f.slice(1), o.dist))
  app.get('/sw.js', (_rq, rs) =>
    rs.sendFile('sw.js', o.dist, { cacheControl: false }).header('cache-control', 'no-cache'),
  )
  app.get('/*', (rq, rs) => {
    if (rq.url.startsWith('/api/')) throw new Failure('NO_ROUTE', 404)
    const html = page(o.dist, rq.url.split('?')[0] as string, { place: o.known()[0], now: o.composed.platform.now() })
    const framed = embeddedPolicy(rq.url, String(rs.getHeader('content-security-policy') ?? ''))
    if (framed) rs.removeHeader('x-frame-options').header('content-security-policy', framed)
    return rs.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html)
  })
}

const MARK = new URL('../web/static/favicon.svg', import.meta.url)
/** The page to browse the interface by, under our own name and the same content policy as every page. */
const documents = async (app: FastifyInstance): Promise<void> => {
  const document = openApi(allOperations)
  app.get('/api/openapi.json', (_rq, rs) => rs.type('application/json; charset=utf-8').send(document))
  await app.register(swagger, { mode: 'static', specification: { document: document as never } })
  const icon = { filename: 'mark.svg', rel: 'icon', sizes: 'any', type: 'image/svg+xml', content: readFileSync(MARK) }
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: '一网接口 · Yiwang API', favicon: [icon] },
    // without the bar of the library's own logo
    uiConfig: { docExpansion: 'none', layout: 'BaseLayout' },
  })
}

/** The HTTP side of one server: operations, contract, faces, health. */
export const createServer = async (o: ServeOptions): Promise<FastifyInstance & { refreshTenants(): Promise<void> }> => {
  const c = o.composed
  let known: Place[] = await places(c)
  let names = new Set(known.map((p) => p.tenant))
  const refreshTenants = async () => {
    known = await places(c)
    names = new Set(known.map((p) => p.tenant))
  }
  const implemented = allOperations.filter((op) => c.platform.handlers.has(op.id))
  const app = await createHttp({
    platform: c.platform,
    operations: implemented,
    words: c.words,
    defaultTenant: known[0]?.tenant ?? 'none',
    tenants: () => names,
    uploadDir: o.uploadDir,
    https: o.https ?? false,
    limits: o.limits ?? true,
  })
  app.get('/api/health', async () => ({ ok: (await c.db.one(sql('select 1 as one'))) !== undefined }))
  await documents(app)
  if (o.dist) {
    await app.register(fastifyCompress, { global: false })
    await faces(app, { ...o, dist: o.dist, known: () => known })
  }
  return Object.assign(app, { refreshTenants })
}
