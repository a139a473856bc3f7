-- What the casework engine shows to the figures: named, commented, and without any person's id. A change of a view's
-- columns is a change of an interface.
create schema if not exists insight;

create view insight.matter_fact as
select a.tenant, a.id as appeal, a.matter, m.ref, m.pack, a.registered_at as at, m.stage, m.super, m.level, m.town,
  m.community, m.grid, m.category, m.merged_into is not null as merged, m.close_code, m.settled_at, m.forwarded_at,
  exists (select 1 from matters.dispatch d where d.tenant = m.tenant and d.matter = m.id) as dispatched
from matters.appeal a join matters.matter m on m.tenant = a.tenant and m.id = a.matter
where not a.joined;
comment on view insight.matter_fact is
  'One row an appeal that opened a matter (joins excluded); `at` is its registration, the month it is collected in.';

create view insight.closing_fact as
select m.tenant, m.id as matter, m.pack, coalesce(m.closed_at, m.settled_at) as at, m.level, m.town, m.category
from matters.matter m
where coalesce(m.closed_at, m.settled_at) is not null and m.merged_into is null;
comment on view insight.closing_fact is 'One row a matter that is closed or settled on the spot, with the level that closed it.';

create view insight.dispatch_fact as
select d.tenant, d.id as dispatch, d.matter, m.pack, m.town, d.unit, d.role, d.channel, d.issued_at,
  d.returned_at is not null as returned,
  d.state = 'returned' and exists (select 1 from matters.dispatch l where l.tenant = d.tenant and l.matter = d.matter
    and l.role = 'lead' and l.id <> d.id and l.issued_at >= d.returned_at) as return_accepted
from matters.dispatch d join matters.matter m on m.tenant = d.tenant and m.id = d.matter;
comment on view insight.dispatch_fact is
  'One row an order to a unit. `return_accepted`: the unit gave it back, the ruling agreed and another order followed.';

create view insight.clock_fact as
select c.tenant, c.id as clock, c.matter, c.dispatch, m.pack, m.town, c.kind, c.unit, c.start_at, c.due_at, c.state,
  c.ended_at
from matters.clock c join matters.matter m on m.tenant = c.tenant and m.id = c.matter
where c.dispatch is not null and c.due_at is not null and c.state not in ('void', 'paused');
comment on view insight.clock_fact is
  'One row a clock of an order that has a due time; voided clocks and clocks that stand still are not due.';

create view insight.miss_fact as
select s.tenant, s.clock, s.cycle, s.matter, s.dispatch, m.pack, m.town, s.kind, s.unit, s.due_at, s.at
from matters.miss s join matters.matter m on m.tenant = s.tenant and m.id = s.matter;
comment on view insight.miss_fact is 'One row a missed due time. What came later never takes it away.';

create view insight.asking_fact as
select distinct on (v.tenant, v.matter, v.done_at) v.tenant, v.id, v.matter, m.pack, m.town, v.done_at as at,
  coalesce(v.answered, false) as answered, coalesce(v.answered, false) and coalesce(v.solved, false) as solved,
  coalesce(v.answered, false) and coalesce(v.satisfied = 'yes', false) as satisfied
from matters.visit v join matters.matter m on m.tenant = v.tenant and m.id = v.matter
where v.done_at is not null
order by v.tenant, v.matter, v.done_at, v.answered desc nulls last, v.id;
comment on view insight.asking_fact is
  'One row a finished call-back; several that one answer closed count once. Silence is not answered and never satisfied.';

create view insight.rating_fact as
select a.tenant, a.id, a.matter, m.pack, m.town, a.rated_at as at, coalesce(a.solved, false) as solved,
  coalesce(a.satisfied = 'yes', false) as satisfied
from matters.appeal a join matters.matter m on m.tenant = a.tenant and m.id = a.matter
where a.rated_at is not null and not exists (
  select 1 from matters.visit v where v.tenant = a.tenant and v.matter = a.matter and v.done_at = a.rated_at);
comment on view insight.rating_fact is 'One row a rating given without a call-back; those that closed a call-back are in asking_fact.';

create view insight.notice_fact as
select n.tenant, n.id as notice, n.series, n.year, n.number, n.state, n.title, n.unit, n.issued_at, n.released_at,
  (select m.pack from matters.matter m where m.tenant = n.tenant and m.id = any (n.matters) limit 1) as pack
from matters.notice n;
comment on view insight.notice_fact is 'One row a supervision notice or special report; `pack` is null when it names no matter.';

create view insight.open_matter as
select tenant, id as matter, pack, unit, due_at, due_start, paused from matters.matter where super = 'open';
comment on view insight.open_matter is 'Matters still open: who has them and until when.';

create view insight.category_name as select tenant, pack, code, name from matters.category;
comment on view insight.category_name is 'Names of the categories.';

create view insight.case_line as
select m.tenant, m.id as matter, m.ref, case when m.confidential then null else m.title end as title, m.stage, m.unit,
  m.confidential
from matters.matter m;
comment on view insight.case_line is
  'For lists of cases behind a number, never for the public: number, title and stage; the title of a confidential matter stays shut.';
