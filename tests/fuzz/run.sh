#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# Feeds every target of tests/fuzz with what libFuzzer thinks of, for SECONDS in all, shared between them.
#   tests/fuzz/run.sh [SECONDS]            60 at the gate; 28800 fill a night
#   tests/fuzz/run.sh SECONDS TARGET...    only these
#   tests/fuzz/run.sh --keep               after a long run: what it found new, in its smallest form, into corpus/
# An input that breaks something is kept in build/dev-fuzz/found; mend the cause and keep it in tests/fuzz/found/TARGET.
source "$(dirname "${BASH_SOURCE[0]}")/../../packaging/bootstrap.sh"

need "${build_packages[@]}" "${test_packages[@]}" "${fuzz_packages[@]}"
build dev-fuzz cb_fuzz
program="$root/build/dev-fuzz/bin/cb_fuzz"
work="$root/build/dev-fuzz/fuzz"
found="$root/build/dev-fuzz/found"
mkdir -p "$work" "$found"
# Leaks are looked for by dev-asan, over the same inputs: libFuzzer's own search slows each of a million runs. TZ and the
# language are fixed, so that an input means the same anywhere.
export TZ=Europe/Vilnius LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1

mapfile -t all < <(cd "$root/tests/fuzz/targets" && ls ./*.cpp | sed 's|./||; s|[.]cpp$||')

if [ "${1:-}" = --keep ]; then
    for target in "${all[@]}"; do
        kept="$work/$target.kept"
        rm -rf "$kept" && mkdir -p "$kept" "$work/$target"
        CALLBOARD_FUZZ_TARGET=$target "$program" -merge=1 -max_len=4096 "$kept" "$root/tests/fuzz/corpus/$target" \
            "$work/$target" >"$work/$target.merge.log" 2>&1
        # What people wrote (seed*) stays. Of the rest a hundred of all sizes are enough to start from: the corpus is
        # read at each push.
        find "$root/tests/fuzz/corpus/$target" -type f ! -name 'seed*' -delete
        mapfile -t files < <(ls -S "$kept")
        step=$(((${#files[@]} + 99) / 100))
        for ((i = 0; i < ${#files[@]}; i += step)); do
            cp "$kept/${files[i]}" "$root/tests/fuzz/corpus/$target/"
        done
        say "$target: $(ls "$root/tests/fuzz/corpus/$target" | wc -l) inputs"
    done
    du -sh --apparent-size "$root/tests/fuzz/corpus"
    exit 0
fi

seconds=${1:-60}
shift || true
chosen=("$@")
[ ${#chosen[@]} -gt 0 ] || chosen=("${all[@]}")
jobs=$(nproc)
each=$((seconds * jobs / ${#chosen[@]}))
[ "$each" -gt 0 ] || each=1

fuzz() {
    local target=$1 words=()
    mkdir -p "$work/$target" "$found/$target"
    [ -f "$root/tests/fuzz/dict/$target.dict" ] && words=("-dict=$root/tests/fuzz/dict/$target.dict")
    [ -d "$root/tests/fuzz/found/$target" ] && words+=("$root/tests/fuzz/found/$target")
    CALLBOARD_FUZZ_TARGET=$target "$program" -max_total_time="$each" -max_len=4096 -timeout=20 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="$found/$target/" "$work/$target" "$root/tests/fuzz/corpus/$target" \
        "${words[@]}" >"$work/$target.log" 2>&1
}
failed=()
declare -A running=()
collect() {
    local pid
    wait -n -p pid "${!running[@]}" || failed+=("${running[$pid]}")
    unset "running[$pid]"
}
say "${#chosen[@]} targets, $each s each, $jobs at a time"
for target in "${chosen[@]}"; do
    [ ${#running[@]} -lt "$jobs" ] || collect
    fuzz "$target" &
    running[$!]=$target
done
while [ ${#running[@]} -gt 0 ]; do
    collect
done

night=
[ "$seconds" -le 60 ] || night=',"size":"night"'
for target in "${chosen[@]}"; do
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target.log")
    broken=0
    [[ " ${failed[*]-} " != *" $target "* ]] || broken=1
    printf 'FIGURE {"promise":"code","test":"fuzz.%s","what":"made-up inputs under AddressSanitizer and UndefinedBehaviorSanitizer","reached":%s,"violations":%s,"command":"tests/fuzz/run.sh %s"%s}\n' \
        "$target" "${runs:-0}" "$broken" "$seconds" "$night"
done
for target in ${failed[@]+"${failed[@]}"}; do
    tail -n 30 "$work/$target.log" >&2
    say "$target broke; the input is in $found/$target. Feed it again with"
    say "  CALLBOARD_FUZZ_TARGET=$target build/dev-fuzz/bin/cb_fuzz FILE"
done
[ ${#failed[@]} -eq 0 ]
