#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Speed and memory of reading and writing graph files, beside igraph and networkx.

    tests/bench/peers/formats.py [--edges 1000000] [--repeat 3] [--without networkx]...

One graph is written in the native format, as CSV and as GraphML. entente reads and writes the first
and reads the others, igraph and networkx read the GraphML; each run is a process of its own, the
figures are medians of CPU seconds, so other work on the machine matters less. Exit status 1 if
something that issue 6 asks for does not hold.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BUILD = ROOT / "build" / "bench"
READERS = {
    "igraph": "import igraph; g = igraph.Graph.Read_GraphML(sys.argv[1]); n = g.ecount()",
    "networkx": "import networkx; g = networkx.read_graphml(sys.argv[1], force_multigraph=True);"
                " n = g.number_of_edges()",
}
PEER = """
import resource, sys, time
{imports}
begin = time.process_time()
{read}
print(time.process_time() - begin, 0, 0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, n)
"""


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def median_of(command, repeat):
    rows = [run(command) for _ in range(repeat)]
    return [statistics.median(column) for column in zip(*rows)]


def peer_command(name, path):
    imports, read = READERS[name].split(";", 1)
    return ["/usr/bin/python3", "-c", PEER.format(imports=imports, read=read.strip()), path]


def check(text, holds):
    print(f"    asked: {text}: {'holds' if holds else 'DOES NOT HOLD'}", flush=True)
    return holds


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--without", action="append", default=[], choices=sorted(READERS))
    options = parser.parse_args()
    quiet = {"stdout": subprocess.DEVNULL, "check": True, "cwd": ROOT}
    subprocess.run(["cmake", "--preset", "bench"], **quiet)
    subprocess.run(["cmake", "--build", str(BUILD), "--target", "formats_ours"], **quiet)
    ours = str(next(BUILD.rglob("formats_ours")))
    held = []
    with tempfile.TemporaryDirectory() as folder:
        native, csv, graphml, copy = (f"{folder}/{name}" for name in (
            "g.entente.json", "g.csv", "g.graphml", "copy.entente.json"))
        subprocess.run([ours, "make", str(options.edges), native, csv, graphml], check=True)
        read, write, size, peak, edges = median_of([ours, "copy", native, copy], options.repeat)
        if pathlib.Path(native).read_bytes() != pathlib.Path(copy).read_bytes():
            print("the copy differs from the original")
            return 1
        both = read + write
        print(f"native, {edges:.0f} edges, {size / 1e6:.0f} MB: read {read:.2f} s "
              f"({size / 1e6 / read:.0f} MB/s), written {write:.2f} s ({size / 1e6 / write:.0f} MB/s)")
        _, _, _, alone, _ = run([ours, "read", native])
        print(f"    memory {alone / size:.2f} x the file")
        held.append(check("memory at most 3 x the file", alone <= 3 * size))
        read, _, size, peak, _ = median_of([ours, "read", csv], options.repeat)
        print(f"CSV, {size / 1e6:.0f} MB: read {read:.2f} s ({size / 1e6 / read:.0f} MB/s), "
              f"memory {peak / size:.2f} x the file")
        held.append(check("150 MB/s", size / 1e6 / read >= 150))
        read, _, size, _, _ = median_of([ours, "read", graphml], options.repeat)
        print(f"GraphML, {size / 1e6:.0f} MB: entente reads {read:.2f} s "
              f"({size / 1e6 / read:.0f} MB/s)")
        for name, least in (("igraph", 5), ("networkx", 20)):
            if name in options.without:
                continue
            seconds, _, _, _, count = run(peer_command(name, graphml))
            print(f"    {name:9} {seconds:7.2f} s, {seconds / both:6.1f} times our reading and "
                  f"writing of the native file, {seconds / read:.1f} times our reading of this one")
            held.append(check(f"{least} times", seconds / both >= least and count == edges))
    return 0 if all(held) else 1


sys.exit(main())
