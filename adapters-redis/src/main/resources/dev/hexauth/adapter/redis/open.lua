-- Stores a session, and ends the owner's least recently used others above the limit.
--
-- KEYS[1]  the session, a hash
-- KEYS[2]  its owner's sessions, a sorted set of sids by their last use
-- KEYS[3]  the part of every session's key before the sid; see SessionKeys
-- ARGV[1]  its sid
-- ARGV[2]  how many of the owner's sessions may be active
-- ARGV[3]  its last use, which is now
-- ARGV[4]  its expiry
-- ARGV[5…] its fields, names and values alternately
--
-- Instants are whole microseconds since the epoch, which a Lua number holds exactly (below 2^53).

local sid, limit = ARGV[1], tonumber(ARGV[2])
local now, expiresAt = tonumber(ARGV[3]), tonumber(ARGV[4])

local function drop(other)
  redis.call('DEL', KEYS[3] .. other)
  redis.call('ZREM', KEYS[2], other)
end

local others = {}
for _, other in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  local ends = redis.call('HGET', KEYS[3] .. other, 'expiresAt')
  if ends and tonumber(ends) > now then
    others[#others + 1] = other
  else
    drop(other)
  end
end

for i = 1, #others + 1 - limit do
  drop(others[i])
end

local ttl = math.max(1, math.ceil((expiresAt - now) / 1000))
redis.call('HSET', KEYS[1], unpack(ARGV, 5))
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', ttl))
redis.call('ZADD', KEYS[2], ARGV[3], sid)
if redis.call('PTTL', KEYS[2]) < ttl then
  redis.call('PEXPIRE', KEYS[2], string.format('%.0f', ttl))
end
return 1
