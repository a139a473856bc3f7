-- What packs count. `fact` is what each matter contributes to each measure now; `rollup` its sums by one key a day; both
-- are derived: rebuilt from the view they come out the same.
create table insight.counted (
  tenant text not null,
  pack text not null,
  -- Release of the pack, and fingerprint of the measures, that the facts were computed by. The row is the lock of counting.
  version int not null,
  hash text not null,
  at timestamptz not null,
  primary key (tenant, pack)
);

create table insight.fact (
  tenant text not null,
  pack text not null,
  measure text not null,
  -- The matter.
  item uuid not null,
  -- Day in the county, and the hour of it.
  day date not null,
  hour smallint not null,
  n numeric(18, 2) not null,
  -- Fingerprint of what is counted once each; null where things are added.
  value text,
  town text,
  grid text,
  unit uuid,
  category text,
  level text not null,
  stage text not null,
  primary key (tenant, item, pack, measure)
);
-- What is counted once each has no sums: its boards read this range.
create index fact_value on insight.fact (tenant, pack, measure, day) include (value) where value is not null;
create index fact_day on insight.fact (tenant, pack, measure, day, item);

create table insight.rollup (
  tenant text not null,
  pack text not null,
  measure text not null,
  -- all, town, grid, unit, category, level, stage, hour.
  dim text not null,
  day date not null,
  -- `all` for all, `none` where a matter has no such key.
  key text not null,
  n numeric(20, 2) not null,
  rows int not null,
  primary key (tenant, pack, measure, dim, day, key)
);
-- A board reads one measure by one key over days: a range of this, without its table.
create index rollup_board on insight.rollup (tenant, pack, measure, dim, day) include (key, n, rows);

-- Figures for everybody of one ended month or year, all measures together: written once, so that no two readings differ.
create table insight.publication (
  tenant text not null,
  pack text not null,
  -- YYYY-MM or YYYY.
  period text not null,
  version int not null,
  -- Hidden cells among them: only shown ones leave the server.
  cells jsonb not null,
  published_at timestamptz not null,
  primary key (tenant, pack, period)
);

-- Every night some roll-ups are computed anew from the view; what was found stays.
create table insight.recheck (
  tenant text not null,
  pack text not null,
  measure text not null,
  day date not null,
  at timestamptz not null,
  agrees boolean not null,
  -- Matters and keys that differ, with both values.
  found jsonb not null,
  primary key (tenant, pack, measure, day, at)
);
create index recheck_differs on insight.recheck (tenant, at) where not agrees;
