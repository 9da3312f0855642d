-- What admins change about users. One active admin stays: a change that would end one waits for other
-- such changes, and then sees what they have left (READ COMMITTED).
--
-- Locks are taken in this order, so that no two operations wait for each other: the row of the user,
-- then that of all admins.

create type user_change as enum ('done', 'already_so', 'no_such_user', 'last_admin');
create type user_removal as enum ('removed', 'no_such_user', 'last_admin');

-- Whether this active admin, whose row is locked, is the only one. Until the end of the transaction,
-- all other callers wait. The index users_admins_idx finds the others.
create function is_last_admin(whose uuid) returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('hexauth last admin', 0));
  return not exists (
    select from users where role = 'admin' and disabled_at is null and id <> whose);
end $$;

-- Replaces disable_user, which nodes of an older version call while a new version is rolled out.
create function disable_account(
  whose uuid, disabled timestamptz, notice letter_draft
) returns user_change language plpgsql as $$
declare
  account users;
begin
  select * into account from users where id = whose for update;
  if not found then
    return 'no_such_user';
  elsif account.disabled_at is not null then
    return 'already_so';
  elsif account.role = 'admin' and is_last_admin(whose) then
    return 'last_admin';
  end if;
  perform end_codes(whose, account.email, 'RESET_PASSWORD', 'CHANGE_ADDRESS');
  perform post_letter_for(notice, whose);
  update users set disabled_at = disabled where id = whose;
  return 'done';
end $$;

-- Returns whether there was such a disabled user.
create function enable_account(whose uuid, notice letter_draft) returns boolean language plpgsql as $$
begin
  update users set disabled_at = null where id = whose and disabled_at is not null;
  if not found then
    return false;
  end if;
  perform post_letter_for(notice, whose);
  return true;
end $$;

create function set_role(
  whose uuid, new_role user_role, changed timestamptz, notice letter_draft
) returns user_change language plpgsql as $$
declare
  account users;
begin
  select * into account from users where id = whose and disabled_at is null for update;
  if not found then
    return 'no_such_user';
  elsif account.role = new_role then
    return 'already_so';
  elsif account.role = 'admin' and is_last_admin(whose) then
    return 'last_admin';
  end if;
  update users set role = new_role, updated_at = changed where id = whose;
  perform post_letter_for(notice, whose);
  return 'done';
end $$;

-- Replaces remove_user, which nodes of an older version call while a new version is rolled out.
create function remove_account(
  whose uuid, notice letter_draft
) returns user_removal language plpgsql as $$
declare
  account users;
begin
  select * into account from users where id = whose for update;
  if not found then
    return 'no_such_user';
  elsif account.role = 'admin' and account.disabled_at is null and is_last_admin(whose) then
    return 'last_admin';
  end if;
  perform post_letter_for(notice, whose);
  delete from users where id = whose;
  return 'removed';
end $$;
