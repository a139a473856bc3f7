-- End of the last period whose holders were reminded that it is almost over.
alter table rhythm.course add column reminded timestamptz;
