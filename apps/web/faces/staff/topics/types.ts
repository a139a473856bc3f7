import type { Answer } from '../office/answers.ts'

export type Topic = Answer<'matters.topic'>
export type TopicMatter = Topic['items'][number]
