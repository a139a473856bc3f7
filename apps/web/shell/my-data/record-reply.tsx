import { useQueryClient } from '@tanstack/react-query'
import { say } from '@yiwang/kernel/message'
import {
  agoWords,
  Button,
  CheckList,
  Field,
  formatRef,
  TextAreaField,
  useAnnounce,
  useLocale,
  useNow,
  useT,
} from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { newKey, withKey } from '../../client.ts'
import { useApi } from '../face-root.tsx'
import { myDataMessages } from './messages.ts'
import { MY_DATA_KEY, type MyData } from './use-my-data.ts'

const useRecords = (data: MyData): string[] => {
  const { locale } = useLocale()
  const now = useNow()
  const all = [
    ...data.stored.map((s) => say(s.what, locale)),
    ...data.matters.map((m) => `${formatRef(m.ref)} ${m.title}`),
    ...data.looks.map((l) => `${agoWords(l.at, { now, locale })} ${l.who}`),
  ].map((about) => about.slice(0, 200))
  // two looks of one minute read the same
  return [...new Set(all)]
}

/** A refusal as the face's own sentence. */
type Failure = (error: unknown) => string

const useReply = (failure: Failure) => {
  const t = useT(myDataMessages)
  const api = useApi()
  const queries = useQueryClient()
  const announce = useAnnounce()
  const [key, setKey] = useState(newKey)
  const [failed, setFailed] = useState<string>()
  const send = async (body: { about: string; text: string; appeal: boolean }): Promise<boolean> => {
    try {
      await api.POST('/api/me/data/replies', { headers: withKey(key), body })
    } catch (error) {
      setFailed(failure(error))
      return false
    }
    setKey(newKey())
    setFailed(undefined)
    announce(t('sent'))
    await queries.invalidateQueries({ queryKey: MY_DATA_KEY })
    return true
  }
  return { send, failed }
}

/** A word beside a record about oneself, or an appeal to have it corrected. */
export const RecordReply = ({ data, failure }: { data: MyData; failure: Failure }) => {
  const t = useT(myDataMessages)
  const records = useRecords(data)
  const { send, failed } = useReply(failure)
  const [about, setAbout] = useState('')
  const [text, setText] = useState('')
  const [appeal, setAppeal] = useState(false)
  const [tried, setTried] = useState(false)
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    setTried(true)
    if (about === '' || text.trim() === '' || !(await send({ about, text: text.trim(), appeal }))) return
    setText('')
    setTried(false)
  }
  return (
    <details className="yw-why">
      <summary>{t('reply')}</summary>
      <form className="yw-stack" noValidate onSubmit={(e) => void submit(e)}>
        {failed && (
          <p role="alert" className="yw-field-error">
            {failed}
          </p>
        )}
        <Field label={t('about')} error={tried && about === '' ? t('aboutNeed') : undefined}>
          {(ids) => (
            <select className="yw-input" {...ids} value={about} onChange={(e) => setAbout(e.target.value)}>
              <option value="">{t('aboutPick')}</option>
              {records.map((record) => (
                <option key={record}>{record}</option>
              ))}
            </select>
          )}
        </Field>
        <TextAreaField
          label={t('text')}
          error={tried && text.trim() === '' ? t('textNeed') : undefined}
          value={text}
          onText={setText}
          maxLength={1000}
          rows={4}
        />
        <CheckList
          label=""
          choices={[{ value: 'appeal', label: t('appeal') }]}
          values={appeal ? ['appeal'] : []}
          onChange={(values) => setAppeal(values.length > 0)}
        />
        <div className="yw-actions">
          <Button primary type="submit">
            {t('send')}
          </Button>
        </div>
      </form>
    </details>
  )
}
