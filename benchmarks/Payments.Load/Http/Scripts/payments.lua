-- Whole payments: create a session, post the card to its page, read the session. A connection takes up whatever payment comes next.
local ffi = require("ffi")
ffi.cdef([[ typedef struct { long seconds; long nanoseconds; } payment_time; int clock_gettime(int, payment_time *); ]])

local card = "card_number=4242424242424242&card_expiry=12%2F40&card_cvc=123&card_name=Ada+Lovelace"
local clock = ffi.new("payment_time")
local path, key, body, prefix
local count = 0
local begun, ids, posted = {}, {}, {}
local first, last, waiting = 1, 0, {}
local threads = {}
times, failed = {}, 0

local function now()
  ffi.C.clock_gettime(1, clock)
  return tonumber(clock.seconds) * 1000 + tonumber(clock.nanoseconds) / 1e6
end

local function push(text)
  last = last + 1
  waiting[last] = text
end

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  path, key, body, prefix = args[2], args[3], args[4], args[5]
end

function request()
  if first <= last then
    local text = waiting[first]
    waiting[first] = nil
    first = first + 1
    return text
  end
  count = count + 1
  local name = prefix .. count
  begun[name] = now()
  return wrk.format("POST", path, {
    ["Authorization"] = "Api-Key " .. key,
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = name,
  }, body)
end

function response(status, headers, text)
  if status == 303 then
    local token = (headers["Location"] or headers["location"]):match("s_checkout_session=([^&]+)")
    posted[ids[token]] = true
    push(wrk.format("GET", path .. "/" .. ids[token], { ["Authorization"] = "Api-Key " .. key }))
    ids[token] = nil
    return
  end

  local id = status == 200 and text:match('/checkout%-sessions/([^"/]+)"')
  local name = headers["Idempotency-Key"]
  if id and name and begun[name] then
    local page, token = text:match('"url": ?"http://[^/]+([^"]-s_checkout_session=([^"&]+))"')
    ids[token] = id
    begun[id], begun[name] = begun[name], nil
    push(wrk.format("POST", page, { ["Content-Type"] = "application/x-www-form-urlencoded" }, card))
  elseif id and posted[id] and text:find('"paid": ?true') then
    times[#times + 1] = now() - begun[id]
    begun[id], posted[id] = nil, nil
  else
    failed = failed + 1
  end
end

function done(summary)
  local all, wrong = {}, summary.errors.connect + summary.errors.read + summary.errors.write
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("failed")
    for _, time in ipairs(thread:get("times")) do
      all[#all + 1] = time
    end
  end
  table.sort(all)
  local function share(of) return all[math.max(1, math.ceil(of * #all))] or 0 end
  io.write(string.format('\n{"rate":%.1f,"count":%d,"p50":%.3f,"p99":%.3f,"failed":%d}\n', #all / summary.duration * 1e6, #all,
    share(0.5), share(0.99), wrong))
end
