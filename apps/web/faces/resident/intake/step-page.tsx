import { useT } from '@yiwang/ui'
import type { ComponentProps } from 'react'
import { AskPage } from '../ask-page.tsx'
import { residentMessages } from '../messages.ts'
import { intakeMessages } from './messages.ts'
import type { StepId } from './steps.ts'
import { useStep } from './use-step.ts'

type StepPageProps = Omit<ComponentProps<typeof AskPage>, 'beside' | 'back' | 'act'> & {
  step: StepId
  act?: string | undefined
}

/** One step of a report with its number; the button goes on to the next, unless `act` says what else it does. */
export const StepPage = ({ step, act, ...rest }: StepPageProps) => {
  const t = useT(intakeMessages)
  const r = useT(residentMessages)
  const { n, of, before } = useStep(step)
  return (
    <AskPage
      {...rest}
      beside={<span className="yw-muted">{t('step', { n, of })}</span>}
      back={before}
      act={act ?? r('next')}
    />
  )
}
