import { TroubleCard, useT } from '@yiwang/ui'
import { ProblemError } from '../../../../problem.ts'
import { actMessages } from './messages.ts'
import type { Act } from './use-act.ts'

// biome-ignore lint/suspicious/noExplicitAny: the note reads no input
type AnyAct = Act<any>

/** What came of an act, standing where the act was: a sentence, or the refusal with its remedy. */
export const ActNote = ({ act }: { act: AnyAct }) => {
  const t = useT(actMessages)
  if (act.pending) return <p className="yw-muted">{t('sending')}</p>
  if (act.done) return <p className="yw-done">{act.done}</p>
  if (!act.error) return null
  if (!(act.error instanceof ProblemError)) return <TroubleCard trouble={{ what: t('notDone') }} />
  const { code, detail, fields, errorNo } = act.error
  const remedy =
    code === 'NETWORK' ? (
      t('noNet')
    ) : (
      <ul className="yw-plain">
        {[detail, ...fields.map((f) => f.message)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    )
  return <TroubleCard trouble={{ what: t('notDone'), remedy, ...(errorNo ? { errorNo } : {}) }} />
}
