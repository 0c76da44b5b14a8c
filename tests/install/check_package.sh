#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds the Debian packages twice and checks: same bytes; what the package depends on is what holds every library that the
# program is linked to; unpacked somewhere else it runs, extracts and draws.
# Usage: check_package.sh BUILD_FOLDER
set -euo pipefail
build=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "check_package: $*" >&2; exit 1; }

# A fixed time stands for the time of the build.
for run in 1 2; do
  (cd "$build" && SOURCE_DATE_EPOCH=1700000000 cpack -G DEB -B "$work/$run" >"$work/log" 2>&1) || { cat "$work/log"; fail "cpack"; }
done
for package in "$work"/1/*.deb; do
  cmp "$package" "$work/2/${package##*/}" || fail "${package##*/} differs from one build of it to the next"
done

program=$(echo "$work"/1/entente_*.deb)
dpkg-deb -x "$program" "$work/root"
mapfile -t needs < <(dpkg-deb -f "$program" Depends | sed 's/([^)]*)//g' | tr ',' '\n' | awk '{print $1}')
((${#needs[@]} >= 10)) || fail "depends on ${needs[*]} only"
installed=$(dpkg-query -W -f='${Package}, ${Provides}\n' | sed 's/([^)]*)//g' | tr -d ' ' | tr ',' '\n')
for need in "${needs[@]}"; do
  grep -qx "$need" <<<"$installed" || fail "depends on $need, which is not installed here though the program runs"
done
missing=$(ldd "$work/root/usr/bin/entente" | grep "not found" || true)
[[ -z $missing ]] || fail "libraries that are not found: $missing"
for file in usr/share/man/man1/entente.1 usr/share/doc/entente/copyright usr/share/bash-completion/completions/entente; do
  [[ -e $work/root/$file || -e $work/root/$file.gz ]] || fail "$file is not in the package"
done
[[ -z $(find "$work/root" ! -perm -o=r -o -type f -perm -g=w) ]] || fail "odd permissions: $(find "$work/root" -type f -perm -g=w)"

cd "$work"
export HOME=$work
entente=$work/root/usr/bin/entente
"$entente" extract "$root/examples/corpus/2024" -o g.entente.json
"$entente" render g.entente.json -q -o g.svg
grep -q "</svg>" g.svg || fail "no picture"
dpkg-deb -c "$work"/1/libentente-dev_*.deb | grep ententeConfig.cmake >/dev/null || fail "libentente-dev has no ententeConfig.cmake"
for package in "$work"/1/python3-entente_*.deb; do
  [[ -e $package ]] || continue
  dpkg-deb -x "$package" "$work/python"
  PYTHONPATH=$work/python/usr/lib/python3/dist-packages /usr/bin/python3 -c 'import entente
assert len(entente.extract("Samoa condemned Nauru.")) == 1'
done
echo "$(basename "$program"): $(stat -c %s "$program") bytes, depends on ${needs[*]}"
