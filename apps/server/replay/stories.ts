import { existsSync } from 'node:fs'
import { packs } from '@yiwang/packs'
import { DEMO_NAME, DEMO_TENANT } from '../cli/publish.ts'
import { appealsStory } from './appeals/story.ts'
import type { Story } from './plot.ts'
import { hasScript } from './script/format.ts'
import { scriptedStory } from './script/story.ts'

const APPEALS = { zh: '十八个月的诉求和通报', en: 'eighteen months of appeals and bulletins' }

/** Every mechanism whose history this build can replay. */
export const stories = (): readonly Story[] => {
  const demo = packs.find((p) => p.demo)
  if (!demo) return []
  const home = { tenant: DEMO_TENANT, name: DEMO_NAME, data: new URL('data/', demo.dir) }
  return packs.flatMap((e) => {
    const scenario = new URL('replay/scenario.csv', e.dir)
    if (existsSync(scenario)) return [appealsStory(e, { scenario, place: home, words: APPEALS })]
    return hasScript(new URL('replay/', e.dir)) ? [scriptedStory(e, home)] : []
  })
}
