import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { type Locale, LocaleProvider } from './i18n.tsx'
import { Written } from './written.tsx'

const shown = (locale: Locale, text: string) =>
  renderToStaticMarkup(
    <LocaleProvider initial={locale}>
      <Written>{text}</Written>
    </LocaleProvider>,
  )

it('says on the English face what is Chinese', () =>
  expect(shown('en', 'Handed to 水务局')).toBe('<span>Handed to <span lang="zh-CN">水务局</span></span>'))
it('keeps what is all Chinese in one piece', () =>
  expect(shown('en', '《城市供水条例》')).toBe('<span lang="zh-CN">《城市供水条例》</span>'))
it('adds nothing to English words, nor on the Chinese face', () => {
  expect(shown('en', 'Handed to Water')).toBe('Handed to Water')
  expect(shown('zh-CN', '已交给水务局')).toBe('已交给水务局')
})
