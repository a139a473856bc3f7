import { type ActionView, type FormValues, type MatterView, PackForm, say, textOf } from '@yiwang/matters/web/shared'
import { useAnnounce, useLocale, useT } from '@yiwang/ui'
import { useAct } from '../entry/use-act.ts'
import { CannedReplies } from './canned-replies.tsx'
import { CategoryField } from './category-field.tsx'
import { matterMessages } from './messages.ts'
import { openGaps } from './open-gaps.ts'

type Props = {
  matter: MatterView
  action: ActionView
  initial?: FormValues
  /** After it went through, or was kept for later. */
  onDone: (sentence: string) => void
  onCancel?: () => void
  /** What this screen knows already and does not ask; sent with the rest. */
  fixed?: FormValues
}

/** What an answer to the resident will look like to her, while it is written. */
const AsSeen = ({ text, checked }: { text: string; checked: boolean }) => {
  const t = useT(matterMessages)
  const head = t(checked ? 'replySeesChecked' : 'replySees')
  return (
    <section className="yw-card yw-preview" aria-label={head}>
      <h3>{head}</h3>
      <p className="yw-said">{text || t('replyEmpty')}</p>
    </section>
  )
}

/** Sends one act on a matter; gives the sentence to show, or what was refused. */
export const useSendAct = (matter: MatterView, action: ActionView, onDone: (sentence: string) => void) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const act = useAct()
  const announce = useAnnounce()
  return async (form: Record<string, unknown>) => {
    const { id, ref, title, seq } = matter
    const { refused, kept } = await act({
      id,
      ref,
      title,
      seq,
      form,
      action: action.action,
      verb: action.verb,
      words: action.words,
    })
    if (refused) return refused
    const sentence = t(kept ? 'kept' : 'done', { act: say(action.words, locale) })
    announce(sentence)
    onDone(sentence)
    return undefined
  }
}

/** One action's form on a matter; answers to residents come with prepared texts and a preview. */
export const ActForm = ({ matter, action, initial, onDone, onCancel, fixed = {} }: Props) => {
  const act = useSendAct(matter, action, onDone)
  const send = (form: Record<string, unknown>) => act({ ...form, ...fixed })
  const answers = action.form.some((f) => f.id === 'text' && f.kind === 'long') && action.leaves
  const t = useT(matterMessages)
  const checked = async (form: Record<string, unknown>) => {
    const gaps = openGaps(textOf(form.text))
    if (!answers || gaps.length === 0) return send(form)
    return { fields: [{ path: 'text', message: t('cannedGaps', { gaps: gaps.join(' ') }) }] }
  }
  return (
    <PackForm
      action={action}
      draftKey={`${matter.id}.${matter.round}.${action.action}`}
      overrides={{ category: (p) => <CategoryField {...p} pack={matter.pack} /> }}
      onSend={checked}
      {...(initial ? { initial } : {})}
      {...(onCancel ? { onCancel } : {})}
      {...(answers
        ? {
            above: (_values: FormValues, set: (field: string, value: unknown) => void) => (
              <CannedReplies matter={matter} verb={action.verb} onPick={(text) => set('text', text)} />
            ),
            // a no to what was asked for goes to those who asked, not outside
            below: (values: FormValues) =>
              action.reaches !== 'never' &&
              values[action.verb] !== false && (
                <AsSeen text={textOf(values.text)} checked={action.reaches === 'checked'} />
              ),
          }
        : {})}
    />
  )
}
