export { AnnounceRegions, useAnnounce } from './feedback/announce.tsx'
export { DemoBanner, OfflineBar } from './feedback/bars.tsx'
export { Empty } from './feedback/empty.tsx'
export { LoadState, type Trouble, TroubleCard } from './feedback/load-state.tsx'
export { Skeleton, type SkeletonShape, useWaitStage } from './feedback/skeleton.tsx'
export { type Bar, BarChart, FunnelChart } from './figure/bar-chart.tsx'
export { ChartFrame, type ChartHead, ChartTable, type TableRow } from './figure/chart-frame.tsx'
export { Figure, type FigureState, StateTag } from './figure/figure.tsx'
export { type Count, countWords, ofWords, shareWords, tooFewWords } from './figure/figure-words.ts'
export { type HeatCell, HeatTable } from './figure/heat-table.tsx'
export { MapChart, type MapLine } from './figure/map-chart.tsx'
export { fitProjection, labelPoint, pathOf, type RegionGeometry, stepsOf } from './figure/map-shape.ts'
export { RateBar } from './figure/rate-bar.tsx'
export type { MapRegion } from './figure/region-picture.tsx'
export { SchematicMap } from './figure/schematic-map.tsx'
export { type SmallTrend, SmallTrends } from './figure/small-trends.tsx'
export { TrendChart, type TrendStep } from './figure/trend-chart.tsx'
export { Button } from './form/button.tsx'
export { ErrorSummary, type FieldProblem } from './form/error-summary.tsx'
export { Field, FieldGroup, type FieldIds, type FieldProps } from './form/field.tsx'
export { CheckList, type Choice, RadioList, TextAreaField, TextField } from './form/inputs.tsx'
export { Page, pageTitle, SkipLink } from './frame/page.tsx'
export {
  applyStoredPreferences,
  type Density,
  PreferencesProvider,
  type Theme,
  useDark,
  usePreferences,
} from './frame/preferences.tsx'
export { PrintSheet } from './frame/print-sheet.tsx'
export { ServerClock, useNow } from './frame/server-clock.tsx'
export { SiteHeader } from './frame/site-header.tsx'
export { ElderSwitch, LocaleSwitch, ThemeSwitch } from './frame/switches.tsx'
export {
  createMessages,
  type Locale,
  LocaleProvider,
  type Messages,
  messageGaps,
  type Translate,
  translate,
  useLocale,
  useT,
} from './i18n.tsx'
export { type IconName, icons } from './icons.tsx'
export { Mark } from './mark.tsx'
export { type AbsentAction, ActionBar, type BarAction } from './record/action-bar.tsx'
export { ClockBadge } from './record/clock-badge.tsx'
export { type ClockCode, type ClockFace, type ClockFigure, clockFace } from './record/clock-face.ts'
export { Flag } from './record/flag.tsx'
export { NowCard } from './record/now-card.tsx'
export { Timeline, type TimelineEntry } from './record/timeline.tsx'
export { formatRef, formatRefTyping, refDigits, spokenRef } from './ref-format.ts'
export { sentences } from './sentences.ts'
export {
  agoWords,
  clockWords,
  dayWords,
  dueWords,
  type Instant,
  momentWords,
  remainingWords,
  spanWords,
  type TimeWords,
  toMs,
  weekdayWords,
} from './time-words.ts'
export { Written } from './written.tsx'
