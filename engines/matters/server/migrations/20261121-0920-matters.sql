-- Casework. An appeal is what somebody said; a matter is what has to be solved; a dispatch is one unit's share of it.
create schema matters;

create table matters.matter (
  tenant text not null,
  id uuid not null,
  seq int not null default 1,
  ref text not null,
  pack text not null,
  version int not null,
  type text not null,
  stage text not null,
  super text not null,
  -- The stage before a merge, so that unmerging restores it.
  stage_before text,
  round int not null default 1,
  level text not null,
  -- Who has to act now: unit:<id>, post:<kind>@<grid or area>, or raiser.
  owner text,
  title text not null,
  text text not null,
  channel text not null,
  priority smallint not null default 1,
  class text not null default 'other',
  category text,
  labels text[] not null default '{}',
  county text,
  town text,
  community text,
  grid text,
  lon double precision,
  lat double precision,
  place text not null default '',
  near_border boolean not null default false,
  unit uuid,
  units uuid[] not null default '{}',
  designated boolean not null default false,
  accused_unit uuid,
  accused_person text,
  confidential boolean not null default false,
  may_publish boolean not null default false,
  merged_into uuid,
  joins int not null default 0,
  files int not null default 0,
  asked smallint not null default 0,
  extended smallint not null default 0,
  rejected smallint not null default 0,
  returns smallint not null default 0,
  attempts smallint not null default 0,
  -- Persons of this round, so that handler, checker and visitor stay three (8d invariant 8).
  registrar uuid,
  dispatcher uuid,
  handler uuid,
  checker uuid,
  returner uuid,
  reply text,
  reply_solved boolean,
  proposal text,
  question jsonb,
  extension jsonb,
  solved boolean,
  satisfied text,
  rating_words text,
  due_at timestamptz,
  due_clock text,
  due_start timestamptz,
  paused boolean not null default false,
  promised_at timestamptz,
  opened_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  forwarded_at timestamptz,
  closed_at timestamptz,
  close_code text,
  primary key (tenant, id),
  constraint matter_ref unique (tenant, ref)
);
create index matter_owner on matters.matter (tenant, owner, due_at) where super = 'open';
create index matter_opened on matters.matter (tenant, opened_at);
create index matter_recur on matters.matter (tenant, grid, category, opened_at);
create index matter_units on matters.matter using gin (units) where super = 'open';
create index matter_merged on matters.matter (tenant, merged_into) where merged_into is not null;
create index matter_town on matters.matter (tenant, town, super, opened_at);

-- One contact. The words never change.
create table matters.appeal (
  tenant text not null,
  id uuid not null,
  matter uuid not null,
  ref text not null,
  secret text not null,
  channel text not null,
  text text not null,
  joined boolean not null default false,
  on_behalf_by uuid,
  registered_by uuid,
  external text,
  sms boolean not null default false,
  at timestamptz not null,
  registered_at timestamptz not null,
  solved boolean,
  satisfied text,
  rated_at timestamptz,
  primary key (tenant, id),
  constraint appeal_ref unique (tenant, ref),
  constraint appeal_external unique (tenant, external)
);
create index appeal_matter on matters.appeal (tenant, matter);

-- Who said it, kept apart from what was said. Read only by reveal, call-back, and the person.
create table matters.raiser (
  tenant text not null,
  appeal uuid not null,
  name text,
  phone text,
  tail text,
  account uuid,
  primary key (tenant, appeal)
);
create index raiser_phone on matters.raiser (tenant, phone) where phone is not null;
create index raiser_tail on matters.raiser (tenant, tail) where tail is not null;

create table matters.dispatch (
  tenant text not null,
  id uuid not null,
  matter uuid not null,
  round int not null,
  unit uuid,
  unit_name text not null,
  role text not null,
  channel text not null,
  outbound_no text,
  inbound_no text,
  handed_over_at timestamptz,
  accepted_at timestamptz,
  handed_back_at timestamptz,
  item text,
  list_version int,
  task text,
  state text not null,
  designated boolean not null default false,
  issued_at timestamptz not null,
  issued_by uuid,
  signed_at timestamptz,
  signed_by uuid,
  auto_signed boolean not null default false,
  contacted_at timestamptz,
  replied_at timestamptz,
  returned_at timestamptz,
  returned_by uuid,
  return_reason text,
  ended_at timestamptz,
  primary key (tenant, id),
  constraint dispatch_outbound unique (tenant, outbound_no)
);
create index dispatch_matter on matters.dispatch (tenant, matter);
create index dispatch_unit on matters.dispatch (tenant, unit, issued_at);

