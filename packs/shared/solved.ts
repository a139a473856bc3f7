/**
 * Matters of the appeal process that ended solved, and those that ended otherwise; told by the code they were closed
 * with, which stays when a matter goes to the archive a month later.
 */
export const SOLVED = { super: ['fixed', 'closed'], closedBy: ['settled', 'solved'] } as const
export const ENDED_OTHERWISE = {
  super: ['fixed', 'closed'],
  closedBy: ['explained', 'terminated', 'divert', 'withdrawn', 'imported'],
} as const
