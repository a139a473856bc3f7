import { FORBIDDEN_SOURCES } from '@yiwang/kernel/operation'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { fakeCommand, planted, real, said } from './planted.ts'
import { s2 } from './s2-work-evidence.ts'

it('S2: no operation takes or keeps anything of private life', () => expect(said(s2, real)).toEqual([]))
it.each(FORBIDDEN_SOURCES)('S2 planted: a source of %s', (source) => {
  expect(said(s2, planted({ add: [fakeCommand({ source })] }))).toEqual([
    `planted.thing: takes its substance from ${source}`,
  ])
})
it.each(['gpsTrack', 'chatLog', 'locationHistory', 'socialMedia', 'friends', 'wechat', 'faces'])(
  'S2 planted: a field %s',
  (f) => {
    const add = [fakeCommand({ input: z.object({ deep: z.array(z.object({ [f]: z.string() })) }) })]
    expect(said(s2, planted({ add }))).toEqual([`planted.thing: has a place for deep[].${f}`])
  },
)
it('S2 planted: a column, an anonymous appraisal, a record without a source', () => {
  expect(said(s2, planted({ tables: [{ name: 'x.y', columns: ['id', 'gps_track'] }] }))).toEqual([
    'x.y: has a place for gps_track',
  ])
  const add = [fakeCommand({ subject: 'appraisal', caller: 'anyone', source: 'work' })]
  expect(said(s2, planted({ add }))).toEqual([
    'planted.thing: lets an entry into an archive without a name or a source',
  ])
  expect(said(s2, planted({ add: [fakeCommand({ dataClass: 'case' })] }))).toEqual([
    'planted.thing: records something about people and names no source',
  ])
})
