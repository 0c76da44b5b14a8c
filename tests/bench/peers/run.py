#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds entente and its peers and compares their speed on the same graphs.

    tests/bench/peers/run.py [--repeat 5] [--only MEASURE[:GRAPH]]... [--threads N] [--limits] [--list]

Every system is run in turn, each run a process of its own; the figures are medians of CPU seconds of
the measured call (graph already in memory), so other work on the machine matters less. A ratio is
how many times longer the peer takes. Values are compared with igraph's node by node. With --threads
the gain is that of the least wall times, and only means something on a quiet machine: the load is
printed, and from the CPU time of the first thread the gain where each thread has a processor.
With --limits the kernels are compared with what the machine can do: arcs read in order, and numbers
gathered along the arcs. Peers that are not installed are left out and named:
libigraph-dev, python3-graph-tool (Debian).
"""
import argparse
import array
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BUILD = ROOT / "build" / "bench"
GRAPHS = {
    "rmat13": ("rmat", 8192, 16, 1), "er13": ("er", 8192, 16, 2), "ws13": ("ws", 8192, 16, 3),
    "actor13": ("actor", 8192, 8, 4), "rmat12x": ("rmatx", 4096, 16, 5),
    "rmat18": ("rmat", 262144, 16, 1), "rmat20": ("rmat", 1048576, 16, 1),
    "rmat20x16M": ("rmat", 1048576, 32, 1), "actors200": ("actor", 200, 6, 4),
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
    ("leiden", "rmat18", 15.8 / 4.2, None), ("pagerank", "rmat20x16M", None, None),
    ("all", "actors200", None, None), ("betweenness-approx", "rmat18", None, None),
]
# those whose values are sums of whole numbers or of shares, and not where an iteration ends
EXACT = ("betweenness", "harmonic", "core", "components", "clustering")
MOST_APART = 1e-12  # per node, relative
MOST_MIB = {"rmat20x16M": 300}  # resident, graph and measure
MOST_SECONDS = {"all": 0.2}
LEAST_VALUE = {"leiden": 0.1188}  # modularity, NetworKit's
# arcs that a limit is measured over are read so often by ours.cpp
LIMIT_ROUNDS = 20
QUIET = 1.5  # load with which a gain by threads is believed


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


def run(command, values=None):
    """(cpu, wall, sum, max, resident, peak, cpu of the first thread) or None: not offered."""
    # igraph's PageRank would take all processors otherwise
    environment = dict(os.environ, OMP_NUM_THREADS="1")
    if values:
        environment["ENTENTE_VALUES"] = values
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode == 3:
        return None
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        return None
    words = done.stdout.strip().split("\t")
    return tuple(float(words[i]) for i in (2, 3, 5, 6, 4, 7, 8))


def apart(ours, theirs):
    """Largest difference of a node, relative; None where they have not the same nodes."""
    with tempfile.TemporaryDirectory() as folder:
        lists = []
        for name, command in (("ours", ours), ("theirs", theirs)):
            path = os.path.join(folder, name)
            if run(command, path) is None:
                return None
            values = array.array("d")
            values.frombytes(pathlib.Path(path).read_bytes())
            lists.append(values)
    if len(lists[0]) != len(lists[1]):
        return None
    worst = 0.0
    for a, b in zip(*lists):
        if a == a and b == b and a != b:
            worst = max(worst, abs(a - b) / max(abs(a), abs(b)))
    return worst


def gain(commands, repeat, threads):
    """Prints what more threads give: least wall times, turn by turn."""
    one, many = [], []
    for _ in range(repeat):
        one.append(run(commands[0]))
        many.append(run(commands[1]))
    if None in one or None in many:
        return
    load = os.getloadavg()[0]
    believed = "" if load < QUIET else f" - load {load:.1f}: not to be believed"
    walls = [min(r[1] for r in runs) for runs in (one, many)]
    cpus = [statistics.median(r[0] for r in runs) for runs in (one, many)]
    first = statistics.median(r[6] for r in many)
    print(f"    {threads} threads: {walls[0] / walls[1]:.2f} times one (wall){believed}; "
          f"{cpus[1] / cpus[0]:.2f} times the CPU of one, of which {first / cpus[1]:.2f} on the "
          f"first: {cpus[0] / first:.2f} times where each has a processor")


def compare(case, systems, repeat, threads):
    measure, graph, of_igraph, of_fastest = case
    path = graph_file(graph)
    commands = {"entente": [str(find("measures_ours")), measure, path, "1"]}
    for name, command in systems.items():
        commands[name] = command + [measure, path]
    own_command = commands["entente"]
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
    first = runs["entente"][0]
    print(f"{measure} {graph}: entente {own:.4f} s, sum {first[2]:.9g}, "
          f"{first[4]:.0f} MiB before, {first[5]:.0f} at most")
    if threads > 1 and own > 0.2:
        gain((own_command, own_command[:-1] + [str(threads)]), repeat, threads)
    held = True
    for name, seconds in sorted(medians.items(), key=lambda item: item[1]):
        print(f"    {name:12} {seconds:.4f} s, {seconds / own:6.2f} times, "
              f"sum {runs[name][0][2]:.9g}")
    if of_igraph and "igraph" in medians:
        held = medians["igraph"] / own >= of_igraph
    if of_fastest and medians:
        held = held and min(medians.values()) / own >= of_fastest
    if graph in MOST_MIB:
        held = held and first[5] <= MOST_MIB[graph]
    if measure in MOST_SECONDS:
        held = held and own <= MOST_SECONDS[measure]
    if measure in LEAST_VALUE:
        held = held and first[2] >= LEAST_VALUE[measure]
    if measure in EXACT and "igraph" in systems:
        worst = apart(own_command, systems["igraph"] + [measure, path])
        if worst is not None:
            print(f"    igraph's values: at most {worst:.2g} apart")
            held = held and worst <= MOST_APART
    wanted = ", ".join(text for text in (of_igraph and f"{of_igraph:.3g} x igraph",
                                         of_fastest and f"{of_fastest:.3g} x fastest",
                                         graph in MOST_MIB and f"{MOST_MIB[graph]} MiB",
                                         measure in MOST_SECONDS and
                                         f"{MOST_SECONDS[measure]} s",
                                         measure in LEAST_VALUE and
                                         f"at least {LEAST_VALUE[measure]}",
                                         measure in EXACT and f"{MOST_APART} apart") if text)
    if wanted:
        print(f"    asked: {wanted}: {'holds' if held else 'DOES NOT HOLD'}", flush=True)
    return held


def limits(repeat):
    """What the machine gives, and what share of it the kernels take."""
    ours = str(find("measures_ours"))
    for graph in ("rmat13", "rmat18", "rmat20x16M"):
        path = graph_file(graph)
        arcs = 2 * int.from_bytes(pathlib.Path(path).read_bytes()[8:16], "little")

        def seconds(measure):
            return statistics.median(run([ours, measure, path, "1"])[0] for _ in range(repeat))

        stream = seconds("stream") / LIMIT_ROUNDS
        gather = seconds("gather") / LIMIT_ROUNDS
        print(f"{graph}: {arcs} arcs; in order {4e-9 * arcs / stream:.1f} GB/s, "
              f"gathered {1e-9 * arcs / gather:.2f} G arcs/s ({12e-9 * arcs / gather:.1f} GB/s)")
        for measure in ("components", "core", "biconnected", "clustering", "pagerank"):
            took = seconds(measure)
            print(f"    {measure:12} {took:.4f} s = {took / stream:8.1f} readings of all arcs, "
                  f"{took / gather:8.1f} gatherings", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1, help="besides, entente with so many")
    parser.add_argument("--only", action="append", default=[], metavar="MEASURE[:GRAPH]")
    parser.add_argument("--limits", action="store_true", help="only what the machine can do")
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
    if options.limits:
        limits(options.repeat)
        return 0
    systems = peers()
    return 0 if all([compare(case, systems, options.repeat, options.threads)
                     for case in cases]) else 1


sys.exit(main())
