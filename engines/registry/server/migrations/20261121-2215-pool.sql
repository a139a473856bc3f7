-- People who may be called on, by pool and field, with the certificate some pools ask for (人才库).
create table registry.pool_member (
  tenant text not null,
  id uuid not null,
  pool text not null,
  person uuid not null,
  name text not null,
  unit_name text not null default '',
  fields text[] not null,
  certificate text,
  valid_until timestamptz,
  ended_at timestamptz,
  primary key (tenant, id)
);
create index pool_member_person on registry.pool_member (tenant, person) where ended_at is null;
create index pool_member_pool on registry.pool_member (tenant, pool) where ended_at is null;
