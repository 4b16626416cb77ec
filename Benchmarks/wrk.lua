-- One request for wrk, taken from its arguments: METHOD COOKIE ORIGIN BODY. Prints what bench.py reads.
function init(arguments)
  wrk.method = arguments[1]
  wrk.headers["Cookie"] = arguments[2]
  wrk.headers["Origin"] = arguments[3]
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  wrk.body = arguments[4]
end

function done(summary)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print(string.format("rate %.1f bad %d", summary.requests / (summary.duration / 1e6), bad))
end
