-- Posts deliveries that are made before the clock starts, one after the other: a file of lines QUERY TAB BODY. Arguments: FILE PATH.
-- Prints what callbacks.py reads.
local requests, place = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    local cut = string.find(line, "\t", 1, true)
    local path, body = arguments[2] .. "?" .. string.sub(line, 1, cut - 1), string.sub(line, cut + 1)
    requests[#requests + 1] = wrk.format("POST", path, { ["Content-Type"] = "text/xml" }, body)
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end

function done(summary, latency)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print(string.format("rate %.1f p99 %.2f bad %d sent %d", summary.requests / (summary.duration / 1e6), latency:percentile(99) / 1000, bad, summary.requests))
end
