import type { ReactNode } from 'react'

/** A form behind a button; stands in the page, so nothing covers what it is about. */
export const Fold = ({ label, children }: { label: string; children: ReactNode }) => (
  <details className="yw-fold">
    <summary className="yw-button">{label}</summary>
    <div className="yw-card">{children}</div>
  </details>
)
