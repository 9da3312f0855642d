-- What keeps a user logged in, one row a session. There is no key to users, which may live in another
-- store. A row is a session until it expires; expired rows are nobody's and are removed by and by.
--
-- The operations on more than one row, or that decide by what they find, are functions: one statement
-- for the client, and each statement within sees what was committed before it (READ COMMITTED), so a
-- decision is made after the wait for a lock. In one statement with several parts it would be made on
-- what was seen before the wait.
--
-- Locks are taken in this order, so that no two operations wait for each other:
-- the owner's (lock_owner), then the owner's rows, then, without waiting, expired rows of anybody.

create table sessions (
  owner        uuid         not null,
  -- The sid: 128 random bits in base64url.
  id           varchar(22)  not null,
  -- How often it has been refreshed.
  generation   integer      not null,
  created_at   timestamptz  not null,
  last_used_at timestamptz  not null,
  -- It is active before and not at this instant.
  expires_at   timestamptz  not null,
  user_agent   varchar(256) not null,
  address      varchar(64)  not null,

  constraint sessions_pkey primary key (owner, id),
  constraint sessions_generation_range check (generation between 0 and 1000000000)
);

create index sessions_expires_at_idx on sessions (expires_at);

-- What became of a refresh, other than that there is no such session.
create type session_rotation as enum ('rotated', 'recovered', 'repeated', 'reused');

-- Waits until nobody else opens or ends several sessions of this owner, to the end of the transaction.
create function lock_owner(whose uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('hexauth sessions ' || whose, 0));
$$;

-- Keeps a new session; of the owner's others that are active when it is opened, the session_limit - 1
-- last used stay and the rest end. Returns how many have ended.
-- Then removes up to 100 expired rows of anybody, a hundred times what it adds: there is no backlog.
create function open_session(
  whose uuid, sid varchar, at_generation integer, opened_at timestamptz, used_at timestamptz,
  ends_at timestamptz, from_user_agent varchar, from_address varchar, session_limit integer
) returns integer language plpgsql as $$
declare
  ended integer;
begin
  perform lock_owner(whose);
  perform from sessions where owner = whose order by id for update;

  delete from sessions where owner = whose and id in (
    select id from sessions
    where owner = whose and expires_at > used_at
    order by last_used_at desc, created_at desc, id
    offset session_limit - 1);
  get diagnostics ended = row_count;

  insert into sessions
    (owner, id, generation, created_at, last_used_at, expires_at, user_agent, address)
  values
    (whose, sid, at_generation, opened_at, used_at, ends_at, from_user_agent, from_address);

  with expired as materialized (
    select owner, id from sessions
    where expires_at <= used_at
    order by expires_at limit 100
    for update skip locked)
  delete from sessions using expired
  where sessions.owner = expired.owner and sessions.id = expired.id;

  return ended;
end $$;

-- Decides what a refresh comes to that presents a generation, and keeps the effect. No row if there is
-- no such session; else the outcome and the session as it is now, or as it was if it was reused.
--   unused_until      when the session would end unused, if it is used now
--   repeatable_since  a generation may be repeated whose successor came at this instant or later
--   longest_life      of a session from its creation on, in microseconds: an interval of days would
--                     depend on the time zone
create function rotate_session(
  whose uuid, sid varchar, presented integer, used_at timestamptz,
  unused_until timestamptz, repeatable_since timestamptz, longest_life bigint
) returns table (
  outcome session_rotation, generation integer, created_at timestamptz, last_used_at timestamptz,
  expires_at timestamptz, user_agent varchar, address varchar
) language plpgsql as $$
#variable_conflict use_column
declare
  session sessions;
begin
  select * into session from sessions
  where owner = whose and id = sid and expires_at > used_at
  for update;

  if not found then
    return;
  elsif presented >= session.generation then
    outcome := case when presented = session.generation then 'rotated' else 'recovered' end;
    update sessions set
      generation = presented + 1,
      last_used_at = used_at,
      expires_at = least(unused_until, session.created_at + longest_life * interval '1 microsecond')
    where owner = whose and id = sid
    returning * into session;
  elsif presented + 1 = session.generation and session.last_used_at >= repeatable_since then
    outcome := 'repeated';
  else
    outcome := 'reused';
    delete from sessions where owner = whose and id = sid;
  end if;

  return query select outcome, session.generation, session.created_at, session.last_used_at,
    session.expires_at, session.user_agent, session.address;
end $$;

-- Ends all sessions of an owner; returns how many there were, expired ones that were still there too.
create function end_sessions(whose uuid) returns integer language plpgsql as $$
declare
  ended integer;
begin
  perform lock_owner(whose);
  delete from sessions where owner = whose;
  get diagnostics ended = row_count;
  return ended;
end $$;
