-- A stand-in for FreeSWITCH: what its Lua API gives a script during a call, and as api_hangup_hook, where the session is gone.
local variables = {
  uuid = "1234",
  caller_id_number = os.getenv("STAND_IN_CALLER") or "5550100",
  destination_number = "1218",
  start_uepoch = string.format("%d000001", os.time()),
  ivr_activity_end = os.getenv("STAND_IN_END"),
  ivr_activity_callVariable1 = os.getenv("STAND_IN_VARIABLE") or "42225",
  ivr_activity_callVariable2 = "",
}
local uuid = io.popen("cat /proc/sys/kernel/random/uuid"):read("*l")
local api = {
  executeString = function(_, command) return command == "create_uuid" and uuid .. "\n" or "-ERR no such command\n" end,
  getTime = function() return tostring(os.time()) .. "123" end,
}
freeswitch = {
  API = function() return api end,
  consoleLog = function(level, text) io.stderr:write(level, " ", text) end,
}

-- The call itself, while there is a session.
local session = {
  getVariable = function(_, name) return variables[name] end,
  setVariable = function(_, name, value) variables[name] = value end,
}
local activity = dofile(arg[1])
activity.visit(session, "Main", os.getenv("STAND_IN_SELECTION") or "Billing")
activity.visit(session, "Sub menu ü\"")

-- The hook, after it.
variables.end_uepoch = string.format("%d999999", os.time())
env = { getHeader = function(_, name) return variables[name] end }
dofile(arg[1])
