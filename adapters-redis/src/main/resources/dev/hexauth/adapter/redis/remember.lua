-- Remembers a login from a network. Returns how many networks the account knows now.
--
-- KEYS[1]  the networks the account knows, a sorted set by their last login
-- ARGV[1]  the network
-- ARGV[2]  now, in whole microseconds since the epoch
-- ARGV[3]  how many networks an account may know
-- ARGV[4]  for how long, in milliseconds

redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -tonumber(ARGV[3]) - 1)
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return redis.call('ZCARD', KEYS[1])
