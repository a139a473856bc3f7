import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type InboxRow, say } from '@yiwang/matters/web/shared'
import { Button, useAnnounce, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { useAct } from '../entry/use-act.ts'
import { matterMessages } from '../matter/messages.ts'
import { matterQuery } from '../matter/use-matter.ts'

/** U1: one act beside a row; what needs no words is done in place, the rest opens the matter. */
export const RowAct = ({ row, onDone }: { row: InboxRow; onDone?: () => void }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const announce = useAnnounce()
  const act = useAct()
  const [said, setSaid] = useState<string>()
  const { data } = useQuery({ ...matterQuery(useApi(), row.id), enabled: row.act !== null })
  const action = data?.can.find((a) => a.action === row.act || a.verb === row.act)
  if (said) return <span role="status">{said}</span>
  if (!data || !action) return null
  const name = say(action.words, locale)
  if (action.leaves || action.form.some((f) => f.required))
    return (
      <Link className="yw-button" to="/matters/$id" params={{ id: row.id }} aria-label={`${name} ${row.title}`}>
        {name}
      </Link>
    )
  const run = async () => {
    const { ref, title, seq } = data
    const about = {
      id: row.id,
      ref,
      title,
      seq,
      action: action.action,
      verb: action.verb,
      words: action.words,
      form: {},
    }
    const { refused, kept } = await act(about)
    const sentence = refused?.words ?? t(kept ? 'kept' : 'done', { act: name })
    setSaid(sentence)
    announce(sentence)
    if (!refused && !kept) onDone?.()
  }
  return (
    <Button aria-label={`${name} ${row.title}`} onClick={() => void run()}>
      {name}
    </Button>
  )
}
