import { expect, it } from 'vitest'
import { doorsOf } from './doors.ts'

it.each([
  ['/public/atlas/x?see=report,board', ['report', 'board']],
  ['/public/atlas/x?see=board,report,board', ['board', 'report']],
  ['/public/atlas/x?see=cellar,units', ['units']],
  ['/public/atlas/x', []],
  [null, []],
])('%s opens %j', (way, doors) => expect(doorsOf(way)).toEqual(doors))
