-- Ends all sessions of one owner, and answers how many members his set had.
--
-- KEYS[1]  his sessions, a sorted set of sids
-- ARGV[1]  what comes before a sid in the key of every session of his
--
-- The keys of his sessions are not in KEYS, but in the slot of the one that is.

local sids = redis.call('ZRANGE', KEYS[1], 0, -1)
for _, sid in ipairs(sids) do
  redis.call('DEL', ARGV[1] .. sid)
end
redis.call('DEL', KEYS[1])
return #sids
