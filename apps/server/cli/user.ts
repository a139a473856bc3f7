import { isPostKind, POST_KINDS, type PostKind } from '@yiwang/registry/pack'
import { type Command, InvalidArgumentError } from 'commander'
import { wrongUse } from './cli-error.ts'
import { examples } from './examples.ts'
import { type Voice, voice } from './voice.ts'

type Common = { tenant?: string; json?: boolean }
type Add = Common & { admin?: boolean; username: string; name: string; county?: string; countyName?: string }

const username = (text: string): string => {
  if (!/^[a-z][a-z0-9.-]{2,40}$/.test(text))
    throw new InvalidArgumentError(
      '小写字母开头，3 到 41 个小写字母、数字、点或 - · 3 to 41 small letters, digits, dots or -, a letter first',
    )
  return text
}
const county = (text: string): string => {
  if (!/^\d{6}$/.test(text)) throw new InvalidArgumentError('要 6 位区划代码，如 370828 · six digits, such as 370828')
  return text
}

const kind = (text: string): PostKind => {
  if (isPostKind(text)) return text
  const all = Object.keys(POST_KINDS).join(' ')
  throw new InvalidArgumentError(`没有这种岗位，可选：${all} · no such kind; one of ${all}`)
}
const NEEDS: Record<string, string> = { grid: '--grid', unit: '--unit', area: '--area' }
const kindLines = (): string[] =>
  Object.entries(POST_KINDS).map(([k, { words, scope, level }]) => {
    const needs = scope === 'area' && level === 'county' ? '' : (NEEDS[scope] ?? '')
    return `  ${k.padEnd(18)} ${needs.padEnd(7)} ${words.zh} · ${words.en}`
  })

type Work = typeof import('./user-work.ts')
const within = async (
  f: Common,
  work: (w: Work, c: import('../compose.ts').Composed, at: { tenant: string; v: Voice }) => Promise<void>,
): Promise<void> => {
  const v = voice(f)
  const [{ withPlatform }, { chooseTenant }, users] = await Promise.all([
    import('./open.ts'),
    import('./choose-tenant.ts'),
    import('./user-work.ts'),
  ])
  await withPlatform({ voice: v, beside: true }, async (c) =>
    work(users, c, { tenant: await chooseTenant(c.db, f.tenant), v }),
  )
}

const shown = (name: string, password: string): string[] => [
  `用户 ${name} · User ${name}`,
  `一次性密码 · One-time password: ${password}`,
  '只显示这一次；第一次登录要改密码 · Shown only now; it must be changed at the first sign-in',
]

const addAdmin = async (f: Add): Promise<void> => {
  if (!f.county && !f.tenant)
    throw wrongUse(
      '第一位管理员要写明县区：--county 370828（6 位区划代码）。',
      'The first administrator needs the county: --county 370828 (six digits).',
    )
  const v = voice(f)
  const [{ withPlatform }, { countyTenant }, users, { auditSystem }, { publishAll }, { chooseTenant }] =
    await Promise.all([
      import('./open.ts'),
      import('./first-county.ts'),
      import('./user-work.ts'),
      import('./system-audit.ts'),
      import('./publish.ts'),
      import('./choose-tenant.ts'),
    ])
  await withPlatform({ voice: v, beside: true }, async (c, d) => {
    await publishAll(d.url, undefined)
    const wanted = { county: f.county ?? '', name: f.countyName, now: Date.now() }
    const made = f.county ? await countyTenant(c.db, wanted) : undefined
    const tenant = made?.tenant ?? (await chooseTenant(c.db, f.tenant))
    const area = (await divisionOf(c, tenant)) ?? f.county
    const audited = {
      tenant,
      operation: 'cli.county' as const,
      subjectKind: 'tenant',
      subject: tenant,
      outcome: 'ok' as const,
    }
    if (made?.made) await auditSystem(c.db, { ...audited, change: { pack: made.pack } })
    await c.ready()
    const account = await users.addUser(c, { tenant, username: f.username, name: f.name })
    await users.addPost(c, { tenant, username: f.username }, { kind: 'system-admin', area })
    v.answer({ tenant, username: f.username, id: account.id, firstPassword: account.firstPassword, admin: true }, [
      ...(made?.made ? [`已建县区 ${made.name}（${tenant}）· County made: ${made.name} (${tenant})`] : []),
      ...(made?.made && !made.pack ? ['还没有机制在用 · No mechanism is in force yet'] : []),
      ...shown(f.username, account.firstPassword),
    ])
  })
}

const divisionOf = async (c: import('../compose.ts').Composed, tenant: string): Promise<string | undefined> => {
  const { rows } = await c.db.pool.query('select division from platform.tenant where tenant=$1', [tenant])
  return rows[0]?.division ?? undefined
}

const add = (f: Add): Promise<void> =>
  f.admin
    ? addAdmin(f)
    : within(f, async (w, c, { tenant, v }) => {
        const made = await w.addUser(c, { tenant, username: f.username, name: f.name })
        const answer = { tenant, username: f.username, ...made, admin: false }
        v.answer(answer, [...shown(f.username, made.firstPassword), '还没有岗位：./yiwang user post add · No post yet'])
      })

