import type { ReactNode } from 'react'
import { icons } from '../icons.tsx'

/** A supervision grade: pennant and word, never a clock badge. The caller brings colour and word. */
export const Flag = ({ colour, children }: { colour: 'blue' | 'yellow' | 'red'; children: ReactNode }) => (
  <span className="yw-flag" data-colour={colour}>
    {icons.pennant}
    {children}
  </span>
)
