-- Copies the only session of a user for users who do not exist: the same values under other keys.
-- KEYS   the session, and its owner's set of sessions
-- ARGV   the owner, the sid, and the numbers of the first and the last copy
local session = redis.call('DUMP', KEYS[1])
local set = redis.call('DUMP', KEYS[2])
local life = redis.call('PTTL', KEYS[1])
local owner, sid = ARGV[1]:gsub('%-', '%%-'), ARGV[2]:gsub('%-', '%%-')
for i = tonumber(ARGV[3]), tonumber(ARGV[4]) do
  local other = string.format('%08x-0000-7000-8000-%012x', i, i)
  local number = string.format('%022d', i)
  redis.call('RESTORE', KEYS[1]:gsub(owner, other):gsub(sid, number), life, session, 'REPLACE')
  redis.call('RESTORE', KEYS[2]:gsub(owner, other), life, set, 'REPLACE')
end
return redis.call('DBSIZE')
