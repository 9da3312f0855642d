-- The keys of other services. Only their digests are kept.
create table service_keys (
  id           uuid        not null,
  -- In the order of its bytes, whatever the collation of the database is.
  service      varchar(63) collate "C" not null,
  -- SHA-256, as hexadecimal digits.
  digest       varchar(64) not null,
  created_at   timestamptz not null,
  -- In UTC.
  last_used_on date,

  constraint service_keys_pkey primary key (id),
  constraint service_keys_digest_key unique (digest)
);

create index service_keys_service_idx on service_keys (service, created_at);

-- Keeps a key unless the service has too many. Returns whether it is kept.
create function add_service_key(
  new_id uuid, of_service varchar, new_digest varchar, created timestamptz, most integer
) returns boolean language plpgsql as $$
begin
  -- Racing calls for one service come one after the other.
  perform pg_advisory_xact_lock(hashtextextended('hexauth service keys ' || of_service, 0));
  if (select count(*) from service_keys where service = of_service) >= most then
    return false;
  end if;
  insert into service_keys (id, service, digest, created_at)
  values (new_id, of_service, new_digest, created);
  return true;
end $$;

-- The service of a key, or null if there is no such key. Keeps the day of its last use, which is one
-- write a day.
create function use_service_key(
  key_digest varchar, today date
) returns varchar language plpgsql as $$
declare
  kept service_keys;
begin
  select * into kept from service_keys where digest = key_digest;
  if found and (kept.last_used_on is null or kept.last_used_on < today) then
    update service_keys set last_used_on = today
    where id = kept.id and (last_used_on is null or last_used_on < today);
  end if;
  return kept.service;
end $$;
