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
jobs=$(nproc)
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" -- --quiet
exec ctest --test-dir "build/$preset" --output-on-failure --no-tests=error --parallel "$jobs" "$@"
