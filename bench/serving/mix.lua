-- What readers and programs ask of the demonstration, in turn: pages and API, both languages, with facets and marks.
local asked = {
  "/?q=Rio+Tinto", "/?q=%D0%A0%D0%B8%D0%BE+%D0%A2%D0%B8%D0%BD%D1%82%D0%BE", "/", "/?q=Ulaanbaatar+Dialogue&sort=newest",
  "/api/v1/articles?q=Rio+Tinto", "/api/v1/articles?topic=rio-tinto&lang=mn&sort=newest", "/api/v1/articles?q=copper+price",
  "/topics/rio-tinto", "/api/v1/timeline?topic=ulaanbaatar-dialogue&interval=month&by=language", "/api/v1/suggest?q=%D0%A0%D0%B8%D0%BE",
  "/feed.atom?q=Oyu+Tolgoi", "/?q=%D0%9E%D1%8E%D1%83%D1%82%D0%BE%D0%BB%D0%B3%D0%BE%D0%B9&lang=mn",
}
local at = 0

function request()
  at = at % #asked + 1
  return wrk.format("GET", asked[at], {["Accept-Encoding"] = "gzip"})
end

-- Requests go out evenly, 100 a second from each of two threads, whatever connection is free; where all 20 still wait, fewer do, and the
-- figure of requests a second tells so.
local ffi = require("ffi")
ffi.cdef[[
typedef struct { long sec; long nsec; } moment;
int clock_gettime(int clock, moment *now);
]]
local clock = ffi.new("moment")
local slot = 0

function delay()
  ffi.C.clock_gettime(1, clock)
  local now = tonumber(clock.sec) * 1000 + tonumber(clock.nsec) / 1e6
  slot = math.max(slot + 10, now)
  return slot - now
end

function done(summary, latency, requests)
  io.write(string.format("\n%.0f requests/s, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms, %d failures\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(90) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000,
    summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect))
end
