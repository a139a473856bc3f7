-- Who looked at whom: few rows are reads, and each is found by the person it names.
create index audit_look on platform.audit (tenant, subject) where outcome = 'read';
create index audit_look_account on platform.audit (tenant, (change ->> 'account')) where outcome = 'read';
