import type { ButtonHTMLAttributes } from 'react'

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'> & {
  primary?: boolean
  plain?: boolean
  wide?: boolean
}

/** A verb button. It is never disabled without words: use ActionBar's `disabledReason` for that. */
export const Button = ({ primary, plain, wide, type = 'button', ...native }: ButtonProps) => (
  <button
    {...native}
    type={type}
    className="yw-button"
    {...(primary ? { 'data-primary': '' } : {})}
    {...(plain ? { 'data-plain': '' } : {})}
    {...(wide ? { 'data-wide': '' } : {})}
  />
)
