#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds everything and runs every test. --build-only stops after the build, tests and
# cb_bench included. Further arguments go to ctest (for example -R heatmap).
source "$(dirname "${BASH_SOURCE[0]}")/bootstrap.sh"

build_only=0
if [ "${1:-}" = --build-only ]; then
    build_only=1
    shift
fi
need "${build_packages[@]}" "${test_packages[@]}"
# Some packages of nodejs bring npm along; Debian's own does not.
command -v npm >/dev/null || need npm
build release
if [ "$build_only" = 1 ]; then
    say "built: $root/build/release/bin"
    exit 0
fi
say "running the tests"
ctest --preset release -j "$(nproc)" "$@"
