import { BarChart, countWords, useLocale, useT } from '@yiwang/ui'
import type { operations } from '../../../api.gen.ts'
import { useCategoryName } from '../use-category-name.ts'
import { boardMessages } from './messages.ts'

export type BoardData = operations['insight.board']['responses'][200]['content']['application/json']

/** `2021年9月` / `2021-9`. */
export const useMonthName = () => {
  const t = useT(boardMessages)
  return (month: string) => {
    const [y = '', m = ''] = month.split('-')
    return t('monthName', { y, m: String(Number(m)) })
  }
}

const useSource = (data: BoardData) => {
  const t = useT(boardMessages)
  return t('source', { state: t(data.state) })
}

/** Received by month, its two parts beside each bar. */
export const MonthChart = ({ data }: { data: BoardData }) => {
  const t = useT(boardMessages)
  const { locale } = useLocale()
  const name = useMonthName()
  const source = useSource(data)
  const n = (value: number | null) => countWords(value ?? 'missing', locale)
  const most = data.byMonth.reduce<BoardData['byMonth'][number] | undefined>(
    (a, b) => ((b.collected ?? -1) > (a?.collected ?? -1) ? b : a),
    undefined,
  )
  const finding = most?.collected
    ? t('monthFinding', { month: name(most.month), n: n(most.collected) })
    : t('noFinding')
  const bars = data.byMonth.map((m) => ({
    id: m.month,
    label: name(m.month),
    value: m.collected ?? ('missing' as const),
    ...(m.onSpot === null || m.forwarded === null
      ? {}
      : { note: t('parts', { spot: n(m.onSpot), forwarded: n(m.forwarded) }) }),
  }))
  return <BarChart title={t('byMonth')} finding={finding} unit={t('unit')} bars={bars} source={source} />
}

export const HotChart = ({ data }: { data: BoardData }) => {
  const t = useT(boardMessages)
  const { locale } = useLocale()
  const source = useSource(data)
  const name = useCategoryName()
  const [first] = data.hot
  const finding = first
    ? t('hotFinding', { name: name(first.category), n: countWords(first.count, locale) })
    : t('noFinding')
  const bars = data.hot.map((h) => ({ id: h.category, label: name(h.category), value: h.count }))
  return <BarChart title={t('hot')} finding={finding} unit={t('unit')} bars={bars} source={source} />
}
