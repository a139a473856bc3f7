import type { Days } from './use-boards.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const dayOf = (value: unknown): string | undefined => (typeof value === 'string' && DAY.test(value) ? value : undefined)

/** What an address asks of a board; what is no day is left out. */
export const readBoardSearch = (search: unknown): { look: 'wall' | undefined; days: Days } => {
  const { look, from, to } = (search ?? {}) as Record<string, unknown>
  const [first, last] = [dayOf(from), dayOf(to)]
  return {
    look: look === 'wall' ? 'wall' : undefined,
    days: first === undefined ? {} : last === undefined ? { from: first } : { from: first, to: last },
  }
}
