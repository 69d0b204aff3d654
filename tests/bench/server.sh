#!/bin/bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# A real callboardd on loopback: requests a second and p99 by wrk, beside what the disk of the same run can do; what
# committing in groups brings; event streams; how late calls are dialled meanwhile; memory.
# Use: tests/bench/server.sh [BUILD_FOLDER] [SECONDS] [PART...]     default: build/release 10 reads bookings groups
#      consoles lateness; PART memory takes MEMORY_SECONDS (default 600) and is run only when it is named.
# Needs wrk, curl and python3. The data lie in a new folder below TMPDIR: put that on the disk to be judged.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/release}
seconds=${2:-10}
parts=("${@:3}")
[ ${#parts[@]} -gt 0 ] || parts=(reads bookings groups consoles lateness)
wants() { [[ " ${parts[*]} " == *" $1 "* ]]; }
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

stop() {
    [ -n "$daemon" ] || return 0
    kill "$daemon"
    wait "$daemon" || :
    daemon=
}
listen() { # PROGRAM ARGUMENTS...; sets $daemon and $url
    stop
    "$@" > "$work/said" 2> "$work/log" &
    daemon=$!
    for _ in $(seq 600); do
        grep -q '^listening' "$work/said" && break
        kill -0 "$daemon" 2>/dev/null || { cat "$work/log"; exit 1; }
        sleep 0.1
    done
    url=$(sed -n 's/^listening on //p' "$work/said")
}
options=(--listen 127.0.0.1:0 --data "$work/data" --workspace "$work/setup.json" --carrier simulated --rate-limit 0/60)
start() { # [PROGRAM ARGUMENTS...]: on fresh data
    stop
    rm -rf "$work/data"
    if [ $# -gt 0 ]; then listen "$@" "${options[@]}"; else listen "$build/bin/callboardd" "${options[@]}"; fi
}
book() { # PERSON BODY: prints the answer
    curl -s -X POST -H 'X-API-Key: celp_bench' -H 'Content-Type: application/json' -d "$2" \
        "$url/v1/candidates/c$1/schedule-call"
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

row() { # NAME CONNECTIONS SCRIPT URL; sets $rate
    local out threads=$(($2 > 1 ? 2 : 1))
    out=$(wrk -t"$threads" -c"$2" -d"${seconds}s" -s "$3" -H 'X-API-Key: celp_bench' "$4" 2>&1 >/dev/null)
    rate=${out%% *}
    # shellcheck disable=SC2086
    printf '%-44s %4d  %9s/s  p99 %8s ms  %s refused\n' "$1" "$2" $out
}
ratio() { python3 -c 'import sys; print("%-44s %20.2f" % (sys.argv[1], float(sys.argv[2]) / float(sys.argv[3])))' "$@"; }
cpu_of() { awk '{print $14 + $15}' "/proc/$1/stat"; } # in ticks of 10 ms
rss_of() { awk '/VmRSS/ {print $2}' "/proc/$1/status"; }

echo "$(nproc) cores, ${seconds} s each, $people people, $(date -u +%F)"
from=$(($(date +%s) * 1000 + 3600000))
availability="/v1/telephony/availability?start=$from&end=$((from + 31 * 86400000))&durationMs=1920000"
anytime='{"jobPositionId":"pos","preset":"complete-within-24h"}'

if wants reads; then
    start
    size=$(curl -s -H 'X-API-Key: celp_bench' "$url$availability" | wc -c)
    row "availability, 31 days ($size bytes)" 1 "$work/outcome.lua" "$url$availability"
    row "availability, 31 days ($size bytes)" 64 "$work/outcome.lua" "$url$availability"
    reached=$rate
    id=$(book $((people - 1)) "$anytime" |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["data"]["reservationId"])')
    row "one reservation" 64 "$work/outcome.lua" "$url/v1/telephony/reservations/$id"
    row "healthz" 64 "$work/outcome.lua" "$url/healthz"
    listen "$build/bin/cb_benchserver" fixed "$size"
    row "a fixed reply of that size" 64 "$work/outcome.lua" "$url/"
    ratio "availability / fixed reply" "$reached" "$rate"
fi

if wants bookings; then
    for connections in 1 64; do
        start
        row "durable bookings" $connections "$work/book.lua" "$url"
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
fi

if wants groups; then
    for sync in 0 5; do
        start "$build/bin/cb_benchserver" daemon $sync 1
        row "bookings, one a commit, sync + $sync ms" 64 "$work/book.lua" "$url"
        alone=$rate
        start "$build/bin/cb_benchserver" daemon $sync 256
        row "bookings, in groups, sync + $sync ms" 64 "$work/book.lua" "$url"
        ratio "in groups / one a commit, sync + $sync ms" "$rate" "$alone"
    done
fi

if wants consoles; then
    start
    before=$(cpu_of "$daemon")
    "$build/bin/cb_benchserver" consoles 1000 "$seconds" 5 "$url" celp_bench 0
    used=$(($(cpu_of "$daemon") - before))
    echo "  of one processor for callboardd: $((used / (seconds + 2))) %, resident $(($(rss_of "$daemon") / 1024)) MiB"
fi

if wants lateness; then
    # Book on one day; start again just before the calls are due, and read all the while.
    day=$(date -u -d '+2 days 09:00' +%s)
    at() { date -u -d "@$((day + $1))" +%Y-%m-%dT%H:%M:%SZ; }
    stop
    rm -rf "$work/data"
    listen "$build/bin/callboardd" "${options[@]}" --now "$(at 0)" --clock-rate 1
    cat > "$work/window.lua" <<LUA
local threads = 0
function setup(thread) thread:set("first", threads); threads = threads + 1 end
function init() at = first end
function request()
    local path = "/v1/candidates/c" .. at .. "/schedule-call"
    if at >= 2000 then path = "/healthz" end
    at = at + 2
    return wrk.format(at >= 2002 and "GET" or "POST", path,
                      {["X-API-Key"] = "celp_bench", ["Content-Type"] = "application/json"},
                      '{"jobPositionId":"pos","windowStartMs":$(((day + 3600) * 1000)),"windowEndMs":$(((day + 3600 + 34 * 60) * 1000))}')
end
LUA
    wrk -t2 -c64 -d5s -s "$work/window.lua" "$url" > /dev/null
    listen "$build/bin/callboardd" "${options[@]}" --now "$(at 3590)" --clock-rate 1
    seconds=150 row "availability while calls are dialled" 64 "$work/outcome.lua" "$url$availability"
    stop
    python3 - "$work/data/workspace.callboard" <<'PY'
import sqlite3, sys
late = sorted(sent - planned for sent, planned in sqlite3.connect(sys.argv[1]).execute(
    "SELECT dispatched_at_ms, planned_at_ms FROM attempt WHERE ordinal = 1"))
at = lambda share: late[min(len(late) - 1, int(len(late) * share))]
print("dialled meanwhile: %d calls, later than planned: p50 %d ms, p99 %d ms, most %d ms" %
      (len(late), at(0.5), at(0.99), late[-1]) if late else "dialled meanwhile: nothing")
PY
fi

if wants memory; then
    start
    seconds=${MEMORY_SECONDS:-600}
    wrk -t1 -c16 -d"${seconds}s" -H 'X-API-Key: celp_bench' "$url$availability" > /dev/null &
    wrk -t1 -c16 -d"${seconds}s" -H 'X-API-Key: celp_bench' "$url/v1/callboard/reservations?limit=50" > /dev/null &
    for i in $(seq 0 10); do
        book "$i" "$anytime" > /dev/null
        echo "after $((i * seconds / 10)) s: resident $(($(rss_of "$daemon") / 1024)) MiB"
        [ "$i" = 10 ] || sleep $((seconds / 10))
    done
fi
