-- A clock, an order and a visit are only ever reached through their matter: one key serves where two indexes did.
alter table matters.clock drop constraint clock_pkey, add constraint clock_pkey primary key (tenant, matter, id);
drop index matters.clock_matter;
alter table matters.dispatch drop constraint dispatch_pkey, add constraint dispatch_pkey primary key (tenant, matter, id);
drop index matters.dispatch_matter;
alter table matters.visit drop constraint visit_pkey, add constraint visit_pkey primary key (tenant, matter, id);
drop index matters.visit_matter;
-- Few orders go to another house and carry its number.
alter table matters.dispatch drop constraint dispatch_outbound;
create unique index dispatch_outbound on matters.dispatch (tenant, outbound_no) where outbound_no is not null;
-- Room on the page for the next state of a row.
alter table matters.dispatch set (fillfactor = 80);
alter table matters.clock set (fillfactor = 80);
