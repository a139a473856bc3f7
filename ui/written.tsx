import type { ReactNode } from 'react'
import { chineseRuns, type Run } from './chinese-runs.ts'
import { useLocale } from './i18n.tsx'

const Said = ({ run }: { run: Run }) => (run.zh ? <span lang="zh-CN">{run.text}</span> : run.text)

/**
 * Words as somebody wrote them: names of places and units, what a resident said. They have one language, so on the
 * English face the Chinese in them says that it is Chinese, and a screen reader reads it so. Other nodes pass through.
 */
export const Written = ({ children }: { children: ReactNode }): ReactNode => {
  const { locale } = useLocale()
  if (locale === 'zh-CN' || typeof children !== 'string') return children
  const runs = chineseRuns(children)
  const [only] = runs
  if (!only) return children
  if (runs.length === 1) return <Said run={only} />
  // one box: a cell that lays out its parts side by side must not pull a sentence apart
  return (
    <span>
      {runs.map((run, i) => (
        <Said key={i} run={run} />
      ))}
    </span>
  )
}
