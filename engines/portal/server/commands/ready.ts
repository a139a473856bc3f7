import { Failure, invalid } from '@yiwang/kernel'
import type { ArticleRecord } from '../article/record.ts'
import type { Deps, Front } from '../deps.ts'
import { type BoundFigures, boundKey, type Content, type Finding } from '../domain/findings.ts'

/** The bulletins' numbers behind the figures of these contents, as the public reads them now. */
export const boundOf = async (d: Deps, tenant: string, contents: readonly Content[]): Promise<BoundFigures> => {
  const all = new Map<string, Awaited<ReturnType<Deps['figureOf']>>>()
  for (const f of contents.flatMap((c) => c.figures)) {
    const { bulletin, figure, unit } = f
    if (bulletin === null || figure === null || all.has(boundKey(f))) continue
    all.set(boundKey(f), await d.figureOf(tenant, { bulletin, figure, unit }))
  }
  return new Map([...all].flatMap(([k, v]) => (v === undefined ? [] : [[k, v] as const])))
}

/** Period and source of a bound figure are the bulletin's, whatever the author wrote. */
export const withBound = (c: Content, bound: BoundFigures): Content => ({
  ...c,
  figures: c.figures.map((f) => {
    const of = f.bulletin === null ? undefined : bound.get(boundKey(f))
    return of ? { ...f, period: of.period, source: of.source } : f
  }),
})

/** @throws Failure NOT_READY (409) that says every finding. */
export const mustBeReady = (findings: readonly Finding[]): void => {
  if (findings.length === 0) return
  throw new Failure('NOT_READY', 409, {
    data: { n: findings.length, list: findings.map((f) => f.words.zh).join('；'), findings },
    fields: findings.map((f) => ({ path: f.code, message: f.words })),
  })
}

/** What the pack does not know cannot be written: an area, a banner, a replacement where there is none. */
export const mustBeKnown = (front: Front, column: string, c: Content): void => {
  const of = front.columns.find((x) => x.id === column)
  const unknown = (path: string, zh: string, en: string) => invalid([{ path, message: { zh, en } }])
  if (!of) throw unknown('column', '没有这个栏目', 'There is no such column')
  if (c.area !== null && !front.desk.areas.includes(c.area)) throw unknown('area', '没有这个地方', 'No such area')
  if (c.banner !== null && !front.banners.some((b) => b.id === c.banner))
    throw unknown('banner', '没有这个栏头', 'No such banner')
  if (c.replaces !== null && of.replaces !== true)
    throw unknown('replaces', '这个栏目的文章不能替代别的', 'Articles of this column replace none')
  const twice = c.figures.find((f, i) => c.figures.findIndex((x) => x.label === f.label) !== i)
  if (twice) throw unknown('figures', `数字“${twice.label}”写了两次`, `Figure “${twice.label}” comes twice`)
}

/** Pictures named by the content that were never uploaded to this article. */
export const mustHavePictures = (c: Content, there: ReadonlySet<string>): void => {
  if (c.pictures.every((p) => there.has(p.id))) return
  throw invalid([{ path: 'pictures', message: { zh: '没有这张图片', en: 'There is no such picture' } }])
}

export const stateFailure = (a: Pick<ArticleRecord, 'state'>): Failure =>
  new Failure('ARTICLE_STATE', 409, { data: { state: a.state } })
