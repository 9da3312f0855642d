-- What migration 8 adds to the table of users, built while the service runs. For a database with many users: run this
-- as the owner of the tables before the first start of the new version: psql -d hexauth -f docs/postgres-indexes.sql
-- The migration then finds everything there. If this is interrupted, drop the index that \d users calls INVALID, and
-- run it again.

do $$ begin
  execute format(
    'create or replace function user_name_key(name text) returns bytea'
      ' language sql immutable parallel safe as $f$ select convert_to(%s, ''UTF8'') $f$',
    case getdatabaseencoding()
      when 'UTF8' then 'normalize(translate(lower(name), chr(962), chr(963)), NFC)'
      else 'lower(name)'
    end);
end $$;

create index concurrently if not exists users_name_idx on users (user_name_key(name), id);
create index concurrently if not exists users_email_idx on users (email collate "C");
create index concurrently if not exists users_created_at_idx on users (created_at, id);
create index concurrently if not exists users_disabled_idx on users (created_at, id) where disabled_at is not null;
create index concurrently if not exists users_unverified_idx on users (created_at, id) where not verified;
create index concurrently if not exists users_admins_idx on users (created_at, id) where role = 'admin';
