insert into "users" ("id", "name", "email", "photo", "password", "role", "created_at", "updated_at") values (cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid), ('Ada'), ('ada0@example.com'), ('default.png'), ('$2a$12$hash'), cast(('user') as "user_role"), cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone), cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone)) on conflict ("email") do nothing
-- rows: 1
insert into "users" ("id", "name", "email", "photo", "password", "role", "created_at", "updated_at") values (cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid), ('Ada'), ('ada0@example.com'), ('default.png'), ('$2a$12$hash'), cast(('user') as "user_role"), cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone), cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone)) on conflict ("email") do nothing
-- rows: 0
select "users"."id", "users"."name", "users"."email", "users"."photo", "users"."role", "users"."created_at", "users"."updated_at" from "users" where ("users"."id" = cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid) and "users"."disabled_at" is null)
-- 00000000-0000-7000-0000-000000000000 | Ada | ada0@example.com | default.png | user | 2030-01-01 00:00:00+00 | 2030-01-01 00:00:00+00
select "users"."id", "users"."password" from "users" where ("users"."email" = ('ada0@example.com') and "users"."disabled_at" is null)
-- 00000000-0000-7000-0000-000000000000 | $2a$12$hash
select "users"."id", "users"."password" from "users" where ("users"."id" = cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid) and "users"."disabled_at" is null)
-- 00000000-0000-7000-0000-000000000000 | $2a$12$hash
update "users" set "password" = ('$2a$12$hash') where ("users"."id" = cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid) and "users"."disabled_at" is null and "users"."password" = ('$2a$12$hash'))
-- rows: 1
update "users" set "role" = cast(('admin') as "user_role"), "updated_at" = cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone) where ("users"."email" = ('ada0@example.com') and "users"."disabled_at" is null) returning "users"."id"
-- 00000000-0000-7000-0000-000000000000
update "users" set "disabled_at" = cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone) where ("users"."id" = cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid) and "users"."disabled_at" is null)
-- rows: 1
delete from "users" where "users"."id" = cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid)
-- rows: 1
select "open_session" from "open_session"("whose" := cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid), "sid" := ('AAAAAAAAAAAAAAAAAAAAAA'), "at_generation" := ('0'::int4), "opened_at" := cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone), "used_at" := cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone), "ends_at" := cast(('2030-01-01 01:00:00+00:00') as timestamp with time zone), "from_user_agent" := ('curl'), "from_address" := ('127.0.0.1'), "session_limit" := ('1'::int4))
-- 0
select "rotate_session"."outcome", "rotate_session"."generation", "rotate_session"."created_at", "rotate_session"."last_used_at", "rotate_session"."expires_at", "rotate_session"."user_agent", "rotate_session"."address", "rotate_session"."confirmed" from "rotate_session"(cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid), ('AAAAAAAAAAAAAAAAAAAAAA'), ('0'::int4), cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone), cast(('2030-01-01 01:00:00+00:00') as timestamp with time zone), cast(('2029-12-31 23:59:30+00:00') as timestamp with time zone), ('86400000000'::int8), ('TRUE'::boolean))
-- rotated | 1 | 2030-01-01 00:00:00+00 | 2030-01-01 00:00:00+00 | 2030-01-01 01:00:00+00 | curl | 127.0.0.1 | f
select ("sessions"."confirmed" or "sessions"."generation" <> ('0'::int4)) from "sessions" where ("sessions"."owner" = cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid) and "sessions"."id" = ('AAAAAAAAAAAAAAAAAAAAAA') and "sessions"."expires_at" > cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone))
-- t
update "sessions" set "confirmed" = ('TRUE'::boolean) where ("sessions"."owner" = cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid) and "sessions"."id" = ('AAAAAAAAAAAAAAAAAAAAAA') and "sessions"."generation" = ('1'::int4) and "sessions"."confirmed" = false)
-- rows: 1
select "sessions"."owner", "sessions"."id", "sessions"."generation", "sessions"."created_at", "sessions"."last_used_at", "sessions"."expires_at", "sessions"."user_agent", "sessions"."address", "sessions"."confirmed" from "sessions" where ("sessions"."owner" = cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid) and "sessions"."expires_at" > cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone)) order by "sessions"."last_used_at" desc, "sessions"."created_at" desc, "sessions"."id"
-- 00000000-0000-7000-0000-000000000000 | AAAAAAAAAAAAAAAAAAAAAA | 1 | 2030-01-01 00:00:00+00 | 2030-01-01 00:00:00+00 | 2030-01-01 01:00:00+00 | curl | 127.0.0.1 | t
select "end_other_sessions" from "end_other_sessions"("whose" := cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid), "kept" := ('AAAAAAAAAAAAAAAAAAAAAA'))
-- 0
delete from "sessions" where ("sessions"."owner" = cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid) and "sessions"."id" = ('AAAAAAAAAAAAAAAAAAAAAA')) returning "sessions"."expires_at"
-- 2030-01-01 01:00:00+00
select "end_sessions" from "end_sessions"("whose" := cast(('00000000-0000-7000-0000-000000000000'::uuid) as uuid))
-- 0
select "take_tokens" from "take_tokens"("bucket" := ('logins_by_strangers b055a8e2fe18c1d6319ad4ac7a0d5b16d5afefe0d7be2c21afd4e1c9e31b2981'), "taken_at" := ('1893456000000000'::int8), "intervals" := cast(('{3600000000}') as bigint[]), "counts" := cast(('{1}') as bigint[]))
-- 0
select "give_back_tokens" from "give_back_tokens"("bucket" := ('logins_by_strangers b055a8e2fe18c1d6319ad4ac7a0d5b16d5afefe0d7be2c21afd4e1c9e31b2981'), "given_at" := ('1893456000000000'::int8), "intervals" := cast(('{3600000000}') as bigint[]))
-- t
select "remember_network" from "remember_network"("whose" := ('b055a8e2fe18c1d6319ad4ac7a0d5b16d5afefe0d7be2c21afd4e1c9e31b2981'), "from_network" := ('192.0.2.1'), "now_at" := cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone), "known_until" := cast(('2030-01-31 00:00:00+00:00') as timestamp with time zone), "most" := ('10'::int4))
-- 0
select exists (select 1 from "known_networks" where ("known_networks"."account" = ('b055a8e2fe18c1d6319ad4ac7a0d5b16d5afefe0d7be2c21afd4e1c9e31b2981') and "known_networks"."network" = ('192.0.2.1') and "known_networks"."expires_at" > cast(('2030-01-01 00:00:00+00:00') as timestamp with time zone)))
-- t
delete from "known_networks" where "known_networks"."account" = ('b055a8e2fe18c1d6319ad4ac7a0d5b16d5afefe0d7be2c21afd4e1c9e31b2981')
-- rows: 1
