-- Sums above the days (decision 38): for the city, each county, township and division, by month and by
-- year, and of distinct counts by every period they are asked for. A page reads as few rows of a city of
-- ten years as of a new one.
create table metric_sums (
  region text not null,
  -- digits that the divisions of the sum begin with: 4202, 420222, 420222101, 420222101201
  area text not null,
  grain text not null,
  -- first day of the month, quarter, half-year or year
  period date not null,
  metric text not null,
  category text not null,
  sensitivity text not null,
  -- 0 where what was counted has gone
  value int not null,
  constraint metric_sums_pk
    primary key (region, area, grain, period, metric, category, sensitivity),
  constraint metric_sums_grain check (grain in ('month', 'quarter', 'half-year', 'year')),
  constraint metric_sums_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
-- The sums of the city change with every settling: room for them on their own pages, so that no index
-- grows with it.
) with (fillfactor = 70);
-- As for the cells: what the reader's clearance does not open reaches her only through the system.
call app.guard('metric_sums',
  $$ region = (select app.region()) and ((select app.is_system())
     or ((select app.is_user()) and area ^@ any ((select app.divisions())::text[])
         and (sensitivity = 'normal' or (sensitivity = 'sensitive' and (select app.cleared()))))) $$,
  app.by_system(), app.by_system(), app.by_system());

insert into metric_sums (region, area, grain, period, metric, category, sensitivity, value)
  select region, left(division, length), grain, period, metric, category, sensitivity, sum(value)
  from metric_cells cross join (values (4), (6), (9), (12)) as level (length)
  where grain <> 'day'
  group by 1, 2, 3, 4, 5, 6, 7;
insert into metric_sums (region, area, grain, period, metric, category, sensitivity, value)
  select region, area, 'year', date_trunc('year', period::timestamp)::date, metric, category,
    sensitivity, sum(value)
  from metric_sums
  where grain = 'month' and metric <> 'executives'
  group by 1, 2, 4, 5, 6, 7;

-- What is left in the cells are the days.
delete from metric_cells where grain <> 'day';
alter table metric_cells drop constraint metric_cells_pk;
drop index metric_cells_by_period;
alter table metric_cells drop column grain;
alter table metric_cells rename column period to day;
alter table metric_cells add constraint metric_cells_pk
  primary key (region, metric, division, day, category, sensitivity);
