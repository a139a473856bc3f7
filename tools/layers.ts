import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fronts, packs } from '@yiwang/packs'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { places } from '../packs/atlas/places.ts'

/** Who may not import whom, beyond what the doors already forbid. One line a rule. */
type Rule = { name: string; from: string; fromNot?: string; to: string; toNot?: string }
const ENGINES = 'registry|matters|insight|portal'
const RULES: Rule[] = [
  { name: 'kernel imports nothing of ours', from: '^kernel/', to: '^(platform|ui|commons|engines|packs|apps|tools)/' },
  { name: 'platform knows no business', from: '^platform/', to: '^(ui|commons|engines|packs|apps|tools)/' },
  { name: 'ui knows no contracts', from: '^ui/', to: '^(platform|commons|engines|packs|apps|tools)/' },
  { name: 'commons below engines', from: '^commons/', to: '^(engines|packs|apps|tools)/' },
  { name: 'engines below packs and apps', from: '^engines/', fromNot: '\\.test\\.ts$', to: '^(packs|apps|tools)/' },
  ...ENGINES.split('|').map((e) => ({
    name: `${e} imports no sibling`,
    from: `^engines/${e}/`,
    fromNot: '\\.test\\.ts$',
    to: `^engines/(?!${e}/|registry/${e === 'insight' ? '|[a-z]+/contract/' : ''})`,
  })),
  {
    name: 'web never reaches the server',
    from: '^(apps/web/(faces|shell)|engines/[a-z]+/web|ui)/',
    to: '^(platform|packs|apps/server)/|/server/',
  },
  {
    name: 'packs stay data',
    from: '^packs/',
    fromNot: '\\.test\\.ts$|^packs/drafts/',
    to: '/(server|web)/|^platform/|^apps/',
  },
  {
    name: 'packs do not import packs',
    from: '^packs/([a-z0-9-]+)/',
    fromNot: '^packs/(shared|drafts)/',
    to: '^packs/(?!shared/|$1/)[a-z0-9-]+/',
  },
]

const LEAST_MODULES = 200
const options = {
  includeOnly: '^(kernel|platform|ui|commons|engines|packs|apps|tools)/',
  exclude: { path: 'node_modules|/dist/|\\.gen\\.ts$' },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'default'] },
  ruleSet: {
    forbidden: RULES.map((r) => ({
      name: r.name,
      severity: 'error' as const,
      from: { path: r.from, ...(r.fromNot ? { pathNot: r.fromNot } : {}) },
      to: { path: r.to },
    })),
  },
  validate: true,
}

const layers = async (): Promise<string[]> => {
  const r = await cruise(
    ['kernel', 'platform', 'ui', 'commons', 'engines', 'packs', 'apps', 'tools'],
    options as never,
    undefined,
    { tsConfig: extractTSConfig('tsconfig.server.json') } as never,
  )
  const { summary } = r.output as ICruiseResult
  if (summary.totalCruised < LEAST_MODULES)
    return [`only ${summary.totalCruised} modules were read: the check would prove nothing`]
  return summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)
}

const tracked = (): string[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .filter((f) => f !== '' && existsSync(f))

/** No pack id, place or mechanism word outside packs, apps/server and documents. */
const escaped = (s: string): string => s.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const BRANDS = ['蒜都', '五步棋', '民意"5"', '包网联户', '民情日报', '周会审', '红帆驿站', '操心人', '五个一']
const stems = Object.values(places).flatMap((p) => [
  p.zh.replace(/(新区|县|市|区)$/, ''),
  (p.en.split(' ')[0] ?? p.en).toLowerCase(),
])
const WORDS = new RegExp(
  [...new Set([...packs.map((p) => p.pack.id), ...fronts.map((f) => f.pack.id), ...stems, ...BRANDS])]
    .map(escaped)
    .join('|'),
  'i',
)
const CLEAN = /^(kernel|platform|ui|commons|engines|apps\/web)\/.*\.(ts|tsx|json|css|sql|md|html)$/
const words = (files: string[]): string[] =>
  files
    .filter((f) => CLEAN.test(f))
    .flatMap((f) => (WORDS.test(readFileSync(f, 'utf8')) ? [`a place or mechanism is named in ${f}`] : []))

/** Workplace traces and sizes. */
const LONG = 400
const sizes = (files: string[]): string[] =>
  files
    .filter((f) => /\.(ts|tsx)$/.test(f) && !/\.gen\.|\/contract\/|drafts\//.test(f))
    .flatMap((f) => {
      const n = readFileSync(f, 'utf8').split('\n').length
      return n > LONG ? [`${f} has ${n} lines`] : []
    })

const files = tracked()
const problems = [...(await layers()), ...words(files), ...sizes(files)]
for (const p of problems) process.stdout.write(`${p}\n`)
process.exit(problems.length ? 1 : 0)
