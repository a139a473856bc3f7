import type { z } from 'zod'
import type { ArticleContent, Finding as FindingShape, StatedFigure } from '../../contract/articles.ts'
import type { Column } from '../../pack/index.ts'
import { agrees } from './agrees.ts'
import { isSaid, numbersIn } from './numbers-in.ts'

export type Content = z.infer<typeof ArticleContent>
export type Stated = z.infer<typeof StatedFigure>
export type Finding = z.infer<typeof FindingShape>
/** A number of a released bulletin as it stands now. `value` is in `unit`; a share is in %. */
export type BoundFigure = {
  readonly value: number
  readonly unit: string
  readonly period: string
  readonly source: string
}
export type BoundFigures = ReadonlyMap<string, BoundFigure>
export const boundKey = (f: { bulletin: string | null; figure: string | null; unit: string }): string =>
  `${f.bulletin}:${f.figure}:${f.unit}`

const found = (code: string, at: string, words: { zh: string; en: string }): Finding => ({ code, at, words })

/** Everything of an article that people read as text. */
const textOf = (c: Content): string => [c.title, c.summary, c.body, ...c.pictures.map((p) => p.caption)].join('\n')

/** Telephone numbers and identity numbers of persons; office lines have other lengths. */
const PERSONAL = /(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/g

const unbound = (c: Content): Finding[] => {
  const loose = numbersIn(textOf(c).replace(PERSONAL, '')).filter((n) => !c.figures.some((f) => isSaid(n, f)))
  const once = loose.filter((n, i) => loose.findIndex((x) => x.raw === n.raw && x.after === n.after) === i)
  return once.map((n) =>
    found('NUMBER_UNBOUND', n.raw, {
      zh: `“${n.raw}”没有出处。连到一期通报的数，或写明是哪个单位报的`,
      en: `“${n.raw}” has no source. Bind it to a bulletin’s figure, or say which unit reported it`,
    }),
  )
}
const boundFault = (f: Stated, bound: BoundFigures): Finding[] => {
  const at = `${f.label} ${f.value}${f.unit}`
  if (f.bulletin === null)
    return f.source === '' ? [found('NO_SOURCE', at, { zh: `“${at}”没有写来源`, en: `“${at}” names no source` })] : []
  const counted = bound.get(boundKey(f))
  if (!counted)
    return [
      found('NOT_IN_BULLETIN', at, {
        zh: `“${at}”在那一期通报里找不到，或那一期已撤回`,
        en: `“${at}” is not in that bulletin, or the bulletin was recalled`,
      }),
    ]
  return agrees(f, counted.value)
    ? []
    : [
        found('FIGURE_DIFFERS', at, {
          zh: `“${at}”和通报不一样，通报里是 ${counted.value}${counted.unit}`,
          en: `“${at}” differs from the bulletin, which says ${counted.value}${counted.unit}`,
        }),
      ]
}
const pictureFaults = (c: Content): Finding[] =>
  c.pictures
    .filter((p) => p.shows === 'people' && p.agreed === '')
    .map((p) => {
      const name = p.caption || String(c.pictures.indexOf(p) + 1)
      return found('NO_CONSENT', name, {
        zh: `图片“${name}”拍到了人，还没有写同意书放在哪里`,
        en: `Picture “${name}” shows people and no consent is recorded`,
      })
    })
const lacking = (c: Content, column: Column): Finding[] => [
  ...(column.requires.includes('number') && !c.number
    ? [found('NO_NUMBER', '', { zh: '没有写文号', en: 'The document number is missing' })]
    : []),
  ...(column.requires.includes('effect') && !c.from
    ? [found('NO_EFFECT_DAY', '', { zh: '没有写从哪天起执行', en: 'The day it takes effect is missing' })]
    : []),
  ...(c.from && c.to && c.to < c.from
    ? [found('DAYS_TURNED', '', { zh: '停止的日子比开始的早', en: 'It ends before it begins' })]
    : []),
]
const personal = (c: Content): Finding[] =>
  [...textOf(c).matchAll(PERSONAL)].map(([raw]) =>
    found('PERSONAL_NUMBER', `${raw.slice(0, 3)}…`, {
      zh: `正文里有个人的手机号或证件号（${raw.slice(0, 3)}开头），请删掉`,
      en: `The text holds a personal phone or identity number (it begins ${raw.slice(0, 3)}); remove it`,
    }),
  )

/** What keeps an article from being checked or released; none when it may go. `bound` holds the bulletins' numbers as they stand. */
export const findingsOf = (c: Content, column: Column, bound: BoundFigures): Finding[] => [
  ...lacking(c, column),
  ...personal(c),
  ...(column.requires.includes('figures') ? unbound(c) : []),
  ...c.figures.flatMap((f) => boundFault(f, bound)),
  ...pictureFaults(c),
]