create table matters.clock (
  tenant text not null,
  id uuid not null,
  matter uuid not null,
  dispatch uuid,
  notice uuid,
  kind text not null,
  round int not null,
  state text not null,
  start_at timestamptz not null,
  due_at timestamptz,
  -- Spans in order; an approved extension adds one.
  target jsonb not null,
  calendar text not null,
  calendar_version int not null,
  provisional boolean not null default false,
  pauses jsonb not null default '[]',
  ended_at timestamptz,
  missed_at timestamptz,
  -- When somebody has to look next, and which step that is.
  next_at timestamptz,
  step text,
  cycle int not null default 0,
  unit uuid,
  primary key (tenant, id)
);
create index clock_matter on matters.clock (tenant, matter);
create index clock_next on matters.clock (tenant, next_at) where next_at is not null;

-- A miss is an event of its own: what comes later never deletes it.
create table matters.miss (
  tenant text not null,
  clock uuid not null,
  cycle int not null,
  matter uuid not null,
  dispatch uuid,
  kind text not null,
  round int not null,
  unit uuid,
  due_at timestamptz not null,
  at timestamptz not null,
  primary key (tenant, clock, cycle)
);
create index miss_matter on matters.miss (tenant, matter);
create index miss_kind on matters.miss (tenant, kind, due_at);

create table matters.visit (
  tenant text not null,
  id uuid not null,
  matter uuid not null,
  round int not null,
  cause text not null,
  opened_at timestamptz not null,
  done_at timestamptz,
  visitor uuid,
  answered boolean,
  solved boolean,
  satisfied text,
  words text,
  primary key (tenant, id)
);
create index visit_matter on matters.visit (tenant, matter);

-- Numbered supervision notices (督办通知单) and special reports (专报).
create table matters.notice (
  tenant text not null,
  id uuid not null,
  seq int not null default 1,
  series text not null,
  year int not null,
  number int,
  grade text,
  title text not null,
  cause text not null,
  cause_code text not null,
  matters uuid[] not null,
  unit uuid,
  category text,
  grid text,
  state text not null,
  drafted_by uuid,
  checked_by uuid,
  released_by uuid,
  issued_at timestamptz not null,
  released_at timestamptz,
  due_at timestamptz,
  feedback jsonb not null default '[]',
  dedupe text not null,
  primary key (tenant, id),
  constraint notice_dedupe unique (tenant, series, dedupe),
  constraint notice_number unique (tenant, series, year, number)
);

create table matters.counter (
  tenant text not null,
  series text not null,
  year int not null,
  last int not null,
  primary key (tenant, series, year)
);

create table matters.file (
  tenant text not null,
  id uuid not null,
  matter uuid,
  owner text not null,
  name text not null,
  kind text not null,
  mime text not null,
  bytes int not null,
  hash text not null,
  thumb text,
  lon double precision,
  lat double precision,
  at timestamptz not null,
  primary key (tenant, id)
);
create index file_matter on matters.file (tenant, matter) where matter is not null;

create table matters.merge (
  tenant text not null,
  id uuid not null,
  child uuid not null,
  master uuid not null,
  at timestamptz not null,
  by uuid,
  undone_at timestamptz,
  kept jsonb not null,
  primary key (tenant, id)
);
create index merge_child on matters.merge (tenant, child);
create index merge_master on matters.merge (tenant, master);

-- The pack's tables as loaded: categories, duty list, canned replies.
create table matters.category (
  tenant text not null,
  pack text not null,
  code text not null,
  parent text,
  level int not null,
  name text not null,
  class text not null default 'other',
  primary key (tenant, pack, code)
);
create table matters.duty (
  tenant text not null,
  pack text not null,
  version int not null,
  item text not null,
  category text not null,
  unit_code text not null,
  basis text not null,
  community boolean not null default false,
  primary key (tenant, pack, version, item)
);
create index duty_category on matters.duty (tenant, pack, category);
