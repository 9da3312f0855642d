-- Ends all sessions of one owner except one. Returns how many members the owner's set had for the others.
--
-- KEYS[1]  the owner's sessions, a sorted set of sids
-- KEYS[2]  the part of every session's key before the sid; see SessionKeys
-- ARGV[1]  the sid of the session that is kept unchanged

local ended = 0
for _, sid in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if sid ~= ARGV[1] then
    redis.call('DEL', KEYS[2] .. sid)
    redis.call('ZREM', KEYS[1], sid)
    ended = ended + 1
  end
end
return ended
