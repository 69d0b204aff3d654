#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# A driver that sends every order twice must be found, by the right name, and shrunk to 30 steps or fewer.
set -euo pipefail
said=$("$1" --canary --seeds 50) && { echo "the canary lives: $said"; exit 1; }
echo "$said"
grep -q 'invariant 3, one send per attempt' <<<"$said"
steps=$(sed -n 's/^shrunk in .* steps to \([0-9]*\),.*/\1/p' <<<"$said")
[ "$steps" -le 30 ]
