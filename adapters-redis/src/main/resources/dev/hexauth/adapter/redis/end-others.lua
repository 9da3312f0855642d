-- Ends all sessions of one owner but one, and answers how many members his set had for the others.
--
-- KEYS[1]  his sessions, a sorted set of sids
-- KEYS[2]  what comes before a sid in the key of every session of his; see SessionKeys
-- ARGV[1]  the sid of the one that is kept, and not touched

local ended = 0
for _, sid in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if sid ~= ARGV[1] then
    redis.call('DEL', KEYS[2] .. sid)
    redis.call('ZREM', KEYS[1], sid)
    ended = ended + 1
  end
end
return ended
