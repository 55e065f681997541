-- One kind of request again and again: "create" with a new key each time, "replay" with one key, "get".
local mode, path, key, body, prefix
local count = 0

function init(args)
  mode, path, key, body, prefix = args[1], args[2], args[3], args[4], args[5]
end

function request()
  if mode == "get" then
    return wrk.format("GET", path, { ["Authorization"] = "Api-Key " .. key })
  end
  count = count + 1
  return wrk.format("POST", path, {
    ["Authorization"] = "Api-Key " .. key,
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = mode == "create" and prefix .. count or prefix,
  }, body)
end

function done(summary, latency, requests)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
  io.write(string.format('\n{"rate":%.1f,"p50":%.3f,"p99":%.3f,"failed":%d}\n', summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
