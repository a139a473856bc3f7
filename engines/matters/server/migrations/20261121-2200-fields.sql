-- Values of the fields that a pack adds to its forms, by field; and, for a restricted kind of matter, the kinds of post
-- that may read it (null: the ordinary reach of posts).
alter table matters.matter
  add column fields jsonb not null default '{}',
  add column readers text[];

create or replace view insight.case_line as
select m.tenant, m.id as matter, m.ref, case when m.confidential or m.readers is not null then null else m.title end as title,
  m.stage, m.unit, m.confidential
from matters.matter m;
