-- Gives the tokens of an attempt back, as BucketState.givenBack does. Returns 0 if the bucket was full already, else 1.
--
-- KEYS[1]  the bucket: for each rate, when it is full again, separated by spaces; missing if it is full
-- ARGV[1]  now
-- ARGV[2…] for each rate the interval between two tokens
--
-- Instants are whole microseconds since the epoch, which a Lua number holds exactly (below 2^53).

local now = tonumber(ARGV[1])

local value = redis.call('GET', KEYS[1])
if not value then
  return 0
end
local kept = {}
for fullAt in string.gmatch(value, '%S+') do
  kept[#kept + 1] = tonumber(fullAt)
end

local fuller, last = {}, now
for i = 2, #ARGV do
  local fullAt = math.max(kept[i - 1] or now, now) - tonumber(ARGV[i])
  last = math.max(last, fullAt)
  fuller[#fuller + 1] = string.format('%.0f', fullAt)
end

if last > now then
  local ttl = math.ceil((last - now) / 1000)
  redis.call('SET', KEYS[1], table.concat(fuller, ' '), 'PX', string.format('%.0f', ttl))
else
  redis.call('DEL', KEYS[1])
end
return 1
