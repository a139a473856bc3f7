-- Tables every engine writes through: what happened (event), who did it (audit), and what was answered (idempotency).
create schema platform;

create table platform.tenant (
  tenant text primary key,
  name_zh text not null,
  name_en text not null,
  division text,
  demo boolean not null default false,
  is_default boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz not null
);

-- The order of (xid, pos) is the order of commits as far as readers need it: a reader takes only rows whose
-- transaction is older than every running one, so a row that commits late can never be jumped over.
create table platform.event (
  tenant text not null,
  xid xid8 not null default pg_current_xact_id(),
  pos bigint generated always as identity,
  id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject uuid not null,
  at timestamptz not null,
  actor uuid,
  actor_kind text not null,
  capacity text,
  open boolean not null,
  data jsonb not null,
  primary key (tenant, xid, pos)
);
create index event_subject on platform.event (tenant, subject, pos);

create table platform.audit (
  tenant text not null,
  xid xid8 not null default pg_current_xact_id(),
  pos bigint generated always as identity,
  at timestamptz not null,
  actor uuid,
  actor_kind text not null,
  capacity text,
  operation text not null,
  subject_kind text not null,
  subject text,
  outcome text not null,
  pack text,
  change jsonb not null,
  request text,
  primary key (tenant, xid, pos)
);
create index audit_subject on platform.audit (tenant, subject, pos);

create table platform.audit_block (
  tenant text not null,
  n bigint not null,
  from_xid xid8 not null,
  from_pos bigint not null,
  to_xid xid8 not null,
  to_pos bigint not null,
  rows int not null,
  root bytea not null,
  prev bytea not null,
  at timestamptz not null,
  primary key (tenant, n)
);

create table platform.idempotency (
  tenant text not null,
  owner text not null,
  key text not null,
  operation text not null,
  body_hash text not null,
  status int not null,
  answer jsonb not null,
  at timestamptz not null,
  constraint idempotency_pkey primary key (tenant, owner, key)
);
create index idempotency_at on platform.idempotency (tenant, at);

-- How far each consumer has read the events; the lease lets one server at a time work for it.
create table platform.cursor (
  tenant text not null,
  consumer text not null,
  xid xid8 not null default '0',
  pos bigint not null default 0,
  lease_owner text,
  lease_until timestamptz,
  fence bigint not null default 0,
  primary key (tenant, consumer)
);

-- Events a consumer could not digest: tried again with growing pauses, then left for a person.
create table platform.retry (
  tenant text not null,
  consumer text not null,
  xid xid8 not null,
  pos bigint not null,
  attempts int not null,
  next_at timestamptz not null,
  dead boolean not null default false,
  error text not null,
  primary key (tenant, consumer, xid, pos)
);
create index retry_due on platform.retry (tenant, next_at) where not dead;

create table platform.lease (
  tenant text not null,
  name text not null,
  owner text not null,
  until timestamptz not null,
  fence bigint not null default 0,
  primary key (tenant, name)
);

create table platform.pack_release (
  pack text not null,
  version int not null,
  hash text not null,
  json jsonb not null,
  at timestamptz not null,
  primary key (pack, version)
);

create table platform.pack_in_force (
  tenant text not null,
  pack text not null,
  version int not null,
  valid_from timestamptz not null,
  primary key (tenant, pack, version)
);