/** A post with its place: 承办岗（县住建局）. */
const postLine = (p: import('./user-work.ts').Account['posts'][number]): string => {
  const place = p.unitName ?? p.areaName ?? p.grid
  return `${p.kindWords.zh}${place ? `（${place}）` : ''}`
}

const list = (f: Common & { find?: string }): Promise<void> =>
  within(f, async (w, c, { tenant, v }) => {
    const staff = (await w.listAccounts(c, tenant, f.find))
      .filter((a) => a.kind === 'staff')
      .sort((a, b) => ((a.username ?? '') < (b.username ?? '') ? -1 : 1))
    const lines = staff.map((a) => {
      const posts = a.posts.map(postLine).join('、') || '无岗位 · no post'
      return `${(a.username ?? '').padEnd(22)} ${a.disabled ? '停用 · disabled  ' : ''}${a.name}  ${posts}`
    })
    v.answer({ tenant, users: staff }, [`${staff.length} 个用户 · ${staff.length} users`, ...lines])
  })

const switchTo =
  (disabled: boolean) =>
  (name: string, f: Common & { reason: string }): Promise<void> =>
    within(f, async (w, c, { tenant, v }) => {
      await w.setUserDisabled(c, { tenant, username: name }, { disabled, reason: f.reason })
      const said = disabled
        ? `已停用 ${name}，会话当即失效 · ${name} disabled, sessions ended`
        : `已恢复 ${name} · ${name} enabled`
      v.answer({ tenant, username: name, disabled }, [said])
    })

const reset = (name: string, f: Common): Promise<void> =>
  within(f, async (w, c, { tenant, v }) => {
    const firstPassword = await w.resetUser(c, { tenant, username: name })
    v.answer({ tenant, username: name, firstPassword }, shown(name, firstPassword))
  })

type PostFlags = Common & { username: string; kind: PostKind; unit?: string; grid?: string; area?: string }
const postAdd = (f: PostFlags): Promise<void> =>
  within(f, async (w, c, { tenant, v }) => {
    const { scope, level, words } = POST_KINDS[f.kind]
    // A post over the whole county has one place only.
    const own = scope === 'area' && level === 'county' && !f.area ? await divisionOf(c, tenant) : undefined
    const id = await w.addPost(c, { tenant, username: f.username }, { ...f, ...(own ? { area: own } : {}) })
    v.answer({ tenant, username: f.username, post: id, kind: f.kind }, [
      `${f.username} 已任${words.zh} · ${f.username} now holds ${f.kind}`,
    ])
  })

const common = (c: Command): Command =>
  c.option('--tenant <id>', '哪个县区 · which county').option('--json', '只输出 JSON · JSON only')
const why = ['--reason <text>', '理由，记入审计 · reason, kept in the audit'] as const

/** `user`: accounts and posts; works beside a running `up`. */
export const registerUser = (program: Command): void => {
  const user = program.command('user').description('用户和岗位 · users and posts')
  common(user.command('add').description('建用户，给一次性密码 · make a user, print a one-time password'))
    .option('--admin', '系统管理员；需要时先建县区 · a system administrator; makes the county when needed')
    .requiredOption('--username <name>', '登录名 · sign-in name', username)
    .requiredOption('--name <name>', '姓名 · name of the person')
    .option('--county <code>', '6 位区划代码 · six-digit division code', county)
    .option('--county-name <name>', '县区名称 · name of the county')
    .addHelpText(
      'after',
      examples(
        './yiwang user add --admin --username admin --name 尹一 --county 370828',
        './yiwang user add --username wang.li --name 王丽',
      ),
    )
    .action(add)
  common(user.command('list').description('列出用户 · list users'))
    .option('--find <text>', '姓名或登录名的一部分 · part of a name')
    .action(list)
  common(user.command('disable <username>').description('停用 · disable'))
    .requiredOption(...why)
    .action(switchTo(true))
  common(user.command('enable <username>').description('恢复 · enable'))
    .requiredOption(...why)
    .action(switchTo(false))
  common(user.command('reset <username>').description('重设密码 · reset the password')).action(reset)
  const post = user.command('post').description('岗位 · posts')
  common(post.command('add').description('任职 · put a user into a post'))
    .requiredOption('--username <name>', '登录名 · sign-in name')
    .requiredOption('--kind <kind>', '岗位种类，见下 · kind of post, see below', kind)
    .option('--unit <code>', '单位代码或名称 · unit')
    .option('--grid <code>', '网格代码 · grid')
    .option('--area <code>', '区划代码；全县的岗位可不写 · division; not needed for a post of the whole county')
    .addHelpText(
      'after',
      `
岗位种类和要写的范围 · Kinds and what each needs:
${kindLines().join('\n')}
${examples(
  './yiwang user post add --username wang.li --kind county-dispatcher',
  './yiwang user post add --username zhao.min --kind handler --unit D05',
)}`,
    )
    .action(postAdd)
}
