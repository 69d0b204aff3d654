#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# How much of core/ its own tests reach, by line and by branch: for each library, for the six gates of RELIABILITY.md, and
# in all. Builds core/ and its tests with gcc --coverage in build/coverage, runs them and the simulator, and counts.
#   packaging/coverage.sh            everything
#   packaging/coverage.sh --report   only counts what has run already (the pages are in build/coverage/report)
source "$(dirname "${BASH_SOURCE[0]}")/bootstrap.sh"

need "${build_packages[@]}" "${test_packages[@]}" "${coverage_packages[@]}"
folder="$root/build/coverage"

if [ "${1:-}" != --report ]; then
    build coverage
    find "$folder" -name '*.gcda' -delete
    # Programs that die by a signal on purpose leave nothing to count; what they prove is proven elsewhere.
    ctest --preset coverage -j "$(nproc)" -E '^(wall|coverage|contract)[.]' || say "some tests failed: see above"
    [ ! -x "$folder/bin/cb_sim" ] || "$folder/bin/cb_sim" --seeds 200 >"$folder/sim.log" || say "cb_sim failed"
fi

mkdir -p "$folder/report"
# A branch that only an exception takes is none of ours (STYLE section 6: we do not throw), nor are those of asserts,
# whose other side ends the process.
gcovr --root "$root" --object-directory "$folder" --filter 'core/' --exclude-throw-branches --exclude-unreachable-branches \
    --exclude-lines-by-pattern '.*(CB_ASSERT|Q_UNREACHABLE|qFatal).*' -j "$(nproc)" \
    --json-summary "$folder/report/summary.json" --json "$folder/report/lines.json" \
    --html-details "$folder/report/index.html" >/dev/null 2>"$folder/report/gcovr.log" ||
    { tail -n 5 "$folder/report/gcovr.log" >&2; die "gcovr failed"; }
python3 "$root/packaging/coverage.py" "$folder/report/summary.json" "$folder/report/lines.json"
