#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# The test of the tests: plants each bug of mutants/*.patch into a copy of the sources, builds the libraries it touches
# and cb_sim, and runs seeds until an invariant breaks. Every mutant must be caught, and the copy without one must not.
#
#   tests/sim/run-mutants.sh [--seeds N] [--jobs N] [NAME...]      NAME without .patch; none = all
#
# Each patch begins with what would happen to a person. One that does not apply any more fails: the code went on, and
# the bug has to be planted anew. A mutant that holds still is stopped after --patience seconds and counts as caught
# only when it printed a broken invariant before.
source "$(dirname "${BASH_SOURCE[0]}")/../../packaging/bootstrap.sh"

seeds=20000
jobs=$(nproc)
patience=900
names=()
while [ $# -gt 0 ]; do
    case $1 in
    --seeds) seeds=$2 && shift 2 ;;
    --jobs) jobs=$2 && shift 2 ;;
    --patience) patience=$2 && shift 2 ;;
    -*) echo "run-mutants.sh: unknown option $1" >&2 && exit 2 ;;
    *) names+=("$1") && shift ;;
    esac
done

mutants=$root/tests/sim/mutants
work=$root/build/mutants
tree=$work/tree
log=$work/log
mkdir -p "$log"
if [ ${#names[@]} -eq 0 ]; then
    for patch in "$mutants"/*.patch; do
        names+=("$(basename "$patch" .patch)")
    done
fi

say "a copy of the sources"
rm -rf "$tree"
git checkout-index -a --prefix="$tree/"
export CCACHE_BASEDIR="$tree" # laid out as the project is, so that what is not touched comes from the cache
make_sim() { ninja -C "$tree/build/release" -j "$jobs" cb_sim >"$1" 2>&1; }
sim() { timeout "$patience" "$tree/build/release/bin/cb_sim" --no-shrink --seeds "$@"; }

cmake -S "$tree" --preset release >"$log/configure" 2>&1 || { cat "$log/configure" && exit 1; }
make_sim "$log/build" || { tail -30 "$log/build" && exit 1; }
sim "$seeds" >"$log/unplanted" || { cat "$log/unplanted" && echo "without a planted bug an invariant breaks" >&2 && exit 1; }

missed=()
caught=()
for name in "${names[@]}"; do
    patch=$mutants/$name.patch
    if ! patch -d "$tree" -p1 -s --dry-run <"$patch" >"$log/$name" 2>&1; then
        say "$name: the patch does not apply any more"
        missed+=("$name")
        continue
    fi
    patch -d "$tree" -p1 -s <"$patch"
    if ! make_sim "$log/$name"; then
        say "$name: does not compile"
        tail -15 "$log/$name"
        missed+=("$name")
    elif sim "$seeds" >"$log/$name" 2>&1; then
        say "$name: NOT CAUGHT in $seeds seeds. $(head -1 "$patch")"
        missed+=("$name")
    elif broken=$(grep -m1 '^BROKEN seed' "$log/$name"); then
        seed=$(sed -E 's/^BROKEN seed ([0-9]+).*/\1/' <<<"$broken")
        caught+=("$seed")
        say "$name: ${broken#BROKEN }"
    else
        say "$name: ended without a broken invariant"
        tail -5 "$log/$name"
        missed+=("$name")
    fi
    patch -d "$tree" -p1 -s -R <"$patch"
done

if [ ${#caught[@]} -gt 0 ]; then
    mapfile -t sorted < <(printf '%s\n' "${caught[@]}" | sort -n)
    median=${sorted[$(((${#sorted[@]} - 1) / 2))]}
    worst=${sorted[-1]}
    printf 'FIGURE {"promise":"code","test":"sim.mutants","what":"planted bugs caught; seeds to catch one: median %s, worst %s","reached":%s,"violations":%s,"command":"tests/sim/run-mutants.sh","size":"night"}\n' \
        "$median" "$worst" "${#caught[@]}" "${#missed[@]}"
fi
if [ ${#missed[@]} -gt 0 ]; then
    say "not caught: ${missed[*]}"
    exit 1
fi
say "all ${#caught[@]} caught"
