# SPDX-License-Identifier: MIT
"""Co-occurrence with its figures, with plain dicts. A case a line: {"namings": [[document, unit, entity]]}."""
import itertools
import json
import math
import sys

for line in sys.stdin:
    units = {}
    for document, unit, entity in json.loads(line)["namings"]:
        units.setdefault((document, unit), set()).add(entity)
    n = len(units)
    for a, b in itertools.combinations(sorted(set().union(*units.values())), 2):
        table = {(x, y): sum((a in u) == x and (b in u) == y for u in units.values())
                 for x in (True, False) for y in (True, False)}
        if not table[True, True]:
            continue
        g2 = 0.0
        for (x, y), observed in table.items():
            row = table[x, True] + table[x, False]
            column = table[True, y] + table[False, y]
            if observed:
                g2 += 2 * observed * math.log(observed * n / (row * column))
        p = table[True, True] / n
        pa = (table[True, True] + table[True, False]) / n
        pb = (table[True, True] + table[False, True]) / n
        pmi = math.log2(p / (pa * pb))
        print(a, b, table[True, True], pa * pb * n, pmi, pmi / -math.log2(p) if p < 1 else 0.0, g2)
    print()
