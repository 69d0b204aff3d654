#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# The same seeds in two processes, with other hash seeds, another zone and another locale: the same runs, byte for byte.
set -euo pipefail
one=$(QT_HASH_SEED=0 TZ=UTC LC_ALL=C.UTF-8 "$1" --seed 1001 --seeds "${2:-40}" --hash)
two=$(TZ=Asia/Kathmandu LC_ALL=C "$1" --seed 1001 --seeds "${2:-40}" --hash)
echo "$one $two"
[ "$one" = "$two" ]
