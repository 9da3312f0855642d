-- What is counted of attempts, and from where accounts have been logged in to. Whose it is, is kept as a
-- digest only. A row that has expired is nobody's, and is removed by and by.
--
-- The functions wait for a lock on the bucket or the account before they decide, as those on sessions do
-- (READ COMMITTED); then, without waiting, they remove expired rows of anybody.

-- One bucket of tokens; none is a full one. Its instants are whole microseconds since the epoch.
create table throttle_buckets (
  -- The kind, and the SHA-256 of the holder in hexadecimal.
  id         varchar(128) not null,
  -- For each rate of its limit, when all tokens will be back.
  full_at    bigint[]     not null,
  -- The last of those.
  expires_at bigint       not null,

  constraint throttle_buckets_pkey primary key (id)
);

create index throttle_buckets_expires_at_idx on throttle_buckets (expires_at);

-- One network from which one account was logged in to.
create table known_networks (
  -- The SHA-256 of the address in hexadecimal.
  account    varchar(64) not null,
  network    varchar(64) not null,
  -- It is known before and not at this instant: so long after the last login from there.
  expires_at timestamptz not null,

  constraint known_networks_pkey primary key (account, network)
);

create index known_networks_expires_at_idx on known_networks (expires_at);

-- Waits until nobody else changes this bucket, or what this account knows, to the end of the transaction.
create function lock_throttle(what varchar) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('hexauth throttle ' || what, 0));
$$;

-- Decides as Fill.admit does, and keeps the effect. Returns how long to wait: 0 if the attempt is
-- admitted, and then its tokens are taken. All times are in microseconds.
--   intervals  of each rate, between two tokens
--   counts     of each rate, how many tokens there are
create function take_tokens(
  bucket varchar, taken_at bigint, intervals bigint[], counts bigint[]
) returns bigint language plpgsql as $$
declare
  kept bigint[];
  taken bigint[] := '{}';
  wait bigint := 0;
begin
  perform lock_throttle(bucket);
  select full_at into kept from throttle_buckets where id = bucket;

  for i in 1 .. cardinality(intervals) loop
    taken[i] :=
      least(greatest(kept[i], taken_at), taken_at + intervals[i] * counts[i]) + intervals[i];
    wait := greatest(wait, taken[i] - intervals[i] * counts[i] - taken_at);
  end loop;
  if wait > 0 then
    return wait;
  end if;

  insert into throttle_buckets (id, full_at, expires_at)
  values (bucket, taken, (select max(at) from unnest(taken) at))
  on conflict (id) do update set full_at = excluded.full_at, expires_at = excluded.expires_at;

  with expired as materialized (
    select id from throttle_buckets
    where expires_at <= taken_at
    order by expires_at limit 100
    for update skip locked)
  delete from throttle_buckets using expired where throttle_buckets.id = expired.id;
  return 0;
end $$;

-- Gives the tokens of an attempt back, as Fill.givenBack does; takes what take_tokens takes. Returns
-- whether there was what to give back to. A bucket that is full by that is removed as one that expired.
create function give_back_tokens(
  bucket varchar, given_at bigint, intervals bigint[]
) returns boolean language plpgsql as $$
declare
  kept bigint[];
  fuller bigint[] := '{}';
begin
  perform lock_throttle(bucket);
  select full_at into kept from throttle_buckets where id = bucket;
  for i in 1 .. cardinality(intervals) loop
    fuller[i] := greatest(kept[i], given_at) - intervals[i];
  end loop;
  update throttle_buckets
  set full_at = fuller, expires_at = (select max(at) from unnest(fuller) at)
  where id = bucket;
  return found;
end $$;

-- Remembers a login from a network; of more than an account may know, those go that expire first.
-- Returns how many went.
create function remember_network(
  whose varchar, from_network varchar, now_at timestamptz, known_until timestamptz, most integer
) returns integer language plpgsql as $$
declare
  gone integer;
begin
  perform lock_throttle(whose);
  insert into known_networks (account, network, expires_at)
  values (whose, from_network, known_until)
  on conflict (account, network) do update set expires_at = excluded.expires_at;

  delete from known_networks where account = whose and network in (
    select network from known_networks
    where account = whose
    order by expires_at desc, network
    offset most);
  get diagnostics gone = row_count;

  with expired as materialized (
    select account, network from known_networks
    where expires_at <= now_at
    order by expires_at limit 100
    for update skip locked)
  delete from known_networks using expired
  where known_networks.account = expired.account and known_networks.network = expired.network;
  return gone;
end $$;
