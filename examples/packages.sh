# SPDX-License-Identifier: MIT
# Sourced by examples/quickstart.sh and tests/run.sh: what has to be installed, in one place.

# to build and to run
build_packages=(
  g++ cmake ninja-build pkg-config
  libboost-dev libgraphviz-dev libfontconfig-dev libicu-dev libssl-dev
  libfmt-dev libspdlog-dev libcli11-dev libtomlplusplus-dev libsimdjson-dev libexpat1-dev libzip-dev libsqlite3-dev libmimalloc-dev
  poppler-utils
  fonts-dejavu-core fonts-noto-cjk
)
# for the tests besides: GoogleTest, and the programs that open our files and write files for us
test_packages=(libgtest-dev libgmock-dev python3-networkx python3-igraph python3-graph-tool python3-rdflib git)
# what manual pages, completion and packages are tried with
test_packages+=(groff-base zsh fish dpkg-dev file)
# the Python module, what it is used with, and what it is tested with
test_packages+=(pybind11-dev python3-dev python3-pandas python3-pytest mypy)

# a browser and what drives it, for the tests of the page; any chromium and node on the path will do
command -v chromium >/dev/null || test_packages+=(chromium)
command -v node >/dev/null || test_packages+=(nodejs)
# cytoscape.js and graphology open our graphs
command -v npm >/dev/null || test_packages+=(npm)

# Installs those of the packages named that are missing; asks apt for nothing if none is.
install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  echo "installing ${missing[*]}" >&2
  local as_root=()
  ((EUID == 0)) || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}
