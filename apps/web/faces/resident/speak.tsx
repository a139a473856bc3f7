import { Button, useLocale, useT } from '@yiwang/ui'
import { useEffect, useState } from 'react'
import { residentMessages } from './messages.ts'

/** Whether this device has a voice for the language; many list their voices only after a moment. */
const useVoice = (lang: string): SpeechSynthesisVoice | undefined => {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>()
  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    const look = () => setVoice(speechSynthesis.getVoices().find((v) => v.lang.startsWith(lang.slice(0, 2))))
    look()
    speechSynthesis.addEventListener('voiceschanged', look)
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', look)
      speechSynthesis.cancel()
    }
  }, [lang])
  return voice
}

/** 听: reads the page's text aloud. Not drawn where the device cannot speak the language. */
export const Speak = () => {
  const { locale } = useLocale()
  const t = useT(residentMessages)
  const voice = useVoice(locale)
  const [talking, setTalking] = useState(false)
  if (!voice) return null
  const stop = () => {
    speechSynthesis.cancel()
    setTalking(false)
  }
  const listen = () => {
    speechSynthesis.cancel()
    const said = new SpeechSynthesisUtterance(document.getElementById('content')?.innerText ?? '')
    said.lang = locale
    said.voice = voice
    said.rate = 0.9
    said.onend = () => setTalking(false)
    setTalking(true)
    speechSynthesis.speak(said)
  }
  return (
    <div className="yw-listen">
      <Button aria-pressed={talking} onClick={talking ? stop : listen}>
        {t(talking ? 'listenStop' : 'listen')}
      </Button>
    </div>
  )
}
