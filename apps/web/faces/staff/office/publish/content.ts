import type { Answer } from '../answers.ts'

export type Article = Answer<'portal.article'>
export type Columns = Answer<'portal.columns'>
type Draft = NonNullable<Article['draft']>
export type Figure = Required<NonNullable<Draft['figures']>[number]>
export type Picture = Required<NonNullable<Draft['pictures']>[number]>
/** What the form holds: every field, text for what may be empty. */
export type Content = {
  title: string
  summary: string
  body: string
  unit: string
  number: string
  from: string
  to: string
  replaces: string
  area: string
  banner: string
  figures: Figure[]
  pictures: Picture[]
}

export const blankFigure: Figure = {
  label: '',
  value: 0,
  qualifier: 'exact',
  unit: '',
  period: '',
  source: '',
  bulletin: null,
  figure: null,
}
export const blank: Content = {
  title: '',
  summary: '',
  body: '',
  unit: '',
  number: '',
  from: '',
  to: '',
  replaces: '',
  area: '',
  banner: '',
  figures: [],
  pictures: [],
}
/** The form's content from what the server keeps. */
export const contentOf = (d: Draft): Content => ({
  title: d.title,
  summary: d.summary ?? '',
  body: d.body,
  unit: d.unit,
  number: d.number ?? '',
  from: d.from ?? '',
  to: d.to ?? '',
  replaces: d.replaces ?? '',
  area: d.area ?? '',
  banner: d.banner ?? '',
  figures: (d.figures ?? []).map((f) => ({ ...blankFigure, ...f })),
  pictures: (d.pictures ?? []).map((p) => ({ ...p, agreed: p.agreed ?? '' })),
})
const orNull = (s: string): string | null => (s.trim() === '' ? null : s.trim())
/** What is sent: nothing said is null, and a figure bound to a bulletin names no other source. */
export const bodyOf = (c: Content) => ({
  title: c.title,
  summary: c.summary,
  body: c.body,
  unit: c.unit,
  number: orNull(c.number),
  from: orNull(c.from),
  to: orNull(c.to),
  replaces: orNull(c.replaces),
  area: orNull(c.area),
  banner: orNull(c.banner),
  figures: c.figures.map((f) => (f.bulletin === null ? { ...f, figure: null } : { ...f, source: '', period: '' })),
  pictures: c.pictures,
})
