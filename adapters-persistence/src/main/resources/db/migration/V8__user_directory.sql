-- An index for each order in which users are listed. Where there are many users, the operator has made
-- the function and the indexes beforehand, while the service runs: see docs/postgres-indexes.sql.

-- A name as lists compare it: in lower case and in Unicode's form NFC. The result is UTF-8, which sorts
-- by code points, whatever the collation of the database is. A final sigma counts as the other one: some
-- locales choose between them by what follows, which a prefix does not have. Only UTF8 has the form NFC.
do $$ begin
  execute format(
    'create or replace function user_name_key(name text) returns bytea'
      ' language sql immutable parallel safe as $f$ select convert_to(%s, ''UTF8'') $f$',
    case getdatabaseencoding()
      when 'UTF8' then 'normalize(translate(lower(name), chr(962), chr(963)), NFC)'
      else 'lower(name)'
    end);
end $$;

create index if not exists users_name_idx on users (user_name_key(name), id);

-- In the order of ASCII; that of users_email_key depends on the collation of the database.
create index if not exists users_email_idx on users (email collate "C");

create index if not exists users_created_at_idx on users (created_at, id);
create index if not exists users_disabled_idx on users (created_at, id) where disabled_at is not null;
create index if not exists users_unverified_idx on users (created_at, id) where not verified;
create index if not exists users_admins_idx on users (created_at, id) where role = 'admin';
