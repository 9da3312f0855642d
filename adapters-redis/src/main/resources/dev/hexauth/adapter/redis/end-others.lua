-- Ends all sessions of one owner but one, and answers how many members his set had for the others.
--
-- KEYS[1]  his sessions, a sorted set of sids
-- ARGV[1]  what comes before a sid in the key of every session of his
-- ARGV[2]  the sid of the one that is kept, and not touched
--
-- The keys of his sessions are not in KEYS, but in the slot of the one that is.

local ended = 0
for _, sid in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if sid ~= ARGV[2] then
    redis.call('DEL', ARGV[1] .. sid)
    redis.call('ZREM', KEYS[1], sid)
    ended = ended + 1
  end
end
return ended
