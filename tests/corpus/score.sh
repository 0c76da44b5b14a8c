#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# tests/corpus/score.sh [FOLDER [ENTENTE]]: extracts the texts of a folder (unseen) and compares with their
# annotation: precision, recall and F1 for each language, exact, by sign, by pair.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/unseen}
entente=${2:-$here/../../build/release/entente}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for language in en zh; do
  texts=("$folder"/*."$language".txt)
  [ -e "${texts[0]}" ] || continue
  mkdir "$work/$language"
  gold=()
  for text in "${texts[@]}"; do
    name=$(basename "$text" ".$language.txt")
    cp "$text" "$work/$language/$name.txt"
    gold+=("$folder/$name.jsonl")
  done
  "$entente" extract "$work/$language" --statements "$work/$language.jsonl" -q
  cat "${gold[@]}" >"$work/$language.gold.jsonl"
  echo "== $language: ${#texts[@]} texts"
  "$entente" evaluate --gold "$work/$language.gold.jsonl" "$work/$language.jsonl"
done
