create view insight.matter_case as
select m.tenant, m.id as matter, m.pack, m.version, m.type, m.stage, m.super, m.level, m.county, m.town, m.community,
  m.grid, m.unit, m.category, m.channel, m.opened_at, m.settled_at, m.closed_at, m.close_code,
  m.merged_into is not null as merged,
  exists (select 1 from matters.exclusion e where e.tenant = m.tenant and e.matter = m.id and e.state = 'granted') as excluded,
  m.fields
from matters.matter m;
comment on view insight.matter_case is
  'One row a matter as it stands, for measures of packs. `fields` are the values of the pack''s own form fields: counted, never shown.';
