import { useT } from '@yiwang/ui'
import { intakeMessages } from './messages.ts'
import { useDraftForm } from './use-forms.ts'

const STEPS = ['what', 'about', 'where', 'check'] as const

/** Which of the steps this is, beside the title; a kind that asks nothing of its own has one fewer. */
export const Step = ({ of }: { of: (typeof STEPS)[number] }) => {
  const t = useT(intakeMessages)
  const asks = (useDraftForm()?.fields.length ?? 0) > 0
  const steps = STEPS.filter((s) => asks || s !== 'about')
  return <span className="yw-muted">{t('step', { n: steps.indexOf(of) + 1, of: steps.length })}</span>
}
