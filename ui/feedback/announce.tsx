import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

type Announce = (sentence: string, urgency?: 'polite' | 'assertive') => void
type Said = { n: number; text: string }
const AnnounceContext = createContext<Announce>(() => {})

/** The app's one polite and one assertive live region. One sentence per event, no ticking. */
export const AnnounceRegions = ({ children }: { children: ReactNode }) => {
  const [said, setSaid] = useState<{ polite: Said; assertive: Said }>({
    polite: { n: 0, text: '' },
    assertive: { n: 0, text: '' },
  })
  const announce = useCallback<Announce>((text, urgency = 'polite') => {
    setSaid((before) => ({ ...before, [urgency]: { n: before[urgency].n + 1, text } }))
  }, [])
  // a new key makes the same sentence, said twice, spoken twice
  return (
    <AnnounceContext value={announce}>
      {children}
      <output className="yw-sr" aria-live="polite">
        <span key={said.polite.n}>{said.polite.text}</span>
      </output>
      <div className="yw-sr" role="alert">
        <span key={said.assertive.n}>{said.assertive.text}</span>
      </div>
    </AnnounceContext>
  )
}

/** `announce('已派单给供电公司。')`; the result itself also stands where the act was. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)
