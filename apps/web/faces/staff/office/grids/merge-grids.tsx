import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, CheckList, TextAreaField, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, actMessages, Fold, useAct } from '../act/index.ts'
import type { Schemas } from '../answers.ts'
import { gridsMessages } from './messages.ts'

type GridView = Schemas['GridView']

/** Told what was done and which grids came of it. */
export type OnChanged = (words: string, codes: readonly string[]) => void
type MergeFormProps = { grid: GridView; others: readonly GridView[]; onChanged: OnChanged }
const MergeForm = ({ grid, others, onChanged }: MergeFormProps) => {
  const api = useApi()
  const t = useT(gridsMessages)
  const words = useT(actMessages)
  const [codes, setCodes] = useState<string[]>([])
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(
    (body: { codes: string[]; name: string; reason: string }) => api.POST('/api/grids/merge', { body }),
    (answer) => {
      const said = t('mergeDone')
      onChanged(said, [answer.code])
      return said
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (codes.length > 0 && name.trim() && reason.trim())
      act.send({ codes: [grid.code, ...codes], name: name.trim(), reason: reason.trim() })
  }
  return (
    <form className="yw-form" onSubmit={submit}>
      <CheckList
        label={t('mergeWith')}
        error={tried && codes.length === 0 ? t('needPick') : undefined}
        values={codes}
        onChange={setCodes}
        choices={others.map((g) => ({ value: g.code, label: g.name, hint: g.code }))}
      />
      <TextField
        label={t('mergeName')}
        error={tried && !name.trim() ? t('needName') : undefined}
        maxLength={60}
        value={name}
        onText={setName}
      />
      <TextAreaField
        label={words('reason')}
        error={tried && !reason.trim() ? words('needReason') : undefined}
        maxLength={300}
        value={reason}
        onText={setReason}
      />
      <p>{t('keeps')}</p>
      <div className="yw-actions">
        <Button type="submit" primary>
          {t('merge')}
        </Button>
      </div>
      <ActNote act={act} />
    </form>
  )
}

/** Merges this grid with others of its village. */
export const MergeGrids = ({ grid, onChanged }: { grid: GridView; onChanged: OnChanged }) => {
  const api = useApi()
  const t = useT(gridsMessages)
  const query = { division: grid.division }
  const siblings = useAsk(['office', 'siblings', query], () => api.GET('/api/grids', { params: { query } }))
  return (
    <Fold label={t('mergeTitle')}>
      <Loaded of={siblings}>
        {(data) => {
          const others = data.items.filter((g) => g.code !== grid.code)
          return others.length === 0 ? (
            <p>{t('noOthers')}</p>
          ) : (
            <MergeForm grid={grid} others={others} onChanged={onChanged} />
          )
        }}
      </Loaded>
    </Fold>
  )
}
