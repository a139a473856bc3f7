-- Words on their way to one person. One row, one message: `dedupe` makes a repeated reaction harmless.
create schema notify;

create table notify.message (
  tenant text not null,
  id uuid not null,
  channel text not null check (channel in ('sms', 'in-app')),
  to_account uuid,
  to_phone text,
  zh text not null,
  en text not null,
  link text,
  urgent boolean not null default false,
  -- Holds a one-time code: the words are blanked once sent, except where the tenant is a demo.
  secret boolean not null default false,
  -- failed: the last try failed and another will come; dead: no more tries, waits for a person.
  state text not null check (state in ('queued', 'sent', 'failed', 'dead')),
  attempts int not null default 0,
  next_at timestamptz not null,
  dedupe text not null,
  at timestamptz not null,
  sent_at timestamptz,
  read_at timestamptz,
  primary key (tenant, id),
  constraint message_dedupe unique (tenant, dedupe),
  check ((channel = 'sms') = (to_phone is not null)),
  check ((channel = 'in-app') = (to_account is not null))
);
create index message_due on notify.message (tenant, next_at) where state in ('queued', 'failed');
create index message_mine on notify.message (tenant, to_account, at) where to_account is not null;
create index message_at on notify.message (tenant, at);
