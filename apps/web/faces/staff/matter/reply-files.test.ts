import { expect, it } from 'vitest'
import { replyFiles } from './reply-files.ts'

const file = (id: string) => ({ id, name: id, kind: 'image/jpeg', bytes: 1, url: `/${id}`, thumb: null })
const entry = (at: number, text: string | null, files: string[], internal = false) => ({
  id: `${at}${internal}`,
  kind: 'reply',
  at: `2026-06-0${at}T00:00:00Z`,
  words: { zh: '', en: '' },
  text,
  internal,
  who: null,
  files,
})
const of = (publicReply: string | null) =>
  replyFiles({
    publicReply,
    files: ['before', 'first', 'second', 'inside'].map(file),
    timeline: [
      entry(1, null, ['before']),
      entry(2, '修好了', ['first']),
      entry(4, '修好了', ['inside'], true),
      entry(3, '修好了', ['second']),
    ],
  }).map((f) => f.id)

it('an answer stands with the files it came with, never with inside ones', () => {
  expect(of('修好了')).toEqual(['second'])
  expect(of('还在修')).toEqual([])
  expect(of(null)).toEqual([])
})
