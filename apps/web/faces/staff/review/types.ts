import type { Answer } from '../office/answers.ts'

export type Sittings = Answer<'matters.sittings'>
export type Sitting = Answer<'matters.sitting'>
export type AgendaItem = Sitting['agenda'][number]
