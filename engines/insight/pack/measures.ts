/** What can be counted. Closed list: a pack chooses from it and never adds to it. */
export const CLASSES = [
  'on-the-spot',
  'forwarded',
  'unverified',
  'internal',
  'diverted',
  'merged',
  'withdrawn',
  'waiting',
] as const
/** Where a collected matter stands; every one is in exactly one class. */
export type MatterClass = (typeof CLASSES)[number]

export const FIGURES = [
  'collected',
  ...CLASSES,
  'sign-on-time',
  'reply-on-time',
  'reply-late',
  'solved',
  'satisfied',
  'participation',
  'right-first',
  'returned',
  'closed-locally',
  'excluded',
  'supervision-notices',
  'special-reports',
  'sign-breaches',
] as const
export type FigureId = (typeof FIGURES)[number]
