type MarkProps = { hollow?: boolean; label?: string; size?: number | string }

const POINTS = [4, 12, 20].flatMap((cx) => [4, 20].map((cy) => ({ cx, cy })))

/**
 * The name mark: nine points, the middle row joined into one stroke. Drawn in `currentColor`.
 * Hollow marks a sandbox or drill. Decorative unless `label` is given.
 */
export const Mark = ({ hollow = false, label, size = 24 }: MarkProps) => {
  const paint = hollow ? { fill: 'none', stroke: 'currentColor', strokeWidth: 1.25 } : { fill: 'currentColor' }
  const inset = hollow ? 0.625 : 0
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      role="img"
      aria-label={label}
      aria-hidden={label ? undefined : true}
      {...paint}
    >
      {POINTS.map(({ cx, cy }) => (
        <circle key={`${cx}-${cy}`} cx={cx} cy={cy} r={2 - inset} />
      ))}
      <rect x={2 + inset} y={10 + inset} width={20 - 2 * inset} height={4 - 2 * inset} rx={2 - inset} />
    </svg>
  )
}
