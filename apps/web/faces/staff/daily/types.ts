import type { Answer } from '../office/answers.ts'

export type Dailies = Answer<'matters.dailies'>
export type Daily = Dailies['items'][number]
