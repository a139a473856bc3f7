import { type Command, InvalidArgumentError } from 'commander'
import { fileToMake } from './argument-file.ts'
import { refusal } from './cli-error.ts'
import { examples } from './examples.ts'
import { voice } from './voice.ts'

type Common = { tenant?: string; json?: boolean; force?: boolean }
type Row = { id: string; month: string; issue: number | null; state: string; pack: string }

const month = (text: string): string => {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('要像 2026-05 · must look like 2026-05')
  return text
}
const STATES: Record<string, string> = {
  draft: '草稿 · draft',
  refused: '数字不平，未成稿 · refused: figures do not balance',
  checked: '已核对 · checked',
  released: '已发布 · released',
  recalled: '已撤回 · recalled',
}

const opened = async (
  f: Common,
  work: (c: import('../compose.ts').Composed, tenant: string) => Promise<void>,
): Promise<void> => {
  const [{ withPlatform }, { chooseTenant }] = await Promise.all([import('./open.ts'), import('./choose-tenant.ts')])
  await withPlatform({ voice: voice(f), beside: true }, async (c) => work(c, await chooseTenant(c.db, f.tenant)))
}

const rowsOf = async (c: import('../compose.ts').Composed, tenant: string): Promise<Row[]> => {
  const text = 'select id, month, issue, state, pack from insight.bulletin where tenant=$1 order by month, drafted_at'
  return (await c.db.pool.query<Row>(text, [tenant])).rows
}

const list = (f: Common): Promise<void> =>
  opened(f, async (c, tenant) => {
    const rows = await rowsOf(c, tenant)
    voice(f).answer({ tenant, bulletins: rows }, [
      `${rows.length} 期 · ${rows.length} bulletins`,
      ...rows.map((r) => `  ${r.month}  ${r.issue === null ? '—' : `第 ${r.issue} 期`}  ${STATES[r.state] ?? r.state}`),
    ])
  })

const draft = (text: string, f: Common): Promise<void> =>
  opened(f, async (c, tenant) => {
    const [{ callAs, systemActor }, { draftBulletin }] = await Promise.all([
      import('@yiwang/platform/platform'),
      import('@yiwang/insight/contract'),
    ])
    const actor = systemActor(tenant, 'command-line')
    const made = await callAs(c.platform, draftBulletin, { actor, input: { month: text } })
    voice(f).answer({ tenant, month: text, ...made }, [
      `${text}：第 ${made.issue} 期，${STATES[made.state] ?? made.state}`,
      '核对和发布要由两个人在网页上完成 · Checking and releasing are done by two people on the pages',
    ])
    if (made.state === 'refused') process.exitCode = 1
  })

const bytesOf = (answer: unknown): Uint8Array => (answer as { bytes: Uint8Array }).bytes

const document =
  (ending: 'docx' | 'xlsx') =>
  async (text: string, file: string, f: Common): Promise<void> => {
    const path = fileToMake(file, f.force)
    await opened(f, async (c, tenant) => {
      const row = (await rowsOf(c, tenant)).filter((r) => r.month === text && r.state !== 'recalled').at(-1)
      if (!row)
        throw refusal(
          'NO_BULLETIN',
          `${text} 还没有通报。先运行 ./yiwang bulletin draft ${text}。`,
          `There is no bulletin of ${text}. Run ./yiwang bulletin draft ${text} first.`,
        )
      const [{ callAs, systemActor }, insight, { writeFileSync }] = await Promise.all([
        import('@yiwang/platform/platform'),
        import('@yiwang/insight/contract'),
        import('node:fs'),
      ])
      const op = ending === 'docx' ? insight.bulletinDocx : insight.bulletinXlsx
      const answer = await callAs(c.platform, op, { actor: systemActor(tenant, 'command-line'), input: { id: row.id } })
      const bytes = bytesOf(answer)
      writeFileSync(path, bytes, { mode: 0o600 })
      const said = row.state === 'released' ? '' : `（${STATES[row.state] ?? row.state}）`
      voice(f).answer({ tenant, month: text, state: row.state, file: path, bytes: bytes.length }, [
        `已写入 ${path}${said} · written`,
      ])
    })
  }

const common = (c: Command): Command =>
  c.option('--tenant <id>', '哪个县区 · which county').option('--json', '只输出 JSON · JSON only')

/** `bulletin`: looks and drafts; releasing stays with people. */
export const registerBulletin = (program: Command): void => {
  const group = program
    .command('bulletin')
    .description('月度通报：查看、起草、导出；不发布 · monthly bulletins; never releases')
  common(group.command('list').description('列出各期 · list them')).action(list)
  common(group.command('draft').description('起草一个月的通报 · draft the bulletin of a month'))
    .argument('<month>', '月份，如 2026-05 · month', month)
    .addHelpText('after', examples('./yiwang bulletin draft 2026-05', './yiwang bulletin docx 2026-05 2026-05.docx'))
    .action(draft)
  for (const ending of ['docx', 'xlsx'] as const)
    common(
      group
        .command(ending)
        .description(ending === 'docx' ? '写出公文 · write the document' : '写出表格 · write the tables'),
    )
      .argument('<month>', '月份，如 2026-05 · month', month)
      .argument('<file>', '写到哪里 · file to write')
      .option('--force', '覆盖已有文件 · overwrite')
      .action(document(ending))
}
