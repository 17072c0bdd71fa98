-- What the figures of the chain are counted from, by the place and the day they are marked for, and by
-- the day their records are listed for.
create index supervision_orders_by_division on supervision_orders (region, division, created_at desc);
create index supervision_orders_by_issue on supervision_orders (region, issued_at desc) where issued_at is not null;
create index protection_orders_by_submission on protection_orders (region, submitted_at desc) where submitted_at is not null;
create index protection_orders_by_decision on protection_orders (region, decided_at desc) where decided_at is not null;
create index warnings_by_issue on warnings (region, issued_at desc) where issued_at is not null;
create index matter_entries_by_grading on matter_entries (region, division, at)
  where kind in ('opened', 'level-raised', 'regraded', 'danger-flagged');
