-- Columns that nothing reads, and a grant that says so instead of standing in the place of a person.
update matters.matter set exclusion = exclusion || jsonb_build_object('granted', exclusion->>'first' = 'done')
where exclusion is not null;
drop index matters.sitting_area;
alter table matters.sitting drop column at;
create index sitting_area on matters.sitting (tenant, level, area, opened_at);
alter table matters.topic drop column category, drop column area;
