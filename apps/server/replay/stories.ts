import { existsSync } from 'node:fs'
import { packs } from '@yiwang/packs'
import { DEMO_NAME, DEMO_TENANT } from '../cli/publish.ts'
import { appealsStory } from './appeals/story.ts'
import type { Story } from './plot.ts'
import { hasScript } from './script/format.ts'
import { scriptedStory } from './script/story.ts'

const APPEALS = { zh: '十八个月的诉求和通报', en: 'eighteen months of appeals and bulletins' }

const told = (inDemo: boolean): readonly Story[] => {
  const demo = packs.find((p) => p.demo)
  if (!demo) return []
  const home = { tenant: DEMO_TENANT, name: DEMO_NAME, data: new URL('data/', demo.dir) }
  return packs.flatMap((e) => {
    const scenario = new URL('replay/scenario.csv', e.dir)
    if (existsSync(scenario)) return [appealsStory(e, { scenario, place: home, words: APPEALS })]
    return hasScript(new URL('replay/', e.dir)) ? [scriptedStory(e, { home, inDemo })] : []
  })
}

/** Every mechanism whose history this build can replay. */
export const stories = (): readonly Story[] => told(false)
/** The stories that play in the demo county, and those of other places as they are told there; who reports comes last. */
export const demoStories = (): readonly Story[] =>
  told(true)
    .filter((s) => s.place.tenant === DEMO_TENANT)
    .sort((a, b) => Number(a.reports) - Number(b.reports))
