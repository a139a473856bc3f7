import { useLocale, useNow, useT } from '@yiwang/ui'
import { poolMessages } from './messages.ts'
import type { Member } from './sift-members.ts'
import { termOf } from './term-of.ts'

const CODE = { soon: 'soon', over: 'late' } as const

/** Where somebody's term stands, in words; what needs a hand is marked. */
export const Term = ({ of }: { of: Member }) => {
  const t = useT(poolMessages)
  const { locale } = useLocale()
  const now = useNow()
  const { words, n, day } = termOf(of, { now, locale })
  const text = t(words, { n, day })
  const { standing } = of
  return standing === 'soon' || standing === 'over' ? (
    <span className="yw-badge" data-code={CODE[standing]}>
      {text}
    </span>
  ) : (
    <span>{text}</span>
  )
}
