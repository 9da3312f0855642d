-- Decides as BucketState.admit does, and stores the effect. Returns how long to wait, in microseconds: 0 if the
-- attempt is admitted, and then its tokens are taken.
--
-- KEYS[1]  the bucket: for each rate, when it is full again, separated by spaces; missing if it is full
-- ARGV[1]  now
-- ARGV[2…] for each rate the interval between two tokens, and how many tokens there are
--
-- Instants are whole microseconds since the epoch, which a Lua number holds exactly (below 2^53).

local now = tonumber(ARGV[1])

local kept = {}
for fullAt in string.gmatch(redis.call('GET', KEYS[1]) or '', '%S+') do
  kept[#kept + 1] = tonumber(fullAt)
end

local taken, wait, last = {}, 0, now
for i = 2, #ARGV, 2 do
  local interval, count = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
  local fullAt = math.min(math.max(kept[i / 2] or now, now), now + interval * count) + interval
  wait = math.max(wait, fullAt - interval * count - now)
  last = math.max(last, fullAt)
  taken[#taken + 1] = string.format('%.0f', fullAt)
end

if wait == 0 then
  local ttl = math.ceil((last - now) / 1000)
  redis.call('SET', KEYS[1], table.concat(taken, ' '), 'PX', string.format('%.0f', ttl))
end
return wait
