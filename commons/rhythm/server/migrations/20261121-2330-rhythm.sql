-- Rhythms (例行安排): what people did, and which periods were closed. Periods themselves are derived and have no rows.
create schema if not exists rhythm;

-- How far a rhythm's periods are closed. `seen_at`: the first look; what ended before is held against nobody. The row is
-- the lock between recording and closing.
create table rhythm.course (
  tenant text not null,
  pack text not null,
  rhythm text not null,
  seen_at timestamptz not null,
  through timestamptz,
  primary key (tenant, pack, rhythm)
);

-- A period kept, as somebody wrote it down. A correction is another row; the highest `n` counts.
create table rhythm.holding (
  tenant text not null,
  id uuid not null,
  pack text not null,
  version int not null,
  rhythm text not null,
  -- Code of a grid or division, or an organisation's id.
  unit text not null,
  from_day date not null,
  to_day date not null,
  n int not null,
  held_on date not null,
  -- People who came; a number, no names.
  present int,
  note text not null,
  -- Why not on the fixed day.
  reason text not null,
  -- Mark and comment by subject.
  subjects jsonb not null,
  -- Held inside the period and recorded before its deadline.
  in_time boolean not null,
  at timestamptz not null,
  by_account uuid,
  primary key (tenant, pack, rhythm, unit, from_day, n)
);

-- One row a period that somebody owed and whose deadline has passed; what comes later changes nothing in it.
create table rhythm.closed (
  tenant text not null,
  id uuid not null,
  pack text not null,
  version int not null,
  rhythm text not null,
  unit text not null,
  from_day date not null,
  to_day date not null,
  kept boolean not null,
  at timestamptz not null,
  primary key (tenant, pack, rhythm, from_day, unit)
);
create index closed_missed on rhythm.closed (tenant, from_day, unit) where not kept;

create schema if not exists insight;
create view insight.rhythm_fact as
select c.tenant, c.pack, c.rhythm, c.unit, c.from_day, c.to_day, c.kept,
  not c.kept and exists (select 1 from rhythm.holding h where h.tenant = c.tenant and h.pack = c.pack
    and h.rhythm = c.rhythm and h.unit = c.unit and h.from_day = c.from_day) as late
from rhythm.closed c;
comment on view insight.rhythm_fact is
  'One row a period that was owed and is over. `kept`: in time; `late`: recorded after all, and still missed.';
