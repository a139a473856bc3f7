import type { DraftPlace } from '../device/draft.ts'

export type WhereFault = 'whereNeed' | 'hereNeed' | 'borderNeed' | 'pickNeed' | 'describeNeed'

/** What still has to be said about the place; `border` tells that the position lies close to another grid. */
export const whereFault = (place: DraftPlace, border: boolean): WhereFault | undefined => {
  if (place.way === undefined) return 'whereNeed'
  if (place.way === 'here') {
    if (!place.point) return 'hereNeed'
    return border && !place.grid ? 'borderNeed' : undefined
  }
  if (place.way === 'pick') return place.division ? undefined : 'pickNeed'
  return place.words.trim() === '' ? 'describeNeed' : undefined
}
