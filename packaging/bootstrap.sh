#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# Sourced by run.sh, test.sh and check-all.sh: the environment, and what must be installed, by package name.

set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

if [ -z "${XDG_RUNTIME_DIR:-}" ] || [ ! -w "${XDG_RUNTIME_DIR:-}" ]; then
    XDG_RUNTIME_DIR="${TMPDIR:-/tmp}/callboard-runtime-$(id -u)"
    mkdir -p "$XDG_RUNTIME_DIR"
    chmod 700 "$XDG_RUNTIME_DIR"
    export XDG_RUNTIME_DIR
fi

say() { printf '%s\n' "callboard: $*"; }
die() { printf '%s\n' "callboard: $*" >&2; exit 1; }

build_packages=(
    g++ cmake ninja-build pkg-config ccache mold
    qt6-base-dev qt6-base-dev-tools libqt6sql6-sqlite qt6-svg-dev qt6-websockets-dev qt6-qpa-plugins
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libgl1-mesa-dev libsqlite3-dev libcctz-dev libphonenumber-dev libprotobuf-dev libicu-dev libsimdjson-dev
    libsystemd-dev qtkeychain-qt6-dev libsofia-sip-ua-dev libical-dev
    tzdata fonts-inter
)
test_packages=(librapidcheck-dev libbenchmark-dev libvalijson-dev nlohmann-json3-dev python3-yaml git dbus-daemon
    sip-tester kamailio baresip-core)
lint_packages=(clang-format clang-tidy)
fuzz_packages=(clang libclang-rt-dev)
coverage_packages=(gcovr)

# Installs what is missing of the packages named; says so, and asks for root only then.
need() {
    local missing=() package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        say "all ${#} packages are installed"
        return
    fi
    say "installing ${#missing[@]} packages: ${missing[*]}"
    local become=()
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            become=(sudo)
        else
            say "root is needed once. Type this, then start again:"
            printf '  su -c "apt-get update && apt-get install -y --no-install-recommends %s"\n' "${missing[*]}"
            exit 1
        fi
    fi
    local log
    log=$(mktemp)
    if ! { "${become[@]}" apt-get update && "${become[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        die "the packages could not be installed; the lines above say why"
    fi
    rm -f "$log"
    # Nobody asked for a SIP proxy of the machine's own: the tests start theirs, on loopback.
    if [[ " ${missing[*]} " == *" kamailio "* && -d /run/systemd/system ]]; then
        "${become[@]}" systemctl disable --now kamailio >/dev/null 2>&1 || true
    fi
}

# Configures and builds a preset; further arguments are targets.
build() {
    local preset=$1 log
    shift
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "configuring preset $preset"
        log=$(mktemp)
        cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; die "configuring failed"; }
        rm -f "$log"
    fi
    say "building preset $preset"
    cmake --build --preset "$preset" ${1:+--target "$@"}
}
