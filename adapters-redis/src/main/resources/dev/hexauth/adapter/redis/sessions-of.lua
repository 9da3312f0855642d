-- Returns the active sessions of one owner, the last used first: for each its sid, whether its
-- generation is confirmed, 1 or 0, and its fields in FIELDS' order, all in one flat list. Changes
-- nothing.
--
-- KEYS[1]  the owner's sessions, a sorted set of sids by their last use
-- KEYS[2]  the part of every session's key before the sid; see SessionKeys
-- ARGV[1]  now
--
-- Instants are whole microseconds since the epoch, which a Lua number holds exactly (below 2^53).

local FIELDS = {'generation', 'createdAt', 'lastUsedAt', 'expiresAt', 'userAgent', 'address'}
local GENERATION, EXPIRES_AT = 1, 4

local now = tonumber(ARGV[1])
local answer = {}
for _, sid in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, -1)) do
  local session = redis.call('HMGET', KEYS[2] .. sid, unpack(FIELDS))
  if session[EXPIRES_AT] and now < tonumber(session[EXPIRES_AT]) then
    local unconfirmed = redis.call('HGET', KEYS[2] .. sid, 'unconfirmed:' .. session[GENERATION])
    answer[#answer + 1] = sid
    answer[#answer + 1] = unconfirmed and '0' or '1'
    for _, value in ipairs(session) do
      answer[#answer + 1] = value
    end
  end
end
return answer
