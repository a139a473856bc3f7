-- Words of records for finding them. Made outside the database, so that the same text gives the same words on any server.
create schema search;

create table search.document (
  tenant text not null,
  subject uuid not null,
  kind text not null,
  vec tsvector not null,
  -- Last four digits of the record's public number.
  tail text,
  primary key (tenant, subject)
);
create index document_vec on search.document using gin (vec);
create index document_tail on search.document (tenant, tail) where tail is not null;
