import { type Db, sql } from '@yiwang/platform/db'
import { refusal, wrongUse } from './cli-error.ts'

type Row = { tenant: string; name_zh: string }

/** The county meant: the one named, else the default one. @throws CliError listing what there is. */
export const chooseTenant = async (db: Db, named: string | undefined): Promise<string> => {
  const rows = await db.rows<Row>(
    sql('select tenant, name_zh from platform.tenant order by is_default desc, created_at, tenant'),
  )
  const list = rows.map((r) => `${r.tenant}（${r.name_zh}）`).join('、')
  if (rows.length === 0)
    throw refusal(
      'NO_TENANT',
      '这里还没有县区。演示请先运行 ./yiwang seed，正式使用请先运行 ./yiwang user add --admin。',
      'There is no county yet. Run ./yiwang seed for a demo, or ./yiwang user add --admin for real use.',
    )
  if (named === undefined) return rows[0]!.tenant
  if (rows.some((r) => r.tenant === named)) return named
  throw wrongUse(`没有县区 ${named}。现有：${list}。`, `There is no county ${named}. There are: ${list}.`)
}
