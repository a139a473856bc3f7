import { expect, it } from 'vitest'
import { sources } from './ground.ts'
import { fakeCommand, planted, real, said } from './planted.ts'
import { forgetting, s10 } from './s10-append-only.ts'

it('S10: no operation, no statement of the program takes anything of the history away', () => {
  expect(said(s10, real)).toEqual([])
  const files = sources()
  expect(files.length).toBeGreaterThan(100)
  expect(forgetting(files)).toEqual([])
})
it('S10 planted: a deleting operation, a deleting statement, other words in an appeal, a lost table', () => {
  expect(said(s10, planted({ add: [fakeCommand({ id: 'matters.delete' })] }))).toEqual(['matters.delete: deletes'])
  expect(said(s10, planted({ add: [fakeCommand({ http: 'DELETE /matters/{id}' })] }))).toEqual([
    'planted.thing: deletes',
  ])
  const file = (text: string) => forgetting([{ path: 'x.ts', text }]).map((f) => f.what)
  expect(file('`delete from\n  platform.audit where tenant=$1`')).toEqual(['deletes from platform.audit'])
  expect(file("{ update: 'platform.event', key: [] }")).toEqual(['changes platform.event'])
  expect(file('update matters.appeal set text=$1')).toEqual(['changes the words of an appeal'])
  expect(file('truncate matters.miss')).toEqual(['deletes from matters.miss'])
  expect(said(s10, { ...real, tables: real.tables.filter((t) => t.name !== 'matters.miss') })).toEqual([
    'matters.miss: is gone',
  ])
})
