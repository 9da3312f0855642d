-- Security events that are kept, if the service is told to keep them. A partition holds the events
-- of a week in UTC, from Monday on. The service makes partitions when they are needed and drops them
-- whole, by functions that run as their owner: the user of the service may not change tables.
create table audit_events (
  at             timestamptz not null,
  id             uuid        not null,
  kind           varchar(64) collate "C" not null,
  user_id        uuid,
  -- The public id.
  session        varchar(22),
  user_agent     varchar(256),
  client_address varchar(64),
  -- Who did it, if an admin did it to the user.
  admin          uuid,
  reason         text,
  -- How many events this one stands for.
  events         bigint      not null,

  constraint audit_events_pkey primary key (at, id)
) partition by range (at);

create index audit_events_kind_idx on audit_events (kind, at, id);
create index audit_events_user_idx on audit_events (user_id, at, id);
create index audit_events_user_kind_idx on audit_events (user_id, kind, at, id);
create index audit_events_admin_idx on audit_events (admin) where admin is not null;

-- The sums of the events of an hour, so that statistics do not read the events.
create table audit_counts (
  hour   timestamptz not null,
  kind   varchar(64) collate "C" not null,
  events bigint      not null,

  constraint audit_counts_pkey primary key (hour, kind)
);

-- Users whose account has ended: their events are kept without user agents and addresses.
create table audit_leavers (
  user_id uuid        not null,
  left_at timestamptz not null,
  -- Whether that is done for the events that were there before.
  done    boolean     not null,

  constraint audit_leavers_pkey primary key (user_id)
);

create function audit_partition(of_week timestamptz) returns text language sql immutable as $$
  select 'audit_events_' || to_char(of_week at time zone 'UTC', 'YYYYMMDD');
$$;

-- Makes the partition of a week unless it is there. Attaching it blocks neither readers nor writers.
create function make_audit_partition(of_week timestamptz) returns void
language plpgsql security definer as $$
declare
  first constant timestamptz := date_trunc('week', of_week, 'UTC');
  name constant text := audit_partition(first);
begin
  -- Nodes come one after the other. The later ones find the partition by a query: to_regclass may not
  -- know it yet.
  perform pg_advisory_xact_lock(hashtextextended('hexauth audit partitions', 0));
  if exists (
    select from pg_inherits join pg_class child on child.oid = inhrelid
    where inhparent = 'audit_events'::regclass and child.relname = name)
  then
    return;
  end if;
  execute format('create table %I (like audit_events including defaults)', name);
  execute format(
    'alter table audit_events attach partition %I for values from (%L) to (%L)',
    name, first, first + interval '168 hours');
end $$;

-- Drops the partitions that end at or before an instant. If one is in use for longer than 100 ms, it
-- is left for the next call, so that nobody waits behind this.
create function drop_audit_partitions(oldest timestamptz) returns void
language plpgsql security definer as $$
declare
  partition record;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('hexauth audit partitions', 0)) then
    return;
  end if;
  perform set_config('lock_timeout', '100ms', true);
  for partition in
    select child.relname from pg_inherits join pg_class child on child.oid = inhrelid
    where inhparent = 'audit_events'::regclass
      and child.relname < audit_partition(date_trunc('week', oldest, 'UTC'))
    order by child.relname
  loop
    execute format('drop table %I', partition.relname);
  end loop;
exception when lock_not_available then
  null;
end $$;

-- Functions that run as their owner find names in this schema only.
do $$
declare
  signature text;
begin
  foreach signature in array array[
    'make_audit_partition(timestamptz)', 'drop_audit_partitions(timestamptz)']
  loop
    execute format(
      'alter function %s set search_path = %I, pg_temp', signature, current_schema());
    execute format('revoke execute on function %s from public', signature);
  end loop;
end $$;

-- Removes the user agents and addresses of users who have left, from up to so many events of each.
create function strip_audit_leavers(most integer) returns void language plpgsql as $$
declare
  leaver uuid;
begin
  for leaver in
    select user_id from audit_leavers where not done order by left_at limit 10
  loop
    with found as (
      (select at, id from audit_events
       where user_id = leaver and user_agent is not null limit most)
      union all
      (select at, id from audit_events
       where admin = leaver and user_agent is not null limit most))
    update audit_events as event set user_agent = null, client_address = null
    from found where event.at = found.at and event.id = found.id;
    if not found then
      update audit_leavers set done = true where user_id = leaver;
    end if;
  end loop;
end $$;

-- Keeps events, each unless it is there, and counts those that were not. Instants are in ISO 8601.
create function keep_audit_events(
  instants varchar[], ids uuid[], kinds varchar[], users uuid[], sessions varchar[],
  user_agents varchar[], addresses varchar[], admins uuid[], reasons text[], counts bigint[],
  leavers uuid[], most integer
) returns void language plpgsql as $$
declare
  times constant timestamptz[] := instants;
begin
  -- An end of an account waits for other calls, and they for it: what was kept before is seen below,
  -- and what is kept later sees the end.
  if cardinality(leavers) > 0 then
    perform pg_advisory_xact_lock(hashtextextended('hexauth audit leavers', 0));
    insert into audit_leavers (user_id, left_at, done)
    select distinct leaver, (select max(at) from unnest(times) as at), false
    from unnest(leavers) as leaver
    on conflict do nothing;
  else
    perform pg_advisory_xact_lock_shared(hashtextextended('hexauth audit leavers', 0));
  end if;

  -- The partition of the next week is made a day ahead.
  perform make_audit_partition(week)
  from (
    select distinct date_trunc('week', at + ahead, 'UTC') as week
    from unnest(times) as at, unnest(array[interval '0', interval '24 hours']) as ahead) as weeks
  where to_regclass(audit_partition(week)) is null;

  with given as (
    select * from unnest(
      times, ids, kinds, users, sessions, user_agents, addresses, admins, reasons, counts)
      as event (at, id, kind, user_id, session, user_agent, client_address, admin, reason, events)),
  kept as (
    insert into audit_events
      (at, id, kind, user_id, session, user_agent, client_address, admin, reason, events)
    select
      at, id, kind, user_id, session,
      case when not has_left then user_agent end, case when not has_left then client_address end,
      admin, reason, events
    from given, lateral (
      select exists (
        select from audit_leavers where audit_leavers.user_id in (given.user_id, given.admin))
      as has_left) as leaving
    on conflict do nothing
    returning at, kind, events)
  insert into audit_counts (hour, kind, events)
  select date_trunc('hour', at, 'UTC'), kind, sum(events) from kept
  group by 1, 2
  order by 1, 2
  on conflict (hour, kind) do update set events = audit_counts.events + excluded.events;

  if cardinality(leavers) > 0 then
    perform strip_audit_leavers(most);
  end if;
end $$;

-- Forgets the weeks that end at or before an instant, and the counts before it.
create function forget_audit_events(oldest timestamptz, most integer) returns void
language plpgsql as $$
begin
  perform strip_audit_leavers(most);
  delete from audit_counts where hour < date_trunc('hour', oldest, 'UTC');
  delete from audit_leavers where left_at < oldest and done;
  perform drop_audit_partitions(oldest);
end $$;
