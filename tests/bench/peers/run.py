#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds entente and its peers and compares their speed on the same graphs.

    tests/bench/peers/run.py [--repeat 5] [--only MEASURE[:GRAPH]]... [--threads N] [--list]

Every system is run in turn, each run a process of its own; the figures are medians of CPU seconds of
the measured call (graph already in memory), so other work on the machine matters less. A ratio is
how many times longer the peer takes. Peers that are not installed are left out and named:
libigraph-dev, python3-graph-tool (Debian).
"""
import argparse
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BUILD = ROOT / "build" / "bench"
GRAPHS = {
    "rmat13": ("rmat", 8192, 16, 1), "er13": ("er", 8192, 16, 2), "ws13": ("ws", 8192, 16, 3),
    "actor13": ("actor", 8192, 8, 4), "rmat12x": ("rmatx", 4096, 16, 5),
    "rmat18": ("rmat", 262144, 16, 1), "rmat20": ("rmat", 1048576, 16, 1),
    "rmat20x16M": ("rmat", 1048576, 32, 1),
}
# measure, graph, and what issue 4 asks: (times igraph, times the fastest peer), None = nothing
CASES = [
    ("betweenness", "rmat13", 25, 20), ("betweenness", "actor13", 60, None),
    ("betweenness", "er13", 12, None), ("betweenness", "ws13", 12, None),
    ("harmonic", "rmat13", 60, 40), ("betweenness-weighted", "rmat12x", None, 3),
    ("pagerank", "rmat18", None, 2), ("pagerank", "rmat20", None, 2),
    ("eigenvector", "rmat18", None, 2), ("hits", "rmat18", None, 2), ("katz", "rmat18", None, 2),
    ("core", "rmat18", None, 1.8), ("components", "rmat18", None, 5),
    ("biconnected", "rmat18", None, 1.2), ("clustering", "rmat18", 2.2, None),
    ("leiden", "rmat18", 15.8 / 4.2, None),
]


def build():
    quiet = {"stdout": subprocess.DEVNULL, "check": True, "cwd": ROOT}
    subprocess.run(["cmake", "--preset", "bench"], **quiet)
    subprocess.run(["cmake", "--build", str(BUILD), "--target", "measures_peers"], **quiet)


def find(name):
    return next(iter(sorted(BUILD.rglob(name))), None)


def peers():
    found = {"Boost.Graph": [str(find("measures_bgl"))]}
    igraph = find("measures_igraph")
    if igraph:
        found["igraph"] = [str(igraph)]
    probe = [sys.executable, "-c", "import graph_tool"]
    for python in (sys.executable, "/usr/bin/python3"):
        probe[0] = python
        if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            found["graph-tool"] = [python, str(HERE / "graph_tool_peer.py")]
            break
    for name in ("igraph", "graph-tool"):
        if name not in found:
            print(f"not installed, left out: {name}")
    return found


def graph_file(name):
    path = BUILD / "graphs" / name
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        kind, nodes, degree, seed = GRAPHS[name]
        subprocess.run([str(find("measures_generate")), kind, str(nodes), str(degree), str(seed),
                        str(path)], check=True)
    return str(path)


def run(command):
    """(cpu, wall, sum, max) or None where the peer lacks the measure."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 3:
        return None
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        return None
    words = done.stdout.strip().split("\t")
    return float(words[2]), float(words[3]), float(words[5]), float(words[6])


def compare(case, systems, repeat, threads):
    measure, graph, of_igraph, of_fastest = case
    path = graph_file(graph)
    commands = {"entente": [str(find("measures_ours")), measure, path, "1"]}
    for name, command in systems.items():
        commands[name] = command + [measure, path]
    if threads > 1:
        commands["entente, threads"] = commands["entente"][:-1] + [str(threads)]
    runs = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in list(commands.items()):
            result = run(command)
            if result is None:
                commands.pop(name)
                continue
            runs[name].append(result)
    medians = {name: statistics.median(r[0] for r in results)
               for name, results in runs.items() if results}
    own = medians.pop("entente")
    print(f"{measure} {graph}: entente {own:.4f} s, sum {runs['entente'][0][2]:.9g}")
    if threads > 1:
        many = statistics.median(r[1] for r in runs["entente, threads"])
        one = statistics.median(r[1] for r in runs["entente"])
        medians.pop("entente, threads")
        print(f"    {threads} threads: {one / many:.2f} times one (wall)")
    held = True
    for name, seconds in sorted(medians.items(), key=lambda item: item[1]):
        print(f"    {name:12} {seconds:.4f} s, {seconds / own:6.2f} times, "
              f"sum {runs[name][0][2]:.9g}")
    if of_igraph and "igraph" in medians:
        held = medians["igraph"] / own >= of_igraph
    if of_fastest and medians:
        held = held and min(medians.values()) / own >= of_fastest
    wanted = ", ".join(text for text in (of_igraph and f"{of_igraph:.3g} x igraph",
                                         of_fastest and f"{of_fastest:.3g} x fastest") if text)
    print(f"    asked: {wanted}: {'holds' if held else 'DOES NOT HOLD'}", flush=True)
    return held


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1, help="besides, entente with so many")
    parser.add_argument("--only", action="append", default=[], metavar="MEASURE[:GRAPH]")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    cases = [case for case in CASES
             if not options.only or case[0] in options.only
             or f"{case[0]}:{case[1]}" in options.only]
    if options.list:
        for measure, graph, *_ in cases:
            print(f"{measure}:{graph}")
        return 0
    build()
    systems = peers()
    return 0 if all([compare(case, systems, options.repeat, options.threads)
                     for case in cases]) else 1


sys.exit(main())
