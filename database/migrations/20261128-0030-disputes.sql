-- Who resolved a dispute (化解单位): the organisation, and what it was when the matter was closed, so that a
-- later change of the register moves no figure of a past year.
alter table matters add column resolved_by uuid;
alter table matters add column resolved_by_kind text;
-- Until now only the organisation that answered for a matter could have resolved it.
update matters set resolved_by = organisations.org_id, resolved_by_kind = organisations.kind
  from (select region, id as org_id, kind from organisations) organisations
  where organisations.region = matters.region and organisations.org_id = matters.org_id
    and matters.closed_outcome = 'resolved' and matters.status in ('closed', 'archived');
alter table matters add constraint matters_resolver
  check ((resolved_by is null) = (resolved_by_kind is null));
-- The figure of protection orders issued goes by the name that the city's account gives it.
update metric_cells set metric = 'protectionOrders' where metric = 'ordersIssued';
update report_texts set text = replace(text, '{ordersIssued}', '{protectionOrders}')
  where text like '%{ordersIssued}%';
