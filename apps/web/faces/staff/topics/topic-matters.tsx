import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { dayWords, formatRef, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { topicMessages } from './messages.ts'
import type { Topic, TopicMatter } from './types.ts'

type Props = {
  topic: Topic
  /** Chosen for one answer; without it the list is only read. */
  chosen?: ReadonlySet<string>
  onFlip?: (id: string) => void
}

const Row = ({ item }: { item: TopicMatter }) => {
  const t = useT(topicMessages)
  const { locale } = useLocale()
  const now = useNow()
  const answer = item.outcome ? t(`outcome${item.outcome}`) : t('unanswered')
  const when = item.answeredAt && dayWords(item.answeredAt, { now, locale })
  return (
    <div className="yw-row-body">
      <span className="yw-row-title">
        <Link to="/matters/$id" params={{ id: item.id }}>
          <Written>{item.title}</Written>
        </Link>
      </span>
      <span className="yw-row-line">
        {[formatRef(item.ref), say(item.stageWords, locale), answer, when].filter(Boolean).join(' · ')}
      </span>
      {item.answer && (
        <span>
          <Written>{item.answer}</Written>
        </span>
      )}
    </div>
  )
}

/** The matters of a topic and what each was answered; what waits for an answer comes first. */
export const TopicMatters = ({ topic, chosen, onFlip }: Props) => (
  <ul className="yw-rows yw-topic-rows">
    {topic.items.map((item) => (
      <li key={item.id} data-outcome={item.outcome ?? 'none'}>
        {chosen && onFlip && item.outcome === 'close' && <span className="yw-topic-tick" />}
        {chosen && onFlip && item.outcome !== 'close' && (
          <label className="yw-topic-tick">
            <input type="checkbox" checked={chosen.has(item.id)} onChange={() => onFlip(item.id)} />
            <span className="yw-sr">{formatRef(item.ref)}</span>
          </label>
        )}
        <Row item={item} />
      </li>
    ))}
  </ul>
)
