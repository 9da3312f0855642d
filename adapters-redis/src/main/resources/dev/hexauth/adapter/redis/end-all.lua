-- Ends all sessions of one owner, and answers how many members his set had.
--
-- KEYS[1]  his sessions, a sorted set of sids
-- KEYS[2]  what comes before a sid in the key of every session of his; see SessionKeys

local sids = redis.call('ZRANGE', KEYS[1], 0, -1)
for _, sid in ipairs(sids) do
  redis.call('DEL', KEYS[2] .. sid)
end
redis.call('DEL', KEYS[1])
return #sids
