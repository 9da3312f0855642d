-- A session knows whether its current generation was seen in use, that is, whether an access token of
-- it was presented. Until then the generation before is repeated, for its response may have been lost.

-- A login needs no confirmation, and what an older version of hexauth has left counts as confirmed.
alter table sessions add column confirmed boolean not null default true;

-- As before, but a rotation is unconfirmed, and lets the generation before be repeated:
--   repeat_unconfirmed  whether that is so; by default it is not, as nodes of an older version expect,
--                       which call this without it while a new version is rolled out
drop function rotate_session(uuid, varchar, integer, timestamptz, timestamptz, timestamptz, bigint);

create function rotate_session(
  whose uuid, sid varchar, presented integer, used_at timestamptz,
  unused_until timestamptz, repeatable_since timestamptz, longest_life bigint,
  repeat_unconfirmed boolean default false
) returns table (
  outcome session_rotation, generation integer, created_at timestamptz, last_used_at timestamptz,
  expires_at timestamptz, user_agent varchar, address varchar, confirmed boolean
) language plpgsql as $$
#variable_conflict use_column
declare
  session sessions;
begin
  select * into session from sessions
  where owner = whose and id = sid and expires_at > used_at
  for update;

  if not found then
    return;
  elsif presented >= session.generation then
    outcome := case when presented = session.generation then 'rotated' else 'recovered' end;
    update sessions set
      generation = presented + 1,
      confirmed = false,
      last_used_at = used_at,
      expires_at = least(unused_until, session.created_at + longest_life * interval '1 microsecond')
    where owner = whose and id = sid
    returning * into session;
  elsif presented + 1 = session.generation and (
    session.last_used_at >= repeatable_since or repeat_unconfirmed and not session.confirmed)
  then
    outcome := 'repeated';
  else
    outcome := 'reused';
    delete from sessions where owner = whose and id = sid;
  end if;

  return query select outcome, session.generation, session.created_at, session.last_used_at,
    session.expires_at, session.user_agent, session.address, session.confirmed;
end $$;
