import { useT } from '@yiwang/ui'
import { intakeMessages } from './messages.ts'

const STEPS = 3

/** Which of the three steps this is, beside the title. */
export const Step = ({ n }: { n: number }) => {
  const t = useT(intakeMessages)
  return <span className="yw-muted">{t('step', { n, of: STEPS })}</span>
}
