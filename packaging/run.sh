#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds, and opens the console. Arguments go to callboard; without any it opens the demo.
# Without a display every page is rendered to PNG instead, and the folder is named.
from=$PWD
source "$(dirname "${BASH_SOURCE[0]}")/bootstrap.sh"

need "${build_packages[@]}"
build release callboard

console=$root/build/release/bin/callboard
cd "$from" # files named on the command line are where the user stands
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    [ $# -gt 0 ] || set -- --demo
    say "opening the console"
    exec "$console" "$@"
fi
if [ $# -gt 0 ]; then
    say "no display: using Qt's offscreen platform"
    QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} exec "$console" "$@"
fi
pages=$root/build/release/tour
mkdir -p "$pages"
say "no display: rendering every page to $pages"
QT_QPA_PLATFORM=offscreen exec "$console" --demo --tour "$pages"
