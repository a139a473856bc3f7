import type { Command } from 'commander'
import type { Mechanism } from '../demo/with-packs.ts'
import { refusal, wrongUse } from './cli-error.ts'
import { ownCommand } from './own-command.ts'
import { type Voice, voice } from './voice.ts'

/** What to do first with the posts that the other mechanisms need beside the demo's own. */
const TRIES = [
  ['grid.0001', '接待、走访时登记，当场办结', 'write down what a visit brought, settle it on the spot'],
  ['community', '社区一级；受理调解、支部的步骤', 'the community level; mediations, the steps of a branch'],
  ['town-desk', '镇街一级，派给部门', 'the town level, gives matters to departments'],
  ['town-leader', '主持会审；审批', 'chairs joint reviews; approves'],
  ['dispatcher', '县级登记各类事，征求部门意见', 'registers every kind at the county, asks departments'],
  ['handler.d01', '部门：只答有没有意见', 'a department: answers none or objection'],
] as const

type Given = { json?: boolean; history: boolean; only?: string }
/** Mechanisms whose weeks are played; all of them unless named. */
type Play = { readonly history: boolean; readonly only: readonly string[] | undefined }

/** @throws CliError for a mechanism that has no story. */
export const playOf = async ({ history, only }: Given): Promise<Play> => {
  const { demoStories } = await import('../replay/stories.ts')
  const known = demoStories().map((s) => s.mechanism)
  const names = only?.split(',').map((m) => m.trim())
  const stranger = names?.find((m) => !known.includes(m))
  if (stranger !== undefined)
    throw wrongUse(
      `没有机制 ${stranger} 的历史；有：${known.join(' ')}`,
      `No history of ${stranger}; there are: ${known.join(' ')}`,
    )
  return { history, only: names }
}

/** Puts the mechanisms in force and, where wanted, plays their last weeks; refuses a database with real data. */
const fill = async (v: Voice, { history, only }: Play): Promise<readonly Mechanism[]> => {
  const [{ withDatabase }, { migrateDatabase }, { openDb }, { holdings }, { putPacks, fillIn }] = await Promise.all([
    import('./open.ts'),
    import('@yiwang/platform/migrate'),
    import('@yiwang/platform/db'),
    import('./up-state.ts'),
    import('../demo/with-packs.ts'),
  ])
  return withDatabase({ voice: v }, async (d) => {
    await migrateDatabase(d.url)
    const db = openDb(d.url, 1)
    const { real } = await holdings(db).finally(() => db.close())
    if (real > 0)
      throw refusal(
        'HOLDS_REAL',
        '这个数据库里有正式数据，没有改动。演示的机制只装进演示县。',
        'This database holds real data and was not touched. Demo mechanisms go into the demo county.',
      )
    const put = await putPacks(d.url)
    if (history) await play(v, d.url, only)
    await fillIn(d.url)
    return put
  })
}

const play = async (v: Voice, url: string, only: Play['only']): Promise<void> => {
  const { playHistories } = await import('../demo/with-history.ts')
  v.step('正在演最近四周', 'Playing the last four weeks')
  await playHistories(url, v.bar, only)
}

const action = async (given: Given): Promise<void> => {
  const v = voice(given)
  const put = await fill(v, await playOf(given))
  const { DEMO_PASSWORD } = await import('../demo/county.ts')
  v.answer({ mechanisms: put.map((p) => p.mechanism), accounts: TRIES.map(([u]) => u), password: DEMO_PASSWORD }, [
    '演示县现在还启用了 · The demo county now runs, beside its own:',
    ...put.map((p) => `  ${p.mechanism}  ${p.zh} · ${p.en}`),
    `账号（密码 ${DEMO_PASSWORD}）· Accounts (password ${DEMO_PASSWORD}):`,
    ...TRIES.flatMap(([user, zh, en]) => [`  ${user.padEnd(14)} ${zh}`, `  ${' '.repeat(14)} ${en}`]),
    `运行 ${ownCommand('up')}，登记时先选哪一类 · Run ${ownCommand('up')}; registering begins with the kind`,
  ])
}

/** `demo-packs`: the other mechanisms in force in the demo county, for whoever wants to try them in the browser. */
export const registerDemoPacks = (program: Command): void => {
  program
    .command('demo-packs')
    .description(
      '在演示县启用其余机制，演最近四周（先停下 up） · put the other mechanisms in force in the demo county and play their last four weeks; stop up first',
    )
    .option('--no-history', '只启用，不演 · only in force, no matters')
    .option('--only <mechanisms>', '只演这些，逗号分开，如 m20 · play these only, such as m20,m31')
    .option('--json', '只输出 JSON · JSON only')
    .action(action)
}
