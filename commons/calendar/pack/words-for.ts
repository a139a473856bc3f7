import type { DueExplanation, DueStep } from '../contract/index.ts'
import { dateText, dayOf, dayStart, MINUTE, parseDate, weekdayOf } from './local-time.ts'
import type { Phrases, SaidDate, SaidMoment } from './phrases.ts'
import { english } from './phrases-en.ts'
import { chinese } from './phrases-zh.ts'

type Skipped = Extract<DueStep, { kind: 'skipped' }>
type PauseStep = Extract<DueStep, { kind: 'pause' }>
type ProvisionalStep = Extract<DueStep, { kind: 'provisional' }>

const saidDate = (text: string, homeYear: number): SaidDate => {
  const [year, month, date] = text.split('-').map(Number) as [number, number, number]
  return { year: year === homeYear ? null : year, month, date, weekday: weekdayOf(parseDate(text)) }
}

/** More runs than this are told as one sum. */
const FEW = 2

const skippedWords = (phrases: Phrases, runs: readonly Skipped[], homeYear: number): string[] => {
  const one = (run: Skipped): string =>
    phrases.skipped({
      from: saidDate(run.from, homeYear),
      to: run.days === 1 ? null : saidDate(run.to, homeYear),
      reason: run.reason,
      name: run.name,
    })
  const plain = runs.filter((run) => run.reason === 'weekend')
  if (plain.length <= FEW) return runs.map(one)
  const days = plain.reduce((sum, run) => sum + run.days, 0)
  return [phrases.weekends(days), ...runs.filter((run) => run.reason !== 'weekend').map(one)]
}

const saidMoment = (at: string, homeYear: number): SaidMoment => {
  const day = dayOf(Date.parse(at))
  const minute = Math.floor((Date.parse(at) - dayStart(day)) / MINUTE)
  const clock = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
  return { date: saidDate(dateText(day), homeYear), clock }
}

const pauseWords = (phrases: Phrases, pause: PauseStep, o: { working: boolean; homeYear: number }): string => {
  const from = saidMoment(pause.from, o.homeYear)
  if (pause.to === null) return phrases.openPause(phrases.moment(from))
  const oneDay = dayOf(Date.parse(pause.from)) === dayOf(Date.parse(pause.to))
  const range = phrases.range(from, saidMoment(pause.to, o.homeYear), oneDay)
  return phrases.pause({ range, ms: pause.countedMs, working: o.working })
}

const provisionalWords = (phrases: Phrases, { after, before }: ProvisionalStep): string[] => {
  const day = (text: string): string => phrases.day(saidDate(text, Number.NaN))
  return [
    ...(after === null ? [] : [phrases.notAnnounced(day(after))]),
    ...(before === null ? [] : [phrases.notRecorded(day(before))]),
  ]
}

const stepWords = (phrases: Phrases, explanation: DueExplanation, homeYear: number): string[] => {
  const rule = explanation.steps.find((step) => step.kind === 'rule')
  const working = rule?.unit === 'workingHour' || rule?.unit === 'workingDay'
  const skipped = explanation.steps.filter((step) => step.kind === 'skipped')
  const moment = (at: string): string => phrases.moment(saidMoment(at, homeYear))
  const optional = (at: string | null): string | null => (at === null ? null : moment(at))
  const say = (step: DueStep): string[] => {
    if (step.kind === 'start') return [phrases.start(moment(step.at), optional(step.countsFrom), step.moved)]
    if (step.kind === 'rule') return [phrases.rule(step.n, step.unit)]
    if (step.kind === 'pause') return [pauseWords(phrases, step, { working, homeYear })]
    if (step.kind === 'makeUp') return [phrases.makeUp(saidDate(step.date, homeYear))]
    if (step.kind === 'due') return [phrases.due(optional(step.at))]
    if (step.kind === 'provisional') return provisionalWords(phrases, step)
    // All skipped days are told where the first one stands.
    return step === skipped[0] ? skippedWords(phrases, skipped, homeYear) : []
  }
  return explanation.steps.flatMap(say)
}

/**
 * The sum as plain sentences, one per list entry, in the order start, rule, pauses, days, due time.
 *
 * Times are local, 24-hour. A date carries its year when it differs from the year of `now`, or of the start without it.
 */
export function wordsFor(explanation: DueExplanation, locale: 'zh-CN' | 'en', now?: Date): string[] {
  const home = now?.getTime() ?? Date.parse(explanation.start)
  const homeYear = Number(dateText(dayOf(home)).slice(0, 4))
  return stepWords(locale === 'zh-CN' ? chinese : english, explanation, homeYear)
}
