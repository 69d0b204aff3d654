#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# The long checks that a push does not wait for: promises at night size, fuzzing, ThreadSanitizer over core/, the coverage
# of core/ and of its gates, clang-tidy over everything.
source "$(dirname "${BASH_SOURCE[0]}")/bootstrap.sh"

need "${build_packages[@]}" "${test_packages[@]}" "${lint_packages[@]}"
build release
ctest --preset release -j "$(nproc)"
build/release/bin/cb_dst --every-minute --jobs "$(nproc)"

say "power cuts, failing disks and kills at the size of a night"
crash=build/release/bin/cb_crash
"$crash" --cuts 1000000
"$crash" --failures 1000000
"$crash" --memory 100000
"$crash" --schemas 1
"$crash" --bits 50000
"$crash" --kills 100000
say "the simulator, at night size"
build/release/bin/cb_sim --seed 1000000 --seeds "${CALLBOARD_SIM_SEEDS:-200000}" --figures night --every-fault
build/release/bin/cb_sim --walk "${CALLBOARD_WALK_STEPS:-5}" --figures night
say "bugs planted one by one, which the simulator must find"
bash tests/sim/run-mutants.sh

say "secrets, other companies, limits and faults at night size"
bin=build/release/bin
export QTEST_FUNCTION_TIMEOUT=36000000
CALLBOARD_TRACES=100000 $bin/test_core_engine --only tst_breakertraces
CALLBOARD_TRACES=10000 $bin/test_core_server --only tst_limiterwindows
CALLBOARD_RUNS=10000 $bin/test_core_server --only tst_noninterference
$bin/cb_load --limit 60/60 --times 5000 --connections 1000 --seconds 3600 --calls 2000 --restarts 20 --slow 200 --half-open 10000
$bin/cb_timing 1000000
say "fourteen faults, each page and each action, against callboardd and against a plain server"
CALLBOARD_FULL=1 $bin/test_e2e_faults --only tst_faultmatrix
CALLBOARD_FULL=1 $bin/test_e2e_faults --only tst_plainmatrix
unset QTEST_FUNCTION_TIMEOUT

build dev-asan
ctest --preset dev-asan -j "$(nproc)"

bash tests/fuzz/run.sh 60

build dev-tsan
# Debian's Qt is not instrumented: what happens inside it is not ours to judge. tests/support/handover.cpp shows
# ThreadSanitizer what Qt's event queue hands from thread to thread, tsan.supp names the little that is left. The programs
# that keep a whole server on threads of their own also hand work to Qt's thread pools and over queued signals, which it
# does not show yet: they are left out (AddressSanitizer has them).
TSAN_OPTIONS="ignore_noninstrumented_modules=1 die_after_fork=0 suppressions=$root/tests/support/tsan.supp" \
    ctest --preset dev-tsan -j "$(nproc)" -E '^core[.](remote|plain)[.]'

bash packaging/coverage.sh

say "clang-tidy over all sources"
git ls-files 'core/*.cpp' 'ui/*.cpp' 'app/*.cpp' | xargs -P "$(nproc)" -n 4 bash packaging/tidy.sh
