-- Decides as Session.rotate does, line by line, and stores the effect.
--
-- KEYS[1]  the session, a hash
-- KEYS[2]  its owner's sessions, a sorted set of sids by their last use
-- ARGV[1]  its sid
-- ARGV[2]  the presented generation
-- ARGV[3]  the generation after that
-- ARGV[4]  now
-- ARGV[5]  the repeat window before now: a rotation since then may be repeated
-- ARGV[6]  the refresh lifetime after now
-- ARGV[7]  the session lifetime, in microseconds
-- ARGV[8]  1 if the generation before an unconfirmed one may be repeated, else 0
--
-- Returns the outcome and, unless it is 'gone' or 'reused', the session: whether its generation is
-- confirmed, 1 or 0, and its fields in FIELDS' order.
--
-- While generation N is unconfirmed, the hash has a field 'unconfirmed:N'. Generations made by an
-- older version of hexauth have none.
--
-- Instants are whole microseconds since the epoch, which a Lua number holds exactly (below 2^53).

local FIELDS = {'generation', 'createdAt', 'lastUsedAt', 'expiresAt', 'userAgent', 'address'}

local sid, presented, following = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local now, repeatableSince = tonumber(ARGV[4]), tonumber(ARGV[5])
local unusedUntil, sessionLifetime = tonumber(ARGV[6]), tonumber(ARGV[7])
local repeatUnconfirmed = ARGV[8] == '1'

local generation, createdAt, lastUsedAt, expiresAt, userAgent, address =
  unpack(redis.call('HMGET', KEYS[1], unpack(FIELDS)))

local function integer(number)
  return string.format('%.0f', number)
end

local function isConfirmed()
  return not redis.call('HGET', KEYS[1], 'unconfirmed:' .. generation)
end

local function advance()
  redis.call('HDEL', KEYS[1], 'unconfirmed:' .. generation)
  local untilThen = math.min(unusedUntil, tonumber(createdAt) + sessionLifetime)
  local ttl = math.max(1, math.ceil((untilThen - now) / 1000))
  generation, lastUsedAt, expiresAt = following, integer(now), integer(untilThen)
  redis.call('HSET', KEYS[1],
    'generation', generation, 'lastUsedAt', lastUsedAt, 'expiresAt', expiresAt,
    'unconfirmed:' .. generation, '1')
  redis.call('PEXPIRE', KEYS[1], integer(ttl))
  redis.call('ZADD', KEYS[2], lastUsedAt, sid)
  if redis.call('PTTL', KEYS[2]) < ttl then
    redis.call('PEXPIRE', KEYS[2], integer(ttl))
  end
end

local function mayRepeat()
  return tonumber(lastUsedAt) >= repeatableSince or repeatUnconfirmed and not isConfirmed()
end

local function answer(outcome)
  return {outcome, isConfirmed() and '1' or '0',
    generation, createdAt, lastUsedAt, expiresAt, userAgent, address}
end

if not expiresAt or now >= tonumber(expiresAt) then
  return {'gone'}
end
local current = tonumber(generation)
if presented == current then
  advance()
  return answer('rotated')
end
if presented > current then
  advance()
  return answer('recovered')
end
if presented == current - 1 and mayRepeat() then
  return answer('repeated')
end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], sid)
return {'reused'}
