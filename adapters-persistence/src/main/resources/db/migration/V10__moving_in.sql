-- Users who move in from another service, many at once.

-- The outcome for one of them: see the port UserTransfer.
create type user_arrival as enum ('added', 'already_there', 'id_taken', 'email_taken');

-- Keeps users in the order of the arrays, each as add_user would, without a letter. Returns the
-- outcome for each, in the same order.
--   disabled, created, updated  in microseconds since the epoch
create function move_users_in(
  ids uuid[], names varchar[], emails varchar[], photos varchar[], passwords text[],
  roles varchar[], languages varchar[], are_verified boolean[], disabled bigint[],
  created bigint[], updated bigint[], now_at timestamptz
) returns user_arrival[] language plpgsql as $$
declare
  fresh uuid[];
begin
  -- Two of these that have users in common would otherwise wait for each other.
  perform pg_advisory_xact_lock(hashtextextended('hexauth moving in', 0));

  with added as (
    insert into users
      (id, name, email, photo, password, role, language, verified, disabled_at, created_at,
       updated_at)
    select
      given.id, given.name, given.email, given.photo, given.password, given.role::user_role,
      given.language, given.verified,
      timestamptz 'epoch' + given.disabled * interval '1 microsecond',
      timestamptz 'epoch' + given.created * interval '1 microsecond',
      timestamptz 'epoch' + given.updated * interval '1 microsecond'
    from unnest(
      ids, names, emails, photos, passwords, roles, languages, are_verified, disabled, created,
      updated) with ordinality as given (
      id, name, email, photo, password, role, language, verified, disabled, created, updated,
      place)
    order by place
    on conflict do nothing
    returning id)
  select coalesce(array_agg(id), '{}') into fresh from added;

  -- Looked at only now: the insertion may have waited for the change that reserved an address.
  if exists (select from reserved_addresses where address = any (emails) and until > now_at) then
    with gone as (
      delete from users using reserved_addresses as reserved
      where users.id = any (fresh) and reserved.address = users.email
        and reserved.until > now_at
      returning users.id)
    select coalesce(array_agg(id), '{}') into fresh
    from (select unnest(fresh) as id except select id from gone) as stays;
  end if;

  if cardinality(fresh) = cardinality(ids) then
    return array_fill('added'::user_arrival, array[cardinality(ids)]);
  end if;
  return array(
    select case
      when kept_id is null then 'email_taken'
      when added_id is not null and place < kept_place then 'email_taken'
      when added_id is not null and place = kept_place then 'added'
      when kept_email = email then 'already_there'
      else 'id_taken'
    end::user_arrival
    from (
      select
        given.place, given.email, added.id as added_id, kept.id as kept_id,
        kept.email as kept_email,
        min(place) filter (where kept.email = given.email) over (partition by given.id)
          as kept_place
      from unnest(ids, emails) with ordinality as given (id, email, place)
        left join users as kept on kept.id = given.id
        left join unnest(fresh) as added (id) on added.id = given.id
    ) as given
    order by place);
end $$;
