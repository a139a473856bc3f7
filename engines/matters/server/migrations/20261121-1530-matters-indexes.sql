-- Open matters by due time for whole views, and a person's own matters.
create index matter_due on matters.matter (tenant, due_at, id) where super = 'open';
create index raiser_account on matters.raiser (tenant, account) where account is not null;
