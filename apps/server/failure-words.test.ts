import { words as identity } from '@yiwang/identity/server'
import { words as insight } from '@yiwang/insight/server'
import { mattersWords } from '@yiwang/matters/server'
import { words as portal } from '@yiwang/portal/server'
import { failureWords as registry } from '@yiwang/registry/server'
import { expect, it } from 'vitest'

it('no two engines give one code different words: the later would speak for the earlier', () => {
  const said = new Map<string, string>()
  const clash: string[] = []
  for (const words of [identity, registry, mattersWords, insight, portal])
    for (const [code, w] of Object.entries(words)) {
      const text = `${w.zh} · ${w.en}`
      if ((said.get(code) ?? text) !== text) clash.push(code)
      said.set(code, text)
    }
  expect(clash).toEqual([])
})
