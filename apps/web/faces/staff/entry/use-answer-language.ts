import { useLocale } from '@yiwang/ui'
import { useEffect, useRef } from 'react'
import { useApi } from '../../../shell/face-root.tsx'

/** Refusals come in the language of the page, not of the browser. */
export const useAnswerLanguage = (): void => {
  const api = useApi()
  const { locale } = useLocale()
  const now = useRef(locale)
  now.current = locale
  useEffect(() => {
    const language = {
      onRequest: ({ request }: { request: Request }) => {
        request.headers.set('accept-language', now.current)
        return request
      },
    }
    api.use(language)
    return () => api.eject(language)
  }, [api])
}
