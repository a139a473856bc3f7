-- A county lets one named account of the city above it look in, from one day to another. The id is also that of the
-- account in the county's own books that stands for the visitor: no name to sign in with, no password.
create table identity.oversight_grant (
  tenant text not null,
  id uuid not null,
  city text not null,
  city_account uuid not null,
  name text not null,
  post_name text not null,
  reason text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  granted_by uuid,
  granted_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  primary key (tenant, id),
  foreign key (tenant, id) references identity.account (tenant, id),
  constraint oversight_grant_term check (valid_from < valid_until and valid_until <= valid_from + interval '90 days')
);
create index oversight_grant_account on identity.oversight_grant (tenant, city, city_account);

-- Made by the city's server for the county's door: good once, for a minute. Only the hash is kept.
create table identity.oversight_ticket (
  tenant text not null,
  hash text not null,
  oversight uuid not null,
  expires_at timestamptz not null,
  primary key (tenant, hash),
  foreign key (tenant, oversight) references identity.oversight_grant (tenant, id)
);
create index oversight_ticket_grant on identity.oversight_ticket (tenant, oversight);
