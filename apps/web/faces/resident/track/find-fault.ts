export const REF_LENGTH = 10

/** What keeps a look-up from being sent: digits missing, or a code where none can do without. */
export type FindFault = { field: 'number'; n: number } | { field: 'secret' }

/** The first fault of what was typed; `ref` is digits only. Without a code only a signed-in person may ask. */
export const findFault = (typed: { ref: string; secret: string; codeNeeded: boolean }): FindFault | undefined => {
  if (typed.ref.length !== REF_LENGTH) return { field: 'number', n: typed.ref.length }
  return typed.codeNeeded && typed.secret === '' ? { field: 'secret' } : undefined
}

/** Whether an answer means that number and code do not open a matter, so that asking for them again can help. */
export const asksAgain = (status: number | undefined): boolean => status === 401 || status === 403 || status === 404
