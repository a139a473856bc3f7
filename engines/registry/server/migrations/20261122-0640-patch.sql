-- Named pieces of the ground of a village or community, and who looks after each: one person at a time.
create table registry.patch (
  tenant text not null,
  id uuid not null,
  kind text not null,
  area text not null,
  name text not null,
  homes int,
  valid_from timestamptz not null,
  valid_to timestamptz,
  ended_reason text,
  primary key (tenant, id),
  constraint patch_homes check (homes > 0)
);
create unique index patch_name on registry.patch (tenant, kind, area, name) where valid_to is null;

-- A range of one text, so that the next rule can ask for "the same" without an extension of the database.
create type registry.text_range as range (subtype = text, collation = "C");

create table registry.patch_holder (
  tenant text not null,
  id uuid not null,
  patch uuid not null,
  person uuid not null,
  contact text not null default '',
  valid_from timestamptz not null,
  valid_to timestamptz,
  ended_reason text,
  primary key (tenant, id),
  constraint patch_holder_one exclude using gist (
    registry.text_range(tenant, tenant, '[]') with &&,
    registry.text_range(patch::text, patch::text, '[]') with &&,
    tstzrange(valid_from, valid_to) with &&
  )
);
create index patch_holder_patch on registry.patch_holder (tenant, patch);
create index patch_holder_person on registry.patch_holder (tenant, person);
