import type pg from 'pg'

/** What fenced connections act as: sees one tenant's rows, and can change no history. */
export const FENCED_ROLE = 'yiwang_app'
/** Names the tenant of a fenced connection; set once, when it connects. */
export const FENCED_TENANT = 'yiwang.tenant'

/** History is added to and read, by grants: nothing that serves requests can change or remove a row of it. */
const APPEND_ONLY = ['platform.event', 'platform.audit', 'platform.audit_block']
/**
 * Words of records, found through an index whose operator the database does not let pass the fence; what is found is
 * shown only through its record, which stands behind the fence.
 */
const OPEN = ['search.document']

const OURS = `n.nspname not in ('pg_catalog','information_schema','pg_toast','public','yiwang') and n.nspname not like 'pg\\_%'`

const ROLE = `do $$ begin
  create role ${FENCED_ROLE} nologin;
exception when duplicate_object or unique_violation then null; end $$`
const MEMBER = `do $$ begin
  if not pg_has_role(current_user, '${FENCED_ROLE}', 'member') then execute 'grant ${FENCED_ROLE} to ' || quote_ident(current_user); end if;
end $$`
const GRANTS = `do $$ declare s text; t text; begin
  for s in select quote_ident(n.nspname) from pg_namespace n where ${OURS} loop
    execute format('grant usage on schema %s to ${FENCED_ROLE}', s);
    execute format('grant select, insert, update, delete on all tables in schema %s to ${FENCED_ROLE}', s);
  end loop;
  foreach t in array array[${APPEND_ONLY.map((t) => `'${t}'`)}] loop
    execute format('revoke update, delete on %s from ${FENCED_ROLE}', t);
  end loop;
end $$`
const POLICIES = `do $$ declare t text; begin
  for t in select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid=c.relnamespace
    join pg_attribute a on a.attrelid=c.oid and a.attname='tenant' and not a.attisdropped
    where c.relkind in ('r','p') and ${OURS} and not c.relrowsecurity and c.oid::regclass::text <> all(array[${OPEN.map((t) => `'${t}'`)}]) loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy fence on %s using (tenant = current_setting(''${FENCED_TENANT}'', true))', t);
  end loop;
  for t in select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid=c.relnamespace where c.relkind='v' and ${OURS} loop
    execute format('alter view %s set (security_invoker = true)', t);
  end loop;
end $$`

/**
 * The second fence between tenants (the first is `tenant=$1` in every statement): row level security for the role that
 * serves requests, on every table that has a tenant. Runs after the migrations, in their transaction, so that a new table
 * is never without. Where the database user may not make roles there is none, and `doctor` says so.
 */
export const raiseFence = async (c: pg.Client): Promise<boolean> => {
  await c.query('savepoint fence')
  try {
    for (const text of [ROLE, MEMBER, GRANTS, POLICIES]) await c.query(text)
    return true
  } catch (e) {
    if ((e as { code?: string }).code !== '42501') throw e
    await c.query('rollback to savepoint fence')
    return false
  }
}

/** Tables that have a tenant and yet stand outside, and views that read as their owner. */
export const OPEN_TABLES = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid=c.relnamespace
  where ${OURS} and c.oid::regclass::text <> all(array[${OPEN.map((t) => `'${t}'`)}]) and (
    c.relkind='v' and not coalesce('security_invoker=true' = any(c.reloptions), false)
    or c.relkind in ('r','p') and not c.relrowsecurity
       and exists (select 1 from pg_attribute a where a.attrelid=c.oid and a.attname='tenant')) order by 1`

/** Whether this connection's user may act as the fenced role here. */
export const STANDS = `select coalesce(pg_has_role(current_user, to_regrole('${FENCED_ROLE}'), 'member'), false)
  and exists (select 1 from pg_policies where policyname='fence') as stands`
