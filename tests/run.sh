#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds everything with warnings as errors and runs all tests. Arguments go to ctest:
#   tests/run.sh            all of them
#   tests/run.sh -L unit    those with a label
#   PRESET=asan tests/run.sh
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${PRESET:-dev}

. examples/packages.sh
install_missing "${build_packages[@]}" "${test_packages[@]}"
# cytoscape.js and graphology, which open our graphs, are not in Debian; without a network their tests are skipped
export ENTENTE_JS_PEERS=${ENTENTE_JS_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/entente/js-peers}
mkdir -p "$ENTENTE_JS_PEERS"
if ! cmp -s tests/graph/io/js/package-lock.json "$ENTENTE_JS_PEERS/node_modules/.installed"; then
  cp tests/graph/io/js/package{,-lock}.json "$ENTENTE_JS_PEERS"
  if npm ci --prefix "$ENTENTE_JS_PEERS" --ignore-scripts --no-audit --no-fund --silent >&2; then
    cp tests/graph/io/js/package-lock.json "$ENTENTE_JS_PEERS/node_modules/.installed"
  else
    echo "npm: no cytoscape.js and graphology; their tests will be skipped" >&2
  fi
fi
jobs=$(nproc)
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" -- --quiet
exec ctest --test-dir "build/$preset" --output-on-failure --no-tests=error --parallel "$jobs" "$@"
