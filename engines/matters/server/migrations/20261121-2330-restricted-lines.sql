-- Behind a number, a restricted matter shows that it counts and nothing else: its stage is the result of a review, and
-- its number leads nobody anywhere whom the mechanism does not name. A notice tells no more than the matter it is about.
create or replace view insight.case_line as
select m.tenant, m.id as matter, case when m.readers is null then m.ref end as ref,
  case when m.confidential or m.readers is not null then null else m.title end as title,
  case when m.readers is null then m.stage end as stage, m.unit, m.confidential
from matters.matter m;
comment on view insight.case_line is
  'For lists of cases behind a number, never for the public: number, title and stage. The title of a confidential matter stays shut; of a restricted one number and stage too.';

create or replace view insight.notice_fact as
select n.tenant, n.id as notice, n.series, n.year, n.number, n.state,
  case when n.series = 'supervision' and exists (
      select 1 from matters.matter m where m.tenant = n.tenant and m.id = any (n.matters)
        and (m.confidential or m.readers is not null))
    then null else n.title end as title,
  n.unit, n.issued_at, n.released_at,
  (select m.pack from matters.matter m where m.tenant = n.tenant and m.id = any (n.matters) limit 1) as pack
from matters.notice n;
comment on view insight.notice_fact is
  'One row a supervision notice or special report; `pack` is null when it names no matter, `title` where the matter it is about stays shut.';
