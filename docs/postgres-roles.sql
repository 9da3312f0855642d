-- Two users for hexauth: hexauth_owner creates and changes the tables, hexauth_service only uses them.
-- Run this in hexauth's database as a superuser, and again after the first migration. Then set both
-- passwords: \password hexauth_owner, \password hexauth_service

do $$ begin
  create role hexauth_owner login;
exception when duplicate_object then null;
end $$;

do $$ begin
  create role hexauth_service login;
exception when duplicate_object then null;
end $$;

-- Before PostgreSQL 15, every user may create tables here.
revoke create on schema public from public;
grant usage, create on schema public to hexauth_owner;
grant usage on schema public to hexauth_service;

-- Tables and functions that the owner creates from now on, and existing ones.
alter default privileges for role hexauth_owner in schema public
  grant select, insert, update, delete on tables to hexauth_service;
alter default privileges for role hexauth_owner in schema public
  grant execute on functions to hexauth_service;
grant select, insert, update, delete on all tables in schema public to hexauth_service;
grant execute on all functions in schema public to hexauth_service;

-- The service may read the history of migrations, not write it.
do $$ begin
  if to_regclass('public.flyway_schema_history') is not null then
    revoke insert, update, delete on public.flyway_schema_history from hexauth_service;
  end if;
end $$;
