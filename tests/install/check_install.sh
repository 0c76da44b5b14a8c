#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs a build into an empty folder, and has a project of its own find it there by find_package and by pkg-config.
# Usage: check_install.sh BUILD_FOLDER CXX
set -euo pipefail
build=$1 cxx=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "check_install: $*" >&2; exit 1; }

cmake --install "$build" --prefix "$work/usr" >"$work/log" || { cat "$work/log"; fail "cmake --install"; }
mv "$work/usr" "$work/moved"  # a tree that was moved is found all the same
for file in bin/entente share/man/man1/entente-diff.1 share/bash-completion/completions/entente \
  share/zsh/vendor-completions/_entente share/fish/vendor_completions.d/entente.fish share/doc/entente/copyright; do
  [[ -s $work/moved/$file ]] || fail "$file was not installed"
done
[[ $("$work/moved/bin/entente" --version) == entente\ * ]] || fail "the installed program does not run"

expected=$'CHN 0\nIND 0\nKEN 1'
[[ -z ${CCACHE:-} ]] || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER="$CCACHE")
cmake -S "$here/consumer" -B "$work/build" -G Ninja -DCMAKE_PREFIX_PATH="$work/moved" -DCMAKE_CXX_COMPILER="$cxx" \
  "${launcher[@]}" >"$work/log" 2>&1 && cmake --build "$work/build" >>"$work/log" 2>&1 || { cat "$work/log"; fail "find_package"; }
[[ $("$work/build/consumer") == "$expected" ]] || fail "find_package: $("$work/build/consumer")"

export PKG_CONFIG_PATH
PKG_CONFIG_PATH=$(dirname "$(find "$work/moved" -name entente.pc)")
read -ra flags <<<"$(pkg-config --cflags --libs entente)"
"$cxx" -std=c++20 -o "$work/by-pkg-config" "$here/consumer/main.cpp" "${flags[@]}" || fail "pkg-config"
[[ $("$work/by-pkg-config") == "$expected" ]] || fail "pkg-config: $("$work/by-pkg-config")"
echo "found and used by find_package and by pkg-config"
