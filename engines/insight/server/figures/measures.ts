import type { Words } from '@yiwang/kernel/message'
import type { FigureId } from '../../pack/index.ts'
import type { Flag } from './model.ts'

/** A figure: what it counts, out of what, and how it is said. `rate` shows a share only; a count may name a share too. */
export type Measure = {
  readonly words: Words
  readonly definition: Words
  readonly unit: '件' | '次' | '份' | '期' | '%'
  readonly counts: Flag
  readonly of?: Flag
  readonly rate?: true
}

const m = (zh: string, en: string, more: Omit<Measure, 'words' | 'definition'> & { say: Words }): Measure => {
  const { say, ...rest } = more
  return { words: { zh, en }, definition: say, ...rest }
}

export const MEASURES: Readonly<Record<FigureId, Measure>> = {
  collected: m('收集诉求', 'Collected', {
    unit: '件',
    counts: 'collected',
    say: {
      zh: '当月登记、立为事项的诉求，按登记时间算月份。加入已有事项的不重复计。',
      en: 'Appeals registered in the month that opened a matter. Those that joined an existing matter are not counted again.',
    },
  }),
  'on-the-spot': m('当场办结', 'Settled on the spot', {
    unit: '件',
    counts: 'on-the-spot',
    of: 'collected',
    say: {
      zh: '当月收集的诉求中，当场办结并经诉求人点认或按抽查办法核实的。核实后又推翻的不计。',
      en: 'Of those collected: settled at the visit and confirmed by the resident or under the call-back sample. Claims taken back do not count.',
    },
  }),
  forwarded: m('转办', 'Forwarded', {
    unit: '件',
    counts: 'forwarded',
    of: 'collected',
    say: {
      zh: '当月收集的诉求中，经12345平台转办的。县内直接派单的不算在这里。',
      en: 'Of those collected: forwarded through the 12345 platform. Orders given inside the county are not counted here.',
    },
  }),
  unverified: m('当场办结待核实', 'Claimed, not confirmed', {
    unit: '件',
    counts: 'unverified',
    of: 'collected',
    say: {
      zh: '报为当场办结，还没有得到诉求人确认的，不算当场办结。',
      en: 'Reported as settled on the spot, not yet confirmed by the resident; not counted as settled.',
    },
  }),
  internal: m('县内派单办理', 'Dispatched inside the county', {
    unit: '件',
    counts: 'internal',
    of: 'collected',
    say: {
      zh: '没有经12345平台，直接派给县内单位或网格值守组办理的。',
      en: 'Given to a unit or grid team of the county without the 12345 platform.',
    },
  }),
  diverted: m('分流告知', 'Diverted', {
    unit: '件',
    counts: 'diverted',
    of: 'collected',
    say: {
      zh: '依法分流到其他渠道并告知诉求人的。',
      en: 'Sent to another lawful channel, with notice to the resident.',
    },
  }),
  merged: m('并案', 'Merged', {
    unit: '件',
    counts: 'merged',
    of: 'collected',
    say: { zh: '并入另一件同一诉求一起办理的。', en: 'Handled together with another matter about the same thing.' },
  }),
  withdrawn: m('诉求人撤回', 'Withdrawn', {
    unit: '件',
    counts: 'withdrawn',
    of: 'collected',
    say: { zh: '诉求人自己撤回的。', en: 'Taken back by the resident.' },
  }),
  waiting: m('待派单', 'Waiting for dispatch', {
    unit: '件',
    counts: 'waiting',
    of: 'collected',
    say: { zh: '统计时还没有派出的。', en: 'Not yet dispatched when the figures were read.' },
  }),
  'sign-on-time': m('按时签收率', 'Signed on time', {
    unit: '%',
    counts: 'sign-met',
    of: 'sign-due',
    rate: true,
    say: {
      zh: '规定时限内签收的派单，除以当月到签收时限的派单。超时视同签收的不算按时。',
      en: 'Orders signed within the limit over orders whose time to sign fell in the month. Those signed by the system count as late.',
    },
  }),
  'reply-on-time': m('按期答复率', 'Answered on time', {
    unit: '%',
    counts: 'reply-met',
    of: 'reply-due',
    rate: true,
    say: {
      zh: '规定时限内答复的派单，除以当月到答复时限的派单。超期才答复的和仍未答复的，都计入总数。',
      en: 'Orders answered within the limit over orders whose time to answer fell in the month; answered late and still unanswered both stay in the denominator.',
    },
  }),
  'reply-late': m('超期答复', 'Answered late or not', {
    unit: '件',
    counts: 'reply-late',
    of: 'reply-due',
    say: {
      zh: '当月到答复时限、没有按期答复的派单，含超期后已答复的和仍未答复的。',
      en: 'Orders due in the month that were answered late or are still unanswered.',
    },
  }),
  solved: m('解决率', 'Solved', {
    unit: '%',
    counts: 'solved',
    of: 'answered',
    rate: true,
    say: {
      zh: '回访和评价中答“已解决”的，除以作答的。没有作答的不计入，也不算满意。',
      en: 'Answers that say it is solved over all answers. Silence is no answer and never satisfaction.',
    },
  }),
  satisfied: m('满意率', 'Satisfied', {
    unit: '%',
    counts: 'satisfied',
    of: 'answered',
    rate: true,
    say: {
      zh: '回访和评价中答“满意”的，除以作答的。答“一般”的和没有说满意不满意的，都不算满意。',
      en: 'Answers that say satisfied over all answers; “fair” and no word on satisfaction do not count as satisfied.',
    },
  }),
  participation: m('参评率', 'Participation', {
    unit: '%',
    counts: 'answered',
    of: 'asked',
    rate: true,
    say: {
      zh: '当月完成的回访和评价中有作答的，除以全部。同一次作答结束多个回访的计一次。',
      en: 'Answered over all call-backs and ratings finished in the month; one answer that ends several counts once.',
    },
  }),
  'right-first': m('一次派准率', 'Right unit at once', {
    unit: '%',
    counts: 'right-first',
    of: 'dispatched',
    rate: true,
    say: {
      zh: '当月发出的派单中，没有因退单获准而改派的，除以当月发出的派单。',
      en: 'Orders of the month that were not given to another unit after an accepted return, over all orders of the month.',
    },
  }),
  returned: m('退单率', 'Returned', {
    unit: '%',
    counts: 'returned',
    of: 'dispatched',
    rate: true,
    say: {
      zh: '当月发出的派单中，承办单位提出退单的，除以当月发出的派单，不论裁定结果。',
      en: 'Orders of the month that the unit asked to give back, whatever the ruling, over all orders of the month.',
    },
  }),
  'closed-locally': m('就地化解率', 'Settled locally', {
    unit: '%',
    counts: 'closed-locally',
    of: 'closed',
    rate: true,
    say: {
      zh: '当月办结的事项中，在网格和村（社区）办结的，除以当月办结的。并案的不计。',
      en: 'Matters closed in the month by a grid or village over all matters closed in the month, merged ones left out.',
    },
  }),
  excluded: m('剔除', 'Excluded', {
    unit: '件',
    counts: 'excluded',
    say: {
      zh: '当月经两人审批、不计入各项率的事项。收集数里仍有它，办理照常，名单公开。',
      en: 'Matters that two people took out of every rate in the month. They stay among those collected, go on being handled, and are listed in public.',
    },
  }),
  'supervision-notices': m('督办通知单', 'Supervision notices', {
    unit: '份',
    counts: 'supervision-notice',
    say: { zh: '当月编号印发的督办通知单。', en: 'Numbered supervision notices issued in the month.' },
  }),
  'special-reports': m('专报', 'Special reports', {
    unit: '期',
    counts: 'special-report',
    say: { zh: '当月发布的专报。', en: 'Special reports released in the month.' },
  }),
  'sign-breaches': m('超时未签收', 'Not signed in time', {
    unit: '次',
    counts: 'sign-breach',
    say: {
      zh: '当月到签收时限没有签收的次数。以后签收的也不抹去。',
      en: 'Times an order was not signed when its time to sign came in the month; a later signature does not undo it.',
    },
  }),
}

/** A figure whose cases are the denominator, beside those that figures count by name. */
const BASES: Readonly<Record<string, { flag: Flag; words: Words; definition: Words }>> = {
  dispatched: {
    flag: 'dispatched',
    words: { zh: '派单', en: 'Orders' },
    definition: { zh: '当月发给牵头单位的派单。', en: 'Orders issued to a lead unit in the month.' },
  },
}

export type Countable = { readonly flag: Flag; readonly words: Words; readonly definition: Words }
/** What the name in an address counts; undefined when there is no such figure. */
export const countable = (name: string): Countable | undefined => {
  const measure = Object.hasOwn(MEASURES, name) ? MEASURES[name as FigureId] : undefined
  if (measure) return { flag: measure.counts, words: measure.words, definition: measure.definition }
  return Object.hasOwn(BASES, name) ? BASES[name] : undefined
}
