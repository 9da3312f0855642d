-- What a change of an account asks of the tables.

-- When an operator shut the user out; null if none did. A disabled user is nobody to all that asks, but
-- his row keeps his address, so that he does not come back as somebody else.
alter table users add column disabled_at timestamptz;

-- Ends all sessions of an owner but one, which is left as it is, there or not; returns how many there
-- were, expired ones that were still there too. Takes the locks of end_sessions, in the same order.
create function end_other_sessions(whose uuid, kept varchar) returns integer language plpgsql as $$
declare
  ended integer;
begin
  perform lock_owner(whose);
  delete from sessions where owner = whose and id <> kept;
  get diagnostics ended = row_count;
  return ended;
end $$;
