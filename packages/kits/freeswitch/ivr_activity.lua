-- Sends Expertflow CX the message on a call when the call ends on FreeSWITCH. Copy this file into FreeSWITCH's scripts folder.
-- It needs the program curl (7.71 or later) and nothing else.
--
-- When the call begins:   <action application="set" data="api_hangup_hook=lua ivr_activity.lua"/>
-- In a menu, in Lua:      require("ivr_activity").visit(session, "Main", "Billing")
-- Before a transfer:      <action application="set" data="ivr_activity_end=TRANSFER"/>
-- A call variable:        <action application="set" data="ivr_activity_callVariable1=42225"/>
--
-- The target is IVR_TARGET_URL in FreeSWITCH's environment, or the one below; a bearer token is IVR_TARGET_TOKEN.

local TARGET = os.getenv("IVR_TARGET_URL") or "https://cx.example.com/ccm"
local TOKEN = os.getenv("IVR_TARGET_TOKEN")
local SENDER_ID = "f1370ff7-43fa-496e-9966-e64061d35f5c"
local SENDER_NAME = "MY-IVR"
-- One attempt may take as long as the platform's ingress waits itself, 5 s to connect and 10 s to read.
local TIMEOUT_S = tonumber(os.getenv("IVR_TIMEOUT_S") or 15)
-- Names of call variables, as channel variables after this prefix.
local PREFIX = "ivr_activity_"
local VARIABLES = {}
for number = 0, 10 do VARIABLES[#VARIABLES + 1] = "callVariable" .. number end

local M = {}

-- A list for JSON. Any other table is an object, so that an empty one is {} and not [].
local list_mark = {}
local function list(items) return setmetatable(items or {}, list_mark) end

local function is_utf8(text)
  local at = 1
  while at <= #text do
    local byte = text:byte(at)
    local more = byte < 0x80 and 0 or byte >= 0xC2 and byte < 0xE0 and 1 or byte >= 0xE0 and byte < 0xF0 and 2
      or byte >= 0xF0 and byte < 0xF5 and 3
    if not more then return false end
    local second = text:byte(at + 1) or 0
    if byte == 0xE0 and second < 0xA0 or byte == 0xED and second > 0x9F or byte == 0xF0 and second < 0x90
      or byte == 0xF4 and second > 0x8F then return false end
    for offset = 1, more do
      local next_byte = text:byte(at + offset)
      if not next_byte or next_byte < 0x80 or next_byte > 0xBF then return false end
    end
    at = at + more + 1
  end
  return true
end

local function quoted(text)
  -- One byte that is no UTF-8 would cost the whole message.
  if not is_utf8(text) then text = text:gsub("[\128-\255]", "?") end
  return '"' .. text:gsub('[%c"\\]', function(one)
    if one == '"' or one == "\\" then return "\\" .. one end
    return string.format("\\u%04x", one:byte())
  end) .. '"'
end

local function json(value)
  if type(value) == "string" then return quoted(value) end
  -- Times need 13 digits: %d is 32 bits in some builds, and a float would get an exponent.
  if type(value) == "number" then return string.format("%.0f", value) end
  local parts = {}
  if getmetatable(value) == list_mark then
    for _, item in ipairs(value) do parts[#parts + 1] = json(item) end
    return "[" .. table.concat(parts, ",") .. "]"
  end
  local names = {}
  for name in pairs(value) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do parts[#parts + 1] = quoted(name) .. ":" .. json(value[name]) end
  return "{" .. table.concat(parts, ",") .. "}"
end

local function encoded(text)
  return (text:gsub("[^%w]", function(one) return string.format("%%%02X", one:byte()) end))
end

local function decoded(text)
  return (text:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

-- Epoch milliseconds, which Lua itself does not know.
local function now_ms() return tonumber(freeswitch.API():getTime()) end

local function is_blank(text) return text == nil or not text:find("[^%z\1-\32]") end

--- Remembers a visit to a menu on the channel, while the call runs.
function M.visit(session, menu, selection)
  local name = PREFIX .. "visits"
  local before = session:getVariable(name)
  local visit = encoded(menu) .. ":" .. encoded(selection or "") .. ":" .. json(now_ms())
  session:setVariable(name, is_blank(before) and visit or before .. "/" .. visit)
end

local function activities_of(visits)
  local activities = list()
  for menu, selection, time in (visits or ""):gmatch("([^:/]+):([^:/]*):(%d+)") do
    activities[#activities + 1] = { menu = decoded(menu), selection = decoded(selection), timestamp = time }
  end
  return activities
end

--- The message on a call that is over, as JSON text.
-- @param channel a function that gives the text of a channel variable, or nil
-- @param id a new id for this message
function M.message(channel, id)
  local function ms(name, otherwise)
    local micros = tonumber(channel(name) or "")
    return micros and micros > 0 and math.floor(micros / 1000) or otherwise
  end
  local ended = ms("end_uepoch", now_ms())
  local attributes = list()
  for _, name in ipairs(VARIABLES) do
    local value = channel(PREFIX .. name)
    if value ~= nil then attributes[#attributes + 1] = { key = name, type = "String2000", value = value } end
  end
  -- A withheld number is empty, which the platform refuses.
  local customer = channel("caller_id_number")
  return json({
    id = id,
    header = {
      channelData = {
        channelCustomerIdentifier = is_blank(customer) and "anonymous" or customer,
        serviceIdentifier = channel("destination_number"),
        additionalAttributes = attributes,
      },
      timestamp = ended,
      intent = "IVR_AGGREGATED_ACTIVITY",
      sender = { id = SENDER_ID, senderName = SENDER_NAME, type = "IVR" },
    },
    body = {
      type = "IVR_AGGREGATED_ACTIVITY",
      callId = channel("uuid"),
      startDirection = "INBOUND",
      -- Who does not transfer the call lets it end here: the caller hung up, or the IVR did.
      endDirection = channel(PREFIX .. "end") == "TRANSFER" and "TRANSFER" or "DIALOG_ENDED",
      startTime = ms("start_uepoch", ended),
      endTime = ended,
      activities = activities_of(channel(PREFIX .. "visits")),
    },
  })
end

--- Sends a message with up to three retries, the same bytes each time.
-- @return the status of the last answer as text, "000" when there was none
function M.send(body)
  local answer = os.tmpname()
  local options = { 'url = "' .. TARGET:gsub("/$", "") .. '/message/receive"', 'header = "Content-Type: application/json"' }
  if TOKEN then options[#options + 1] = 'header = "Authorization: Bearer ' .. TOKEN .. '"' end
  options[#options + 1] = 'data-binary = "' .. body:gsub('[\\"]', "\\%0") .. '"'
  -- Through a pipe: arguments can be read by every user of the machine. Without --fail, an answer such as 400 is none of
  -- the errors that are all retried; 408, 429 and 5xx are retried as answers, after Retry-After. The status comes by
  -- standard error: with --output /dev/null, curl would not retry an answer that has a body.
  local curl = io.popen("curl --silent --write-out '%{stderr}%{http_code}' --max-time " .. TIMEOUT_S
    .. " --retry 3 --retry-all-errors --retry-max-time 60 --config - 2> " .. answer .. " > /dev/null", "w")
  curl:write(table.concat(options, "\n"), "\n")
  curl:close()
  local file = io.open(answer)
  local status = file and file:read("*l") or "000"
  if file then file:close() end
  os.remove(answer)
  return status
end

-- As api_hangup_hook the session is already gone; its channel variables are in env.
if env then
  local id = freeswitch.API():executeString("create_uuid"):gsub("%s", "")
  local status = M.send(M.message(function(name) return env:getHeader(name) end, id))
  local level = status:find("^2") and "info" or "err"
  freeswitch.consoleLog(level, "ivr_activity: message " .. id .. " was answered " .. status .. "\n")
end

return M
