-- Which grids and communities an organisation serves, and since when. A link stays with the grid it was made for.
alter table registry.unit add column tier text;

create table registry.unit_link (
  tenant text not null,
  id uuid not null,
  unit uuid not null,
  grid text,
  area text,
  valid_from timestamptz not null,
  valid_to timestamptz,
  ended_reason text,
  primary key (tenant, id),
  constraint unit_link_one_place check ((grid is null) <> (area is null))
);
create index unit_link_unit on registry.unit_link (tenant, unit);
create index unit_link_grid on registry.unit_link (tenant, grid) where grid is not null;
create index unit_link_area on registry.unit_link (tenant, area) where area is not null;
