import type { Answer } from '../office/answers.ts'

export type Calendar = Answer<'rhythm.calendar'>
export type Rhythm = Calendar['items'][number]
export type Period = Rhythm['periods'][number]
export type Missed = Answer<'rhythm.missed'>
