-- Remembers a login from a network. Returns 1 if the network is new to an account that knows others,
-- else 0.
--
-- KEYS[1]  the networks the account knows, a sorted set by their last login
-- ARGV[1]  the network
-- ARGV[2]  now, in whole microseconds since the epoch
-- ARGV[3]  how many networks an account may know
-- ARGV[4]  for how long, in milliseconds

-- A login is too old at this instant or before, in microseconds.
local too_old = tonumber(ARGV[2]) - tonumber(ARGV[4]) * 1000
local last_login = redis.call('ZSCORE', KEYS[1], ARGV[1])
local newest_login = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2]
local is_new = newest_login and tonumber(newest_login) > too_old
  and not (last_login and tonumber(last_login) > too_old)

redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -tonumber(ARGV[3]) - 1)
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return is_new and 1 or 0
