#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# Runs clang-tidy on the files named. GCC's precompiled headers and flags mean nothing to clang, so they are taken out.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
[ $# -gt 0 ] || exit 0
database=build/release/tidy
mkdir -p "$database"
exec 9>"$database/lock"
flock 9
if [ ! -f "$database/compile_commands.json" ] || [ build/release/compile_commands.json -nt "$database/compile_commands.json" ]; then
    sed -E 's/ -fpch-preprocess//; s/ -Winvalid-pch//; s/ -include [^ ]*cmake_pch\.hxx//; s/"command": "[^"]*ccache /"command": "/' \
        build/release/compile_commands.json >"$database/compile_commands.json"
fi
flock -u 9
clang-tidy --quiet -p "$database" "$@" 2> >(grep -v -E 'warnings (generated|treated)|Suppressed|^Use ' >&2)
