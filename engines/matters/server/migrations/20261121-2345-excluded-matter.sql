-- What two people took out of the count: an act on statistics alone, listed beside them.
create view insight.excluded_matter as
select e.tenant, e.matter, m.pack, m.town, m.category, max(e.decided_at) as at
from matters.exclusion e join matters.matter m on m.tenant = e.tenant and m.id = e.matter
where e.state = 'granted'
group by e.tenant, e.matter, m.pack, m.town, m.category;
comment on view insight.excluded_matter is
  'One row a matter that two people took out of what units are judged by; `at` is the second decision.';
