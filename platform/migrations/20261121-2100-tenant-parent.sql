-- The organisation above: a city of its counties. What a county publishes goes up to it; nothing comes down by itself.
alter table platform.tenant add column parent text references platform.tenant (tenant);
alter table platform.tenant add constraint tenant_parent check (parent <> tenant);
