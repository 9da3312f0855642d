-- Letters to users, the codes in them, and what the codes change.
--
-- The column verification_code, which was never filled, goes: a code is kept as a digest, with an
-- expiry, and there may be several.
--
-- Each function is one statement for the client. It locks the row of the user before it decides, so
-- that each statement after that sees what was committed before (READ COMMITTED).

alter table users
  drop column verification_code,
  -- That in which the user is written to.
  add column language varchar(8) not null default 'en';

-- A code that was mailed. It works before its expiry, and only while its owner is active.
create table email_codes (
  -- The SHA-256 of the code in hexadecimal.
  digest     varchar(64)  not null,
  purpose    varchar(32)  not null,
  owner      uuid         not null,
  -- Where it was sent.
  address    varchar(254) not null,
  expires_at timestamptz  not null,

  constraint email_codes_pkey primary key (digest),
  constraint email_codes_owner_fkey foreign key (owner) references users on delete cascade
);

create index email_codes_owner_idx on email_codes (owner);
create index email_codes_expires_at_idx on email_codes (expires_at);

-- The previous address of a user, who can take it back until then. Nobody else can have it.
create table reserved_addresses (
  address varchar(254) not null,
  owner   uuid         not null,
  until   timestamptz  not null,

  constraint reserved_addresses_pkey primary key (address),
  constraint reserved_addresses_owner_fkey foreign key (owner) references users on delete cascade
);

create index reserved_addresses_owner_idx on reserved_addresses (owner);
create index reserved_addresses_until_idx on reserved_addresses (until);

-- The outbox: a letter to be sent. It never holds a code, which is made when the letter is sent.
create table letters (
  id             uuid         not null,
  kind           varchar(32)  not null,
  -- Letters with a lower number are sent first.
  urgency        smallint     not null,
  -- Of the code that it will carry; null for none.
  purpose        varchar(32),
  -- Null if the letter goes to an address, and its owner is looked up when it is sent.
  owner          uuid,
  name           varchar(255),
  address        varchar(254) not null,
  -- Null for that of the owner.
  language       varchar(8),
  occurred_at    timestamptz  not null,
  -- Where the request came from; null if the user is not to know.
  user_agent     varchar(256),
  client_address varchar(64),
  -- When it may be sent next; a worker moves it on to reserve the letter.
  due_at         timestamptz  not null,
  attempts       integer      not null default 0,

  constraint letters_pkey primary key (id)
);

create index letters_due_idx on letters (urgency, due_at);
create index letters_occurred_at_idx on letters (occurred_at);
create index letters_owner_idx on letters (owner);
create index letters_address_idx on letters (address);

-- A letter without its recipient. Without an id, it is no letter.
create type letter_draft as (
  id uuid, kind varchar, urgency smallint, purpose varchar, language varchar,
  occurred_at timestamptz, user_agent varchar, client_address varchar
);

-- Posts a letter; does nothing without an id.
create function post_letter(
  draft letter_draft, to_owner uuid, to_name varchar, to_address varchar, in_language varchar
) returns void language sql as $$
  insert into letters (
    id, kind, urgency, purpose, owner, name, address, language, occurred_at, user_agent,
    client_address, due_at)
  select
    draft.id, draft.kind, draft.urgency, draft.purpose, to_owner, to_name, to_address,
    coalesce(draft.language, in_language), draft.occurred_at, draft.user_agent,
    draft.client_address, draft.occurred_at
  where draft.id is not null;
$$;

-- Posts a letter for an active user to an address: by default the user's own.
create function post_letter_for(
  draft letter_draft, whose uuid, to_address varchar default null
) returns void language sql as $$
  select post_letter(draft, id, name, coalesce(to_address, email), language)
  from users where id = whose and disabled_at is null;
$$;

-- Ends the codes of a user, and the letters that wait to bring more.
create function end_codes(whose uuid, of_address varchar, variadic purposes varchar[])
returns void language sql as $$
  delete from email_codes where owner = whose and purpose = any (purposes);
  delete from letters
  where purpose = any (purposes) and (owner = whose or owner is null and address = of_address);
$$;

-- Keeps a user unless the address is taken or reserved, and posts the letter for that case. Returns
-- whether the user is kept.
create function add_user(
  new_id uuid, new_name varchar, new_email varchar, new_photo varchar, new_password text,
  new_role user_role, in_language varchar, is_verified boolean, created timestamptz,
  updated timestamptz, if_added letter_draft, if_taken letter_draft
) returns boolean language plpgsql as $$
declare
  added boolean;
