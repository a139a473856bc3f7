/** Hatch for no data and dots for fewer than five: neither is a palette colour, neither is zero. */
export const Patterns = ({ id }: { id: string }) => (
  <defs>
    <pattern id={`${id}-hatch`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8" fill="var(--yw-bg-surface)" />
      <line x1="0" y1="0" x2="0" y2="8" stroke="var(--yw-border-control)" strokeWidth="2" />
    </pattern>
    <pattern id={`${id}-dots`} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill="var(--yw-bg-surface)" />
      <circle cx="3" cy="3" r="1.4" fill="var(--yw-border-control)" />
    </pattern>
  </defs>
)

export const hatchPaint = (id: string) => `url(#${id}-hatch)`
export const fewPaint = (id: string) => `url(#${id}-dots)`
