-- Runs every command that the other scripts and the store itself use, and so fails as they would if
-- Redis refuses writes or its user lacks a permission. Returns 1, or the first error and its command.
--
-- KEYS[1]  'done' for a second after a success; while it exists, the script does nothing
--
-- The first write is one that needs memory: Redis checks memory only before a script's first write.
-- The key that does not expire is created last, when it is certain that it can be deleted.

local COMMANDS = {
  {'GET'},
  {'SET', 'begun', 'PX', '1000'},
  {'DEL'},
  {'PEXPIRE', '1000'},
  {'PTTL'},
  {'HGET', 'field'},
  {'HMGET', 'field'},
  {'HDEL', 'field'},
  {'ZADD', 'XX', '1', 'member'},
  {'ZCARD'},
  {'ZRANGE', '0', '-1'},
  {'ZREVRANGE', '0', '-1'},
  {'ZSCORE', 'member'},
  {'ZREM', 'member'},
  {'ZREMRANGEBYRANK', '0', '-1'},
  {'HSET', 'field', ''},
  {'DEL'},
  {'SET', 'done', 'PX', '1000'},
}

for _, command in ipairs(COMMANDS) do
  local answer = redis.pcall(command[1], KEYS[1], unpack(command, 2))
  if type(answer) == 'table' and answer.err then
    return redis.error_reply(answer.err .. ' (' .. command[1] .. ')')
  end
  if command[1] == 'GET' and answer == 'done' then
    return 1
  end
end
return 1
