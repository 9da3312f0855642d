-- Ends a session. Returns 1 if it was active until now, else 0.
--
-- KEYS[1]  the session, a hash
-- KEYS[2]  its owner's sessions, a sorted set of sids
-- ARGV[1]  its sid
-- ARGV[2]  now, in whole microseconds since the epoch

local expiresAt = redis.call('HGET', KEYS[1], 'expiresAt')
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
if expiresAt and tonumber(ARGV[2]) < tonumber(expiresAt) then
  return 1
end
return 0
