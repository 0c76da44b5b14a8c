#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds entente and shows what it does with the small corpus beside this script:
# two folders of documents -> two graphs -> a table, a picture, and what has changed.
# Usage: examples/quickstart.sh [FOLDER FOR THE RESULTS]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
results=${1:-$root/results}
mkdir -p "$results"
results=$(cd "$results" && pwd)
cd "$root"

. examples/packages.sh
install_missing "${build_packages[@]}"
echo "building (a second run takes seconds) ..."
mkdir -p build
if ! { cmake --preset release && cmake --build --preset release; } >build/quickstart.log 2>&1; then
  tail -40 build/quickstart.log >&2
  exit 1
fi
entente=$root/build/release/entente

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[[ -t 1 && -z ${NO_COLOR:-} ]] || say() { printf '\n%s\n' "$*"; }
begun=$(date +%s%N)

say "1. Documents to graphs: who does what to whom, sentence by sentence"
for year in 2016 2024; do
  "$entente" extract "examples/corpus/$year" \
    -o "$results/$year.entente.json" -s "$results/$year.statements.jsonl"
done
"$entente" show "$results/2024.entente.json" --top 5

say "2. Who is central?"
"$entente" centrality "$results/2024.entente.json" --top 10 --measures degree,degree-net,betweenness,pagerank
"$entente" centrality "$results/2024.entente.json" --measures all --format csv -o "$results/2024.centrality.csv"

say "3. Pictures (see below where they are)"
"$entente" render "$results/2024.entente.json" -o "$results/2024.svg" --title "2024" --size-by betweenness -q
"$entente" render "$results/2024.entente.json" -o "$results/2024.html" --title "2024" -q
"$entente" render "$results/2024.entente.json" -o "$results/2024-core.png" --title "2024: the core" --top 20 -q

say "4. What has changed since 2016?"
status=0
"$entente" diff "$results/2016.entente.json" "$results/2024.entente.json" -o "$results/change.txt" || status=$?
((status <= 1)) || exit "$status"
head -12 "$results/change.txt"
echo "  ... ($(wc -l <"$results/change.txt") lines in all)"
"$entente" diff "$results/2016.entente.json" "$results/2024.entente.json" -o "$results/change.svg" -q || ((status == 1))
"$entente" report "$results/2024.entente.json" --against "$results/2016.entente.json" -o "$results/report.html" -q

say "Done in $((($(date +%s%N) - begun) / 1000000)) ms. Where things are:"
cat <<EOF
  the program      $entente
  the graphs       $results/2016.entente.json, 2024.entente.json
  the statements   $results/2016.statements.jsonl, 2024.statements.jsonl
  the table        $results/2024.centrality.csv
  the pictures     $results/2024.svg, 2024-core.png, and a page to click through: 2024.html
  the change       $results/change.txt, change.svg
  the report       $results/report.html
EOF
