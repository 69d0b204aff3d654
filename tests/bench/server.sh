#!/bin/bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# Requests a second and p99 of a real callboardd on loopback, by wrk, beside what the disk of the same run can do.
# Use: tests/bench/server.sh [BUILD_FOLDER] [SECONDS]      default: build/release 10
# Needs wrk and python3. The data lie in a new folder below TMPDIR: put that on the disk to be judged.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/release}
seconds=${2:-10}
people=120000
command -v wrk >/dev/null || { echo "wrk is missing (Debian: apt-get install wrk)"; exit 1; }
work=$(mktemp -d)
daemon=
cleanup() {
    [ -z "$daemon" ] || { kill "$daemon" 2>/dev/null && wait "$daemon" 2>/dev/null; } || :
    rm -rf "$work"
}
trap cleanup EXIT

# One company that may call at any hour, with lines for everybody.
python3 - "$people" > "$work/setup.json" <<'PY'
import json, sys
people = int(sys.argv[1])
print(json.dumps({
    "format": "callboard-workspace", "version": 1,
    "capacityPools": [{"id": "pool", "globalCap": 10000}],
    "companies": [{
        "id": "bench", "name": "Bench", "telephonyEnabled": True,
        "defaultCallingHours": {"start": "00:00", "end": "23:59"}, "defaultTimezone": "Europe/Vilnius",
        "numbers": [{"id": "pn", "e164": "+37052071234", "isDefault": True, "capacityPoolId": "pool",
                     "capacity": {"maxInboundConcurrent": 0, "maxOutboundConcurrent": 10000}}],
        "apiKeys": [{"key": "celp_bench", "name": "Bench",
                     "scopes": ["telephony:read", "telephony:schedule", "telephony:manage"]}],
        "jobPositions": [{"id": "pos", "title": "Clerk", "interviewMs": 1800000}],
        "candidates": [{"id": f"c{i}", "phone": f"+3706{i + 1000000:07d}"} for i in range(people)],
    }]}))
PY

start() { # a daemon with fresh data; sets $daemon and $url
    [ -z "$daemon" ] || { kill "$daemon"; wait "$daemon" || :; }
    rm -rf "$work/data"
    "$build/bin/callboardd" --listen 127.0.0.1:0 --data "$work/data" --workspace "$work/setup.json" \
        --carrier simulated --rate-limit 0/60 > "$work/said" 2> "$work/log" &
    daemon=$!
    for _ in $(seq 600); do
        grep -q '^listening' "$work/said" && break
        kill -0 "$daemon" 2>/dev/null || { cat "$work/log"; exit 1; }
        sleep 0.1
    done
    url=$(sed -n 's/^listening on //p' "$work/said")
}

cat > "$work/book.lua" <<'LUA'
-- Each thread books people of its own, each once.
local threads = 0
function setup(thread) thread:set("first", threads); threads = threads + 1 end
function init() at = first end
function request()
    local path = "/v1/candidates/c" .. at .. "/schedule-call"
    at = at + 2
    return wrk.format("POST", path, {["X-API-Key"] = "celp_bench", ["Content-Type"] = "application/json"},
                      '{"jobPositionId":"pos","preset":"complete-within-24h"}')
end
LUA
cat > "$work/outcome.lua" <<'LUA'
function done(summary, latency)
    local bad = summary.errors.status + summary.errors.read + summary.errors.write + summary.errors.timeout
    io.stderr:write(string.format("%.0f %.2f %d\n", summary.requests / (summary.duration / 1e6),
                                  latency:percentile(99) / 1000, bad))
end
LUA
cat "$work/outcome.lua" >> "$work/book.lua"

row() { # NAME CONNECTIONS THREADS SCRIPT URL
    local out
    out=$(wrk -t"$3" -c"$2" -d"${seconds}s" -s "$4" -H 'X-API-Key: celp_bench' "$5" 2>&1 >/dev/null)
    # shellcheck disable=SC2086
    printf '%-44s %4d  %9s/s  p99 %8s ms  %s refused\n' "$1" "$2" $out
}

echo "$(nproc) cores, ${seconds} s each, $people people, $(date -u +%F)"
start
from=$(($(date +%s) * 1000 + 3600000))
window="start=$from&end=$((from + 31 * 86400000))&durationMs=1920000"
size=$(curl -s -H 'X-API-Key: celp_bench' "$url/v1/telephony/availability?$window" | wc -c)
for connections in 1 64; do
    threads=$((connections > 1 ? 2 : 1))
    row "availability, 31 days ($size bytes)" $connections $threads "$work/outcome.lua" "$url/v1/telephony/availability?$window"
done
id=$(curl -s -X POST -H 'X-API-Key: celp_bench' -H 'Content-Type: application/json' \
    -d '{"jobPositionId":"pos","preset":"complete-within-24h"}' "$url/v1/candidates/c$((people - 1))/schedule-call" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["reservationId"])')
row "one reservation" 64 2 "$work/outcome.lua" "$url/v1/telephony/reservations/$id"
row "healthz" 64 2 "$work/outcome.lua" "$url/healthz"
for connections in 1 64; do
    start
    row "durable bookings" $connections $((connections > 1 ? 2 : 1)) "$work/book.lua" "$url"
done
python3 - "$work/raw" "$seconds" <<'PY'
import os, sys, time
file = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
count, end = 0, time.monotonic() + float(sys.argv[2]) / 2
while time.monotonic() < end:
    os.write(file, b"x" * 4096)
    os.fdatasync(file)
    count += 1
print("%-44s %4d  %9.0f/s" % ("append of 4 KiB + fdatasync, raw", 1, count / (float(sys.argv[2]) / 2)))
PY
