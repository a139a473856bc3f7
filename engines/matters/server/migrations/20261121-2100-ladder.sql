-- The ladder: levels and what each decided, joint review, calls to the place, hold list, parallel review, exclusions,
-- milestones, topic projects.
alter table matters.matter
  add column hold jsonb,
  add column exclusion jsonb,
  add column milestones jsonb not null default '[]',
  add column escalations smallint not null default 0;

alter table matters.dispatch
  add column level text,
  add column decision text,
  add column called boolean not null default false,
  add column arrive_by timestamptz,
  add column arrived_at timestamptz,
  add column arrived_by uuid,
  add column rated_unit smallint,
  add column rated_call smallint,
  add column answer text,
  add column answer_reason text;

-- One sitting of the joint review (会审) of a level in an area.
create table matters.sitting (
  tenant text not null,
  id uuid not null,
  seq int not null default 1,
  level text not null,
  area text not null,
  state text not null,
  at timestamptz not null,
  year int not null,
  number int,
  chair uuid,
  opened_at timestamptz,
  closed_at timestamptz,
  present text not null default '',
  minutes jsonb not null default '[]',
  primary key (tenant, id),
  constraint sitting_number unique (tenant, level, area, year, number)
);
create index sitting_area on matters.sitting (tenant, level, area, at);
-- No area has two sittings in session.
create unique index sitting_one on matters.sitting (tenant, level, area) where state = 'sitting';

create table matters.sitting_item (
  tenant text not null,
  sitting uuid not null,
  matter uuid not null,
  decision text not null,
  text text not null,
  unit uuid,
  due_at timestamptz not null,
  decided_at timestamptz not null,
  decided_by uuid,
  primary key (tenant, sitting, matter),
  foreign key (tenant, sitting) references matters.sitting (tenant, id)
);
create index sitting_item_matter on matters.sitting_item (tenant, matter);

-- What each level did with a matter: when it came and went, what was decided, under which closing number (销号).
create table matters.level_record (
  tenant text not null,
  matter uuid not null,
  n int not null,
  level text not null,
  area text,
  arrived_at timestamptz not null,
  left_at timestamptz not null,
  decision text not null,
  year int not null,
  number int not null,
  -- The event it was made from: the same one is recorded once.
  event text not null,
  primary key (tenant, matter, n),
  constraint level_event unique (tenant, event),
  constraint level_number unique (tenant, level, area, year, number)
);

-- Matters left out of the figures (剔除), asked by a unit, granted by two others. The list is public.
create table matters.exclusion (
  tenant text not null,
  id uuid not null,
  matter uuid not null,
  unit uuid,
  reason text not null,
  text text not null,
  state text not null,
  asked_at timestamptz not null,
  asked_by uuid,
  first_by uuid,
  second_by uuid,
  decided_at timestamptz,
  primary key (tenant, id)
);
create index exclusion_matter on matters.exclusion (tenant, matter);
create index exclusion_decided on matters.exclusion (tenant, decided_at) where state = 'granted';

-- A topic project (专题会议): many matters, one decision, each answered.
create table matters.topic (
  tenant text not null,
  id uuid not null,
  seq int not null default 1,
  year int not null,
  number int not null,
  title text not null,
  category text,
  area text,
  state text not null,
  opened_by uuid,
  opened_at timestamptz not null,
  met_at timestamptz,
  present text not null default '',
  decision text,
  unit uuid,
  due_at timestamptz,
  closed_at timestamptz,
  primary key (tenant, id),
  constraint topic_number unique (tenant, year, number)
);
create table matters.topic_matter (
  tenant text not null,
  topic uuid not null,
  matter uuid not null,
  added_at timestamptz not null,
  outcome text,
  answer text,
  answered_at timestamptz,
  primary key (tenant, topic, matter),
  foreign key (tenant, topic) references matters.topic (tenant, id)
);
create index topic_matter_matter on matters.topic_matter (tenant, matter);

-- A grid's daily report (网格日报): the counts as they stood when it was filed.
create table matters.daily (
  tenant text not null,
  grid text not null,
  day date not null,
  text text not null,
  counts jsonb not null,
  filed_at timestamptz not null,
  filed_by uuid,
  primary key (tenant, grid, day)
);
create index daily_day on matters.daily (tenant, day);
