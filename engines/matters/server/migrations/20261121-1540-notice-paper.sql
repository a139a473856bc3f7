-- What a supervision notice or a special report prints; no person ids.
create view insight.notice_paper as
  select n.tenant, n.id, n.series, n.year, n.number, n.grade, n.title, n.cause, n.state, n.unit, u.name as unit_name,
    n.issued_at, n.released_at, n.due_at,
    (select coalesce(json_agg(json_build_object('ref', m.ref, 'title', m.title, 'opened', m.opened_at, 'unit', mu.name, 'super', m.super) order by m.opened_at), '[]'::json)
       from matters.matter m left join registry.unit mu on mu.tenant = m.tenant and mu.id = m.unit
       where m.tenant = n.tenant and m.id = any(n.matters)) as matters,
    (select coalesce(array_agg(distinct m.accused_unit) filter (where m.accused_unit is not null), '{}') from matters.matter m where m.tenant = n.tenant and m.id = any(n.matters)) as accused_units
  from matters.notice n left join registry.unit u on u.tenant = n.tenant and u.id = n.unit;
comment on view insight.notice_paper is 'One row a notice or report, with the public facts of its matters.';
