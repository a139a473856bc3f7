import { Link } from '@tanstack/react-router'
import { say, type Words } from '@yiwang/kernel/message'
import { useLocale, Written } from '@yiwang/ui'

type Board = { id: string; title: Words; mechanism: Words }
/** Boards as rows of one line: the mechanism and the title together tell them apart. Every face has its board at the same address. */
export const BoardLinks = ({ boards }: { boards: readonly Board[] }) => {
  const { locale } = useLocale()
  return (
    <ul className="yw-rows">
      {boards.map((b) => (
        <li key={b.id}>
          <Link to="/boards/$id" params={{ id: b.id }}>
            <span className="yw-row-title">
              <Written>{`${say(b.mechanism, locale)} · ${say(b.title, locale)}`}</Written>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
