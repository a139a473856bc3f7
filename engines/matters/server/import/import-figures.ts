import { type Reader, sql } from '@yiwang/platform/db'
import { FILE_CLOCK } from './build-matter.ts'

/** What an import left in the database, counted there: nothing here repeats what the import said of itself. */
export type ImportFigures = {
  readonly matters: number
  readonly joins: number
  /** Clocks of imported matters that somebody has to meet or had to. */
  readonly clocks: number
  /** Closed matters with a missed due time of the clock that the file gave. */
  readonly breachesAmongClosed: number
  /** Matters without a clock whose due time the file could have given. */
  readonly withoutDue: number
}

// One pass over each table: a look per matter would take for ever on tables whose statistics are not made yet.
const COUNT = `with m as materialized (select id, super, joins from matters.matter where tenant=$1 and channel='import'),
    c as materialized (select matter, kind, state from matters.clock where tenant=$1),
    missed as materialized (select distinct matter from matters.miss where tenant=$1 and kind=$2),
    timed as materialized (select distinct matter from c where kind=$2)
  select (select count(*)::int from m) as matters, (select coalesce(sum(joins), 0)::int from m) as joins,
    (select count(*)::int from c where state <> 'void' and matter in (select id from m)) as clocks,
    (select count(*)::int from m where super <> 'open' and id in (select matter from missed)) as "breachesAmongClosed",
    (select count(*)::int from m where id not in (select matter from timed)) as "withoutDue"`

/** Counts the imported matters of a tenant. */
export const importFigures = async (db: Reader, tenant: string): Promise<ImportFigures> =>
  (await db.one<ImportFigures>(sql(COUNT, [tenant, FILE_CLOCK])))!