begin
  insert into users
    (id, name, email, photo, password, role, language, verified, created_at, updated_at)
  values
    (new_id, new_name, new_email, new_photo, new_password, new_role, in_language, is_verified,
     created, updated)
  on conflict (email) do nothing;
  added := found;

  -- Looked at only now: the insertion may have waited for the change that reserved the address.
  if added and exists (
    select from reserved_addresses where address = new_email and until > created)
  then
    delete from users where id = new_id;
    added := false;
  end if;

  if added then
    perform post_letter(if_added, new_id, new_name, new_email, in_language);
  else
    perform post_letter(if_taken, null, null, new_email, null);
  end if;
  return added;
end $$;

-- Replaces the hash of a password if it is the expected one, and ends the codes that depend on it.
create function change_password(
  whose uuid, expected text, replacement text, notice letter_draft
) returns boolean language plpgsql as $$
declare
  own_address varchar;
begin
  update users set password = replacement
  where id = whose and disabled_at is null and password = expected
  returning email into own_address;
  if not found then
    return false;
  end if;
  perform end_codes(whose, own_address, 'RESET_PASSWORD', 'CHANGE_ADDRESS');
  perform post_letter_for(notice, whose);
  return true;
end $$;

create function remove_user(whose uuid, notice letter_draft) returns boolean language plpgsql as $$
begin
  perform from users where id = whose for update;
  perform post_letter_for(notice, whose);
  delete from users where id = whose;
  return found;
end $$;

create function disable_user(
  whose uuid, disabled timestamptz, notice letter_draft
) returns boolean language plpgsql as $$
begin
  perform from users where id = whose for update;
  perform post_letter_for(notice, whose);
  update users set disabled_at = disabled where id = whose and disabled_at is null;
  return found;
end $$;

-- Keeps the digest of the code in a letter that waits, for an active user, and removes up to 100
-- that have expired. Returns whether it is kept.
create function keep_code(
  code_digest varchar, letter uuid, for_purpose varchar, whose uuid, to_address varchar,
  ends_at timestamptz, now_at timestamptz
) returns boolean language plpgsql as $$
declare
  kept boolean;
begin
  -- Waits for a change that ends codes, and then sees the letters that it left.
  perform from users where id = whose for share;
  insert into email_codes (digest, purpose, owner, address, expires_at)
  select code_digest, for_purpose, users.id, to_address, ends_at
  from users join letters on letters.id = letter
  where users.id = whose and disabled_at is null;
  kept := found;

  with expired as materialized (
    select digest from email_codes
    where expires_at <= now_at
    order by expires_at limit 100
    for update skip locked)
  delete from email_codes using expired where email_codes.digest = expired.digest;
  return kept;
end $$;

create type address_proof as enum ('verified', 'verified_before', 'changed');

-- Uses a code to verify or to change an address. No row if it may not be used. Removes up to 100
-- reservations that have expired.
create function prove_address(
  code_digest varchar, now_at timestamptz, reserved_until timestamptz, notice letter_draft
) returns table (outcome address_proof, owner uuid, previous varchar) language plpgsql as $$
#variable_conflict use_column
declare
  code email_codes;
  account users;
begin
  select * into code from email_codes
  where digest = code_digest and purpose in ('VERIFY_ADDRESS', 'CHANGE_ADDRESS');
  select * into account from users
  where id = code.owner and disabled_at is null
  for update;
  -- The code may have ended while this waited for the user.
  if account.id is null or not exists (
    select from email_codes where digest = code_digest and expires_at > now_at)
  then
    return;
  end if;

  if account.email = code.address then
    update users set verified = true where id = account.id and not verified;
    outcome := case when account.verified then 'verified_before' else 'verified' end;
    delete from email_codes
    where owner = account.id and purpose = code.purpose and digest <> code_digest;
    return query select outcome, account.id, account.email;
    return;
  end if;

  if code.purpose <> 'CHANGE_ADDRESS' then
    return;
  end if;
  begin
    update users set email = code.address, verified = true, updated_at = now_at
    where id = account.id;
    -- Looked at only now: the update may have waited for the change that reserved the address.
    if exists (
      select from reserved_addresses
      where address = code.address and owner <> account.id and until > now_at)
    then
      raise unique_violation;
    end if;
  exception when unique_violation then
    return;
  end;

  insert into reserved_addresses (address, owner, until)
  values (account.email, account.id, reserved_until)
  on conflict (address) do update set owner = excluded.owner, until = excluded.until;
  delete from email_codes
  where owner = account.id and digest <> code_digest and purpose <> 'TAKE_BACK_ADDRESS';
  delete from letters where owner = account.id and purpose = 'CHANGE_ADDRESS';
  perform post_letter(notice, account.id, account.name, account.email, account.language);

  with expired as materialized (
    select address from reserved_addresses
    where until <= now_at
    order by until limit 100
    for update skip locked)
  delete from reserved_addresses using expired
  where reserved_addresses.address = expired.address;
  return query select 'changed'::address_proof, account.id, account.email;
