#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# The long checks that a push does not wait for: fuzzing, ThreadSanitizer over core/, clang-tidy over everything.
source "$(dirname "${BASH_SOURCE[0]}")/bootstrap.sh"

need "${build_packages[@]}" "${test_packages[@]}" "${lint_packages[@]}"
build release
ctest --preset release -j "$(nproc)"

build dev-asan
ctest --preset dev-asan -j "$(nproc)"

bash tests/fuzz/run.sh 60

build dev-tsan
# Debian's Qt is not instrumented: what happens inside it is not ours to judge. The programs that speak over sockets hand
# everything from thread to thread by Qt's event queue, whose locks cannot be seen there; each hand-over would be called
# a race, so they are left out (AddressSanitizer has them).
TSAN_OPTIONS=ignore_noninstrumented_modules=1 ctest --preset dev-tsan -j "$(nproc)" \
    -E '^core[.](http|server|remote|plain)[.]'

say "clang-tidy over all sources"
git ls-files 'core/*.cpp' 'ui/*.cpp' 'app/*.cpp' | xargs -P "$(nproc)" -n 4 bash packaging/tidy.sh
