import type { ReactNode } from 'react'

/** Says why it is empty (which filter) and offers one next act. */
export const Empty = ({ cause, next }: { cause: ReactNode; next?: ReactNode }) => (
  <div className="yw-empty">
    <p>{cause}</p>
    {next}
  </div>
)
