-- Indexes that most new matters do not need: no category yet, no number from elsewhere; whole towns are read by due time.
drop index matters.matter_town;
drop index matters.matter_recur;
create index matter_recur on matters.matter (tenant, grid, category, opened_at) where category is not null;
alter table matters.appeal drop constraint appeal_external;
create unique index appeal_external on matters.appeal (tenant, external) where external is not null;
