-- The search functions keep their plan. With the rule of sight in it a search takes longer to plan than
-- to run, and the planner, which sees an array of terms that is rarer than most, planned each call anew.
-- The terms go through an index whatever they are: inside a materialized part no order and no cap can
-- tempt it to walk the city by date instead. Decision 0033.
do $outer$
begin
  execute format($f$
    create or replace function app.search_people(terms text[], cap int) returns setof uuid
    language plpgsql stable security definer set search_path = public, app
    set plan_cache_mode = force_generic_plan as $body$
    begin
      return query with found as materialized (
        select id from people where name_terms @> terms and %s
      ) select found.id from found limit cap;
    end $body$ $f$, app.seen());
  execute format($f$
    create or replace function app.search_initials(pieces text[], cap int) returns setof uuid
    language plpgsql stable security definer set search_path = public, app
    set plan_cache_mode = force_generic_plan as $body$
    begin
      return query with found as materialized (
        select id from people where initials @> pieces and %s
      ) select found.id from found limit cap;
    end $body$ $f$, app.seen());
  execute format($f$
    create or replace function app.search_matters(terms text[], cap int) returns setof uuid
    language plpgsql stable security definer set search_path = public, app
    set plan_cache_mode = force_generic_plan as $body$
    begin
      return query with found as materialized (
        select id, opened_at from matters where subject_terms @> terms and %s
      ) select found.id from found order by found.opened_at desc, found.id desc limit cap;
    end $body$ $f$, app.seen());
  execute format($f$
    create or replace function app.search_matters_of_orgs(terms text[], cap int) returns setof uuid
    language plpgsql stable security definer set search_path = public, app
    set plan_cache_mode = force_generic_plan as $body$
    begin
      return query with found as materialized (
        select id, opened_at from matters
        where subject_terms @> terms and %s
          and (org_id = any ((select app.org_ids())::uuid[]) or audience && (select app.org_ids())
            or named @> array[(select app.actor_id())])
      ) select found.id from found order by found.opened_at desc, found.id desc limit cap;
    end $body$ $f$, app.seen());
  execute format($f$
    create or replace function app.search_visits(terms text[], cap int) returns setof uuid
    language plpgsql stable security definer set search_path = public, app
    set plan_cache_mode = force_generic_plan as $body$
    begin
      return query with found as materialized (
        select id, date from visits where subject_terms @> terms and %s
      ) select found.id from found order by found.date desc, found.id desc limit cap;
    end $body$ $f$, app.seen());
end $outer$;
