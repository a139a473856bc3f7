-- The public front: articles with their history, pictures, and who is told of new ones.
create schema if not exists portal;

create table portal.article (
  tenant text not null,
  id uuid not null,
  seq int not null default 1,
  pack text not null,
  version int not null,
  shelf text not null,
  state text not null,
  -- Everything the public reads, as one value; `hash` is its fingerprint.
  content jsonb not null,
  hash text not null,
  title text not null,
  area text,
  banner text,
  -- The article this one takes the place of, and the other way round with the day from which it does.
  replaces uuid,
  replaced_by uuid,
  replaced_from date,
  -- Every person who wrote at it; none of them checks it.
  authors uuid[] not null,
  checked_by uuid,
  checked_hash text,
  released_by uuid,
  released_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  -- A correction that somebody proposed and nobody released yet.
  pending jsonb,
  -- What was changed after release: field, old and new value, when, why. Only added to.
  corrections jsonb not null default '[]',
  -- Who did what: post and masked name, for the staff only.
  history jsonb not null default '[]',
  drafted_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant, id),
  constraint article_state check (state in ('draft', 'checked', 'released', 'replaced', 'withdrawn', 'recalled')),
  constraint article_ended check ((end_reason is not null) = (state in ('withdrawn', 'recalled')))
);
create index article_public on portal.article (tenant, shelf, released_at desc) where released_at is not null;
create unique index article_replaces on portal.article (tenant, replaces)
  where replaces is not null and state in ('released', 'replaced');

create table portal.photo (
  tenant text not null,
  id uuid not null,
  article uuid not null,
  name text not null,
  mime text not null,
  bytes int not null,
  hash text not null,
  thumb text,
  at timestamptz not null,
  primary key (tenant, id)
);
create index photo_article on portal.photo (tenant, article);

-- What a person wants to be told of; an empty list is all. The token ends it without signing in.
create table portal.subscription (
  tenant text not null,
  account uuid not null,
  shelves text[] not null,
  areas text[] not null,
  banners text[] not null,
  token text not null,
  since timestamptz not null,
  ended_at timestamptz,
  primary key (tenant, account),
  constraint subscription_token unique (tenant, token)
);
