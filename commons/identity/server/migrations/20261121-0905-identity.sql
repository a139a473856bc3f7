-- Accounts and sessions. Passwords are Argon2id; tokens and one-time codes are stored as hashes only.
create schema identity;

create table identity.account (
  tenant text not null,
  id uuid not null,
  kind text not null,
  username text,
  phone text,
  person uuid,
  name text not null,
  password text,
  must_change boolean not null default false,
  disabled boolean not null default false,
  -- Raised whenever rights, password or state change: every session read before is looked up again at once.
  epoch bigint not null default 1,
  password_at timestamptz,
  last_sign_in timestamptz,
  created_at timestamptz not null,
  primary key (tenant, id),
  constraint account_username unique (tenant, username),
  constraint account_phone unique (tenant, kind, phone)
);
create index account_person on identity.account (tenant, person) where person is not null;

create table identity.session (
  tenant text not null,
  token text not null,
  account uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant, token)
);
create index session_account on identity.session (tenant, account);

-- One row a phone: a new code takes the place of the one before; a used code has no hash any more.
create table identity.code (
  tenant text not null,
  phone text not null,
  hash text,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  sent_today int not null default 1,
  day date not null,
  primary key (tenant, phone)
);

-- Wrong tries in a row per name tried, whether or not such an account exists, so that a lock tells nothing. `what` is a hash.
create table identity.attempt (
  tenant text not null,
  what text not null,
  failed int not null default 0,
  locked_until timestamptz,
  at timestamptz not null,
  primary key (tenant, what)
);

-- What a person said about a record that concerns her (S1); travels with the record.
create table identity.record_reply (
  tenant text not null,
  id uuid not null,
  account uuid not null,
  about text not null,
  text text not null,
  appeal boolean not null default false,
  at timestamptz not null,
  primary key (tenant, id)
);
create index record_reply_account on identity.record_reply (tenant, account);