end $$;

-- Uses up a code to reset a password. Returns the user, or null if the code may not be used.
create function reset_password(
  code_digest varchar, new_password text, now_at timestamptz, notice letter_draft
) returns uuid language plpgsql as $$
declare
  account users;
begin
  select users.* into account
  from email_codes join users on users.id = email_codes.owner
  where digest = code_digest and purpose = 'RESET_PASSWORD' and disabled_at is null
  for update of users;
  -- The code may have ended while this waited for the user.
  if not exists (
    select from email_codes
    where digest = code_digest and expires_at > now_at and address = account.email)
  then
    return null;
  end if;
  update users set password = new_password, verified = true where id = account.id;
  perform end_codes(account.id, account.email, 'RESET_PASSWORD', 'CHANGE_ADDRESS');
  perform post_letter_for(notice, account.id);
  return account.id;
end $$;

-- Uses up a code to take an address back. Returns the user, or null if the code may not be used.
create function take_address_back(
  code_digest varchar, new_password text, now_at timestamptz, reset letter_draft
) returns uuid language plpgsql as $$
declare
  account users;
  taken_back reserved_addresses;
begin
  select users.* into account
  from email_codes join users on users.id = email_codes.owner
  where digest = code_digest and purpose = 'TAKE_BACK_ADDRESS' and disabled_at is null
  for update of users;
  select reserved.* into taken_back
  from email_codes join reserved_addresses as reserved using (address, owner)
  where digest = code_digest and owner = account.id and expires_at > now_at and until > now_at;
  if not found then
    return null;
  end if;
  begin
    update users set
      email = taken_back.address, verified = true, password = new_password, updated_at = now_at
    where id = account.id;
  exception when unique_violation then
    -- A node whose clock is ahead has given the address to another user.
    return null;
  end;
  -- A reservation that is older stays: its address was changed before this one.
  delete from reserved_addresses where owner = account.id and until >= taken_back.until;
  delete from email_codes as code
  where owner = account.id and purpose = 'TAKE_BACK_ADDRESS' and not exists (
    select from reserved_addresses as reserved
    where reserved.address = code.address and reserved.owner = account.id);
  perform end_codes(
    account.id, account.email, 'VERIFY_ADDRESS', 'CHANGE_ADDRESS', 'RESET_PASSWORD');
  perform post_letter_for(reset, account.id);
  return account.id;
end $$;

-- Reserves the most urgent letter that is due, and returns it with its recipient. Letters that
-- nobody wants any more are removed: the rules are those of the port Outbox.
create function lease_letter(now_at timestamptz, leased_until timestamptz)
returns setof letters language plpgsql as $$
declare
  letter letters;
  account users;
  wanted boolean;
begin
  loop
    select * into letter from letters
    where due_at <= now_at
    order by urgency, due_at limit 1
    for update skip locked;
    if not found then
      return;
    end if;

    if letter.owner is null then
      select * into account from users where email = letter.address and disabled_at is null;
    else
      select * into account from users where id = letter.owner and disabled_at is null;
    end if;
    wanted := case coalesce(letter.purpose, '')
      when '' then
        account.id is not null or letter.owner is not null
      when 'VERIFY_ADDRESS' then
        account.email = letter.address and not account.verified
      when 'RESET_PASSWORD' then
        account.email = letter.address
      when 'CHANGE_ADDRESS' then
        account.id is not null
        and not exists (select from users where email = letter.address)
      when 'TAKE_BACK_ADDRESS' then
        exists (
          select from reserved_addresses as reserved
          where reserved.address = letter.address and reserved.owner = account.id
            and reserved.until > now_at)
    end;

    if wanted then
      update letters set due_at = leased_until, attempts = attempts + 1
      where id = letter.id
      returning * into letter;
      letter.owner := coalesce(letter.owner, account.id);
      letter.name := coalesce(letter.name, account.name);
      letter.language := coalesce(letter.language, account.language);
      return next letter;
      return;
    end if;
    delete from letters where id = letter.id;
  end loop;
end $$;

-- As before, but returns whether the network is new to an account that knows others. Under another
-- name, because nodes of an older version call the other one while a new version is rolled out.
create function remember_login(
  whose varchar, from_network varchar, now_at timestamptz, known_until timestamptz, most integer
) returns boolean language plpgsql as $$
declare
  is_new boolean;
begin
  perform lock_throttle(whose);
  select count(*) > 0 and bool_and(network <> from_network) into is_new
  from known_networks
  where account = whose and expires_at > now_at;
  perform remember_network(whose, from_network, now_at, known_until, most);
  return is_new;
end $$;
