-- Ends all sessions of one owner. Returns how many members the owner's set had.
--
-- KEYS[1]  the owner's sessions, a sorted set of sids
-- KEYS[2]  the part of every session's key before the sid; see SessionKeys

local sids = redis.call('ZRANGE', KEYS[1], 0, -1)
for _, sid in ipairs(sids) do
  redis.call('DEL', KEYS[2] .. sid)
end
redis.call('DEL', KEYS[1])
return #sids
