import type { Words } from '@yiwang/kernel/message'
import type { Partition } from '../../pack/index.ts'
import { percent } from './figure.ts'
import { MEASURES } from './measures.ts'
import { type Counts, count, type Flag, type MonthModel } from './model.ts'

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')
const share = (met: number, of: number): string => `${percent(met, of).toFixed(1)}%`

type Term = { readonly words: Words; readonly n: number }
/** The classes the equation names: always the parts, the remainders where there are any. */
export const equation = (c: Counts, p: Partition): { whole: number; terms: Term[] } => ({
  whole: count(c, 'collected'),
  terms: [...p.parts, ...p.remainders.filter((r) => count(c, r) > 0)].map((id) => ({
    words: MEASURES[id].words,
    n: count(c, id),
  })),
})

/** `收集诉求 9,942 件 = 当场办结 9,629 件 + 转办 313 件。` */
export const equationWords = (c: Counts, p: Partition): Words => {
  const { whole, terms } = equation(c, p)
  return {
    zh: `${MEASURES.collected.words.zh} ${grouped(whole)} 件 = ${terms.map((t) => `${t.words.zh} ${grouped(t.n)} 件`).join(' + ')}。`,
    en: `${MEASURES.collected.words.en} ${grouped(whole)} = ${terms.map((t) => `${t.words.en.toLowerCase()} ${grouped(t.n)}`).join(' + ')}.`,
  }
}

const FEW = (n: number): Words => ({ zh: `样本太少（${n} 件），不下结论`, en: `too few (${n}) to conclude` })
type Ratio = { met: Flag; of: Flag; zh: string; en: string }
const ratio = (c: Counts, r: Ratio, limits: { least: number; under: number }): Words => {
  const [met, of] = [count(c, r.met), count(c, r.of)]
  if (of === 0) return { zh: `${r.zh}没有数据`, en: `${r.en}: no data` }
  if (of < limits.under) return { zh: `${r.zh}样本太少`, en: `${r.en}: too few` }
  if (of < limits.least) return { zh: `${r.zh}${FEW(of).zh}`, en: `${r.en}: ${FEW(of).en}` }
  return {
    zh: `${r.zh}${grouped(met)}/${grouped(of)}（${share(met, of)}）`,
    en: `${r.en} ${grouped(met)}/${grouped(of)} (${share(met, of)})`,
  }
}

const excluded = (c: Counts): Words[] => {
  const n = count(c, 'excluded')
  return n === 0
    ? []
    : [
        {
          zh: `经两人审批剔除 ${n} 件，不计入以上各项率，名单公开。`,
          en: `Two people took ${n} out of the rates above; the list is public.`,
        },
      ]
}

/** The findings in sentences for the page, both languages. */
export const sentences = (m: MonthModel, p: Partition, limits: { least: number; under: number }): Words[] => {
  const c = m.counts
  const of = (r: Ratio) => ratio(c, r, limits)
  const line = (...w: Words[]): Words => ({
    zh: `${w.map((x) => x.zh).join('，')}。`,
    en: `${w.map((x) => x.en).join('; ')}.`,
  })
  const whole = count(c, 'collected')
  const spot = count(c, 'on-the-spot')
  const first =
    whole === 0
      ? { zh: '本月没有收集到诉求，收集 0 件。', en: 'No appeal was collected this month: 0.' }
      : equationWords(c, p)
  const part =
    whole < limits.least
      ? []
      : [{ zh: `当场办结占 ${share(spot, whole)}。`, en: `${share(spot, whole)} were settled on the spot.` }]
  const issued = {
    zh: `本月印发督办通知单 ${count(c, 'supervision-notice')} 份，发布专报 ${count(c, 'special-report')} 期，超时未签收 ${count(c, 'sign-breach')} 次。`,
    en: `Issued: ${count(c, 'supervision-notice')} supervision notices and ${count(c, 'special-report')} special reports; ${count(c, 'sign-breach')} orders not signed in time.`,
  }
  return [
    first,
    ...part,
    line(
      of({ met: 'sign-met', of: 'sign-due', zh: '按时签收 ', en: 'Signed on time' }),
      of({ met: 'reply-met', of: 'reply-due', zh: '按期答复 ', en: 'answered on time' }),
    ),
    line(
      of({ met: 'solved', of: 'answered', zh: '群众说已解决 ', en: 'Residents said solved' }),
      of({ met: 'satisfied', of: 'answered', zh: '满意 ', en: 'satisfied' }),
      of({ met: 'answered', of: 'asked', zh: '参评 ', en: 'took part' }),
    ),
    ...excluded(c),
    issued,
  ]
}
