/** Pages a mechanism can be seen at. */
export const DOORS = ['report', 'track', 'staff', 'duty', 'units', 'nearby', 'board', 'bulletins', 'read'] as const
export type Door = (typeof DOORS)[number]

/** The doors that the way into a mechanism names, `…?see=report,board`, in its own order; a page unknown here is left out. */
export const doorsOf = (way: string | null): Door[] => {
  const named = new URLSearchParams(way?.split('?')[1] ?? '').get('see')?.split(',') ?? []
  return [...new Set(named)].filter((d): d is Door => (DOORS as readonly string[]).includes(d))
}
