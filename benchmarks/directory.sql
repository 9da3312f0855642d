-- Pages of users: fills a new database and prints the plan and the time of each list, of its first page and of a deep one.
--   createdb directory && for f in $(ls adapters-persistence/src/main/resources/db/migration/*.sql | sort -V); do psql -1 -qd directory -f $f; done
--   psql -d directory -v users=10000000 -f benchmarks/directory.sql
-- The statements are those of PostgresUserDirectory.

\timing on
insert into users (id, name, email, password, verified, role, created_at, disabled_at)
select gen_random_uuid(),
  (array['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Éva', '李', 'Donald', 'Frances', 'Niklaus'])[1 + i % 10]
    || ' ' || (array['Lovelace', 'Hopper', 'Turing', 'Dijkstra', 'Liskov'])[1 + i % 5] || ' ' || i,
  (array['ada', 'grace', 'alan', 'edsger', 'barbara', 'eva', 'li', 'donald', 'frances', 'niklaus'])[1 + i % 10]
    || i || '@example.com',
  '{bcrypt}$2a$12$' || md5(i::text) || left(md5(i::text), 21),
  i % 20 <> 0,
  (case when i % 100000 = 0 then 'admin' else 'user' end)::user_role,
  timestamptz '2020-01-01Z' + (i * 7919::bigint % :users) * interval '15 seconds',
  case when i % 1000 = 7 then now() end
from generate_series(1, :users) i;
vacuum analyze users;
\timing off

select indexrelname, pg_size_pretty(pg_relation_size(indexrelid)) size
from pg_stat_user_indexes where relname = 'users' order by 1;

set plan_cache_mode = force_generic_plan;
select timestamptz '2020-01-01Z' + :users / 2 * interval '15 seconds' as middle \gset

prepare newest(timestamptz, uuid) as select * from users where (created_at, id) < ($1, $2)
  order by created_at desc, id desc limit 51;
prepare disabled(timestamptz, uuid) as select * from users where disabled_at is not null and (created_at, id) < ($1, $2)
  order by created_at desc, id desc limit 51;
prepare unverified(timestamptz, uuid) as select * from users where not verified and (created_at, id) < ($1, $2)
  order by created_at desc, id desc limit 51;
prepare admins(timestamptz, uuid) as select * from users where role = 'admin' and (created_at, id) < ($1, $2)
  order by created_at desc, id desc limit 51;
prepare by_email(text, text) as select * from users
  where email collate "C" >= $1 and email collate "C" < $1 || U&'\007F' and email collate "C" > $2
  order by email collate "C" limit 51;
prepare by_name(text, text, uuid) as select * from users
  where user_name_key(name) >= user_name_key($1) and user_name_key(name) < user_name_key($1) || '\xff'
    and (user_name_key(name), id) > (
      greatest(user_name_key($1), user_name_key($2)),
      case when user_name_key($2) < user_name_key($1) then '00000000-0000-0000-0000-000000000000' else $3 end)
  order by user_name_key(name), id limit 51;

-- Each page twice; the first time warms the cache.
\set page 'explain (analyze, buffers, costs off, summary on) execute'
:page newest('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff') \g /dev/null
:page newest('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff');
:page newest(:'middle', 'ffffffff-ffff-ffff-ffff-ffffffffffff') \g /dev/null
:page newest(:'middle', 'ffffffff-ffff-ffff-ffff-ffffffffffff');
:page disabled('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff') \g /dev/null
:page disabled('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff');
:page disabled(:'middle', 'ffffffff-ffff-ffff-ffff-ffffffffffff') \g /dev/null
:page disabled(:'middle', 'ffffffff-ffff-ffff-ffff-ffffffffffff');
:page unverified('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff') \g /dev/null
:page unverified('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff');
:page unverified(:'middle', 'ffffffff-ffff-ffff-ffff-ffffffffffff') \g /dev/null
:page unverified(:'middle', 'ffffffff-ffff-ffff-ffff-ffffffffffff');
:page admins('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff') \g /dev/null
:page admins('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff');
:page admins(:'middle', 'ffffffff-ffff-ffff-ffff-ffffffffffff') \g /dev/null
:page admins(:'middle', 'ffffffff-ffff-ffff-ffff-ffffffffffff');
:page by_email('a', '') \g /dev/null
:page by_email('a', '');
:page by_email('a', 'ada5') \g /dev/null
:page by_email('a', 'ada5');
:page by_name('É', '', '00000000-0000-0000-0000-000000000000') \g /dev/null
:page by_name('É', '', '00000000-0000-0000-0000-000000000000');
:page by_name('É', 'Éva Hopper 5', '00000000-0000-0000-0000-000000000000') \g /dev/null
:page by_name('É', 'Éva Hopper 5', '00000000-0000-0000-0000-000000000000');
