#!/bin/sh
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# Lints OpenAPI descriptions with redocly, pinned, strict. Its package is fetched once and kept in the build folder.
# Use: lint.sh TOOLS_FOLDER FILE.yaml...
# Status: 0 all good, 77 skipped because CALLBOARD_SKIP_NPM=1 asks for it, 1 anything else.
set -eu
tools=$1
shift
if [ "${CALLBOARD_SKIP_NPM:-}" = 1 ]; then
    echo "SKIPPED: CALLBOARD_SKIP_NPM=1, so the descriptions of the routes were not linted."
    exit 77
fi
redocly=$tools/redocly-1.34.5
if [ ! -x "$redocly/node_modules/.bin/redocly" ]; then
    if ! command -v npm >/dev/null; then
        echo "FAIL: npm is missing (Debian: apt-get install npm). CALLBOARD_SKIP_NPM=1 leaves this check out."
        exit 1
    fi
    mkdir -p "$tools"
    fresh=$(mktemp -d "$tools/fresh.XXXXXX")
    trap 'rm -rf "$fresh"' EXIT
    if ! npm install --prefix "$fresh" --no-audit --no-fund --no-package-lock --loglevel=error @redocly/cli@1.34.5; then
        echo "FAIL: npm could not fetch @redocly/cli@1.34.5. CALLBOARD_SKIP_NPM=1 leaves this check out."
        exit 1
    fi
    rm -rf "$redocly"
    mv "$fresh" "$redocly" # only a whole one is ever there
fi
export NODE_NO_WARNINGS=1 REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true NO_COLOR=1
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
exec "$redocly/node_modules/.bin/redocly" lint --config "$here/redocly.yaml" "$@"
