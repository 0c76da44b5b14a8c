#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# tests/bench/page.sh [ENTENTE [NODES [ROUNDS]]]: makes a page of so many actors (3,000) and times it in
# headless Chromium. Exit status 1 if something is slower than promised: first paint 1.5 s, acts 100 ms.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
entente=${1:-$here/../../build/release/entente}
nodes=${2:-3000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
node "$here/page_graph.mjs" "$nodes" >"$folder/statements.jsonl"
"$entente" assemble "$folder/statements.jsonl" -o "$folder/graph.entente.json" -q
"$entente" render "$folder/graph.entente.json" -o "$folder/page.html" -q
echo "$nodes actors, $(stat -c %s "$folder/page.html") bytes"
node "$here/page_bench.mjs" "$folder/page.html" "${3:-5}"
