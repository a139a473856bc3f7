-- Bulletins: each holds the whole computation it prints, and the cases behind every number of it.
create schema if not exists insight;

create table insight.bulletin (
  tenant text not null,
  id uuid not null,
  seq int not null default 1,
  pack text not null,
  month text not null,
  -- Given at release, 1 upwards without gaps for each pack.
  issue int,
  state text not null,
  revision int not null default 1,
  computed jsonb not null,
  hash text not null,
  computed_at timestamptz not null,
  drafted_at timestamptz not null,
  -- Accounts or persons; null is the system.
  drafted_by uuid,
  checked_by uuid,
  checked_at timestamptz,
  checked_hash text,
  released_by uuid,
  released_at timestamptz,
  recalled_at timestamptz,
  recall_reason text,
  -- What was corrected after release: old and new figures, the old computation, when, why.
  corrections jsonb not null default '[]',
  -- Who did what: post and masked name, for the staff only.
  history jsonb not null default '[]',
  primary key (tenant, id),
  constraint bulletin_state check (state in ('draft', 'refused', 'checked', 'released', 'recalled')),
  constraint bulletin_issue unique (tenant, pack, issue),
  constraint bulletin_numbered check ((issue is not null) = (state in ('released', 'recalled')))
);
create unique index bulletin_month on insight.bulletin (tenant, pack, month) where state <> 'recalled';

create table insight.counter (
  tenant text not null,
  pack text not null,
  last int not null,
  primary key (tenant, pack)
);

-- The rows each number of a bulletin counts, as they stood when it was computed.
create table insight.bulletin_fact (
  tenant text not null,
  bulletin uuid not null,
  revision int not null,
  kind text not null,
  item text not null,
  matter uuid,
  at timestamptz not null,
  unit uuid,
  town text,
  category text,
  flags text[] not null,
  primary key (tenant, bulletin, revision, kind, item)
);
