-- In a city's own books: what each of its counties published, as it was printed. One row an issue.
create table insight.county_snapshot (
  tenant text not null,
  -- The county's tenant: a name, not a key into its tables.
  county text not null,
  pack text not null,
  -- Release of the pack the figures were defined by; null when the county had none in force.
  version int,
  series text not null,
  number int not null,
  -- YYYY-MM.
  period text not null,
  state text not null,
  -- How often the county had written the bulletin when it was sent: an older message never takes the place of a newer.
  seq int not null,
  figures jsonb not null,
  released_at timestamptz not null,
  received_at timestamptz not null,
  primary key (tenant, county, pack, series, number),
  constraint county_snapshot_state check (state in ('released', 'corrected', 'recalled'))
);
create index county_snapshot_period on insight.county_snapshot (tenant, period);
