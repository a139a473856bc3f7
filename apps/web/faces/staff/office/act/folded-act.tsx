import { Fold } from './fold.tsx'
import { ReasonForm } from './reason-form.tsx'
import { useAct } from './use-act.ts'

type FoldedActProps = {
  /** What the button says, what follows from it, and what is said when it is done. */
  words: { verb: string; says: string; done: string }
  required: boolean
  send: (reason: string) => Promise<{ data?: unknown }>
}
/** One act behind a fold: what follows from it, a reason where it needs one, the button. */
export const FoldedAct = ({ words, required, send }: FoldedActProps) => {
  const act = useAct(send, () => words.done)
  return (
    <Fold label={words.verb}>
      <ReasonForm
        consequence={words.says}
        verb={words.verb}
        required={required}
        max={500}
        act={act}
        onSend={act.send}
      />
    </Fold>
  )
}
