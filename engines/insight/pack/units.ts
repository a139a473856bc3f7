/**
 * What figures are counted in. Closed list. Units of different kinds are never added: a person (人) is somebody counted
 * once, a person-time (人次) is one coming of somebody.
 */
export const UNITS = {
  人: { kind: 'person', en: ['person', 'people'] },
  人次: { kind: 'person-time', en: ['person-time', 'person-times'] },
  户: { kind: 'household', en: ['household', 'households'] },
  户次: { kind: 'household-time', en: ['household visit', 'household visits'] },
  件: { kind: 'case', en: ['matter', 'matters'] },
  条: { kind: 'entry', en: ['entry', 'entries'] },
  份: { kind: 'paper', en: ['copy', 'copies'] },
  次: { kind: 'time', en: ['time', 'times'] },
  场: { kind: 'gathering', en: ['gathering', 'gatherings'] },
  个: { kind: 'thing', en: ['item', 'items'] },
  项: { kind: 'project', en: ['project', 'projects'] },
  处: { kind: 'place', en: ['place', 'places'] },
  期: { kind: 'issue', en: ['issue', 'issues'] },
  天: { kind: 'day', en: ['day', 'days'] },
  小时: { kind: 'hour', en: ['hour', 'hours'] },
  元: { kind: 'money', en: ['yuan', 'yuan'] },
  '%': { kind: 'share', en: ['%', '%'] },
} as const
export type Unit = keyof typeof UNITS
export const UNIT_NAMES = Object.keys(UNITS) as readonly Unit[]

/** Counted once however often they come, so neither cases nor periods of them add up to a number of them. */
export const countedOnce = (unit: Unit): boolean => ['person', 'household'].includes(UNITS[unit].kind)
