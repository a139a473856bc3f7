-- Who and what there is: territory, organisations, people, posts, grids. Changes keep their history.
create schema registry;

create table registry.division (
  tenant text not null,
  code text not null,
  name text not null,
  kind text not null,
  parent text,
  status text not null default 'current',
  merged_into text,
  lon double precision,
  lat double precision,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (tenant, code)
);
create index division_parent on registry.division (tenant, parent);

create table registry.change (
  tenant text not null,
  id uuid not null,
  of text not null,
  kind text not null,
  from_codes text[] not null,
  to_codes text[] not null,
  at timestamptz not null,
  reason text not null,
  invented boolean not null default false,
  primary key (tenant, id)
);

create table registry.unit (
  tenant text not null,
  id uuid not null,
  code text not null,
  name text not null,
  short text not null,
  kind text not null,
  level text not null,
  area text,
  duties text not null default '',
  phone text not null default '',
  active boolean not null default true,
  primary key (tenant, id),
  constraint unit_code unique (tenant, code)
);

create table registry.person (
  tenant text not null,
  id uuid not null,
  code text not null,
  name text not null,
  gender text,
  phone text,
  unit uuid,
  active boolean not null default true,
  primary key (tenant, id),
  constraint person_code unique (tenant, code)
);

create table registry.grid (
  tenant text not null,
  id uuid not null,
  code text not null,
  name text not null,
  division text not null,
  town text not null,
  status text not null default 'current',
  version int not null default 1,
  seq int not null default 1,
  sources text[] not null default '{}',
  split_of text,
  lon double precision not null,
  lat double precision not null,
  polygon jsonb,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (tenant, id),
  constraint grid_code unique (tenant, code)
);
create index grid_division on registry.grid (tenant, division);

-- A post (岗位) held by a person for a term. Rights come from here and from nowhere else.
create table registry.post (
  tenant text not null,
  id uuid not null,
  person uuid not null,
  kind text not null,
  level text not null,
  unit uuid,
  grid text,
  area text,
  slot text,
  duty text not null default '',
  contact text not null default '',
  valid_from timestamptz not null,
  valid_to timestamptz,
  ended_reason text,
  primary key (tenant, id)
);
create index post_person on registry.post (tenant, person);
create index post_grid on registry.post (tenant, grid) where grid is not null;
create index post_kind on registry.post (tenant, kind);
create index post_unit on registry.post (tenant, unit) where unit is not null;

-- Raised by every change of divisions, grids and units: tells a server that its map in memory is old. Locking this row
-- makes changes of one tenant's registry wait for each other.
create table registry.version (
  tenant text not null,
  n bigint not null default 0,
  primary key (tenant)
);
create index change_at on registry.change (tenant, at);
