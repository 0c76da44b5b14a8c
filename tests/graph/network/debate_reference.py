# SPDX-License-Identifier: MIT
"""The networks of Discourse Network Analyzer by their definitions, with plain dicts.

Reads a case a line as JSON, prints every network of it as "window name row column value", and a blank
line after each case. Written from the published formulas, apart from the library."""
import datetime
import itertools
import json
import math
import sys

EPOCH = datetime.date(1970, 1, 1)


def level_of(statement, qualifier):
    sign = 0 if statement["negated"] else statement["sign"]
    if qualifier == "agreement":
        return None if sign == 0 else (1 if sign > 0 else 0)
    if qualifier == "sign":
        return sign
    return ("!" if statement["negated"] else "") + statement["relation"]


def bucket(statement, rule, compat):
    date = statement["date"]
    if rule == "document":
        return statement["document"]
    if rule == "range":
        return ""
    if rule == "year":
        return date[:4]
    if rule == "month":
        return date if len(date) < 7 else (date[5:7] if compat else date[:7])
    if len(date) < 10:
        return date
    year, week, _ = datetime.date.fromisoformat(date).isocalendar()
    return ("W", week) if compat else (year, week)


def claims_of(case):
    order = sorted(case["statements"], key=lambda s: (s["date"], s["document"], s["sentence"], s["id"]))
    seen, claims = set(), []
    for s in order:
        level = level_of(s, case["qualifier"])
        if level is None:
            continue
        if case["duplicates"] != "include":
            key = (s["row"], s["column"], level, bucket(s, case["duplicates"], case["compat"]))
            if key in seen:
                continue
            seen.add(key)
        claims.append((s["row"], s["column"], level, s["date"]))
    return claims


def first_day(date):
    parts = [int(p) for p in date.split("-")]
    return datetime.date(*(parts + [1, 1])[:3])


def last_day(date):
    if len(date) == 10:
        return first_day(date)
    if len(date) == 7:
        return shift(first_day(date), "m", 1) - datetime.timedelta(1)
    return datetime.date(int(date), 12, 31)


def shift(day, unit, count):
    if unit in "dw":
        return day + datetime.timedelta(count * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    for d in range(day.day, 0, -1):
        try:
            return datetime.date(year, month + 1, d)
        except ValueError:
            pass
    raise AssertionError


def units_between(a, b, unit):
    """Whole units from a to b, towards zero, as java.time counts them."""
    if unit in "dw":
        days = (b - a).days
        return int(days / (7 if unit == "w" else 1))
    sign = 1
    if b < a:
        a, b, sign = b, a, -1
    months = (b.year - a.year) * 12 + b.month - a.month - (1 if b.day < a.day else 0)
    return sign * (months // 12 if unit == "y" else months)


def kernel(name, d, compat):
    if name == "none":
        return 1.0
    if name == "gaussian":
        return math.exp(-d * d / 2) / math.sqrt(2 * math.pi)
    if not -1 <= d <= 1:
        return 0.0
    if name == "uniform":
        return 0.5
    if name == "triangular":
        return abs(1 - d) if compat else 1 - abs(d)
    return 0.75 * (1 - d) ** 2 if compat else 0.75 * (1 - d * d)


def windows_of(case, claims):
    """Yields (name, weight of each claim)."""
    if not case["window"]:
        yield "all", [1.0] * len(claims)
        return
    unit, length, step = case["window"]
    compat, shape = case["compat"], case["kernel"]
    exact = [i for i, c in enumerate(claims) if len(c[3]) == 10]
    if unit == "e":
        if compat:
            length = 2 * (length // 2) + 1
        for at in range(0, len(exact) - length + 1, step):
            inside = set(exact[at:at + length])
            first, last = (first_day(claims[exact[k]][3]) for k in (at, at + length - 1))
            middle = (first_day(claims[exact[at + length // 2]][3]) - EPOCH).days
            width = (last - first).days + 1
            weights = []
            for i, c in enumerate(claims):
                if i in inside or (shape == "gaussian" and i in exact):
                    weights.append(kernel(shape, 2 * (middle - (first_day(c[3]) - EPOCH).days) / width, compat))
                else:
                    weights.append(0.0)
            yield f"#{at + 1}..#{at + length}", weights
        return
    if not exact:
        return
    if compat:
        start, stop = first_day(claims[exact[0]][3]), first_day(claims[exact[-1]][3])
        around = int(math.floor((length - 1) / 2 + 0.5))
        middle = start
        while middle <= stop:
            a, b = shift(middle, unit, -around), shift(middle, unit, around)
            if start <= a and b <= stop:
                weights = []
                for c in claims:
                    inside = c[3] and a <= first_day(c[3]) and last_day(c[3]) <= b
                    if c[3] and (inside or shape == "gaussian"):
                        weights.append(kernel(shape, 2 * units_between(first_day(c[3]), middle, unit) / length, compat))
                    else:
                        weights.append(0.0)
                yield middle.isoformat(), weights
            middle = shift(middle, unit, 1)
        return
    start = min(first_day(c[3]) for c in claims if c[3])
    stop = max(last_day(c[3]) for c in claims if c[3])
    assert unit == "d"
    while True:
        end = start + datetime.timedelta(length - 1)
        middle = ((start - EPOCH).days + (end - EPOCH).days) / 2
        weights = []
        for c in claims:
            inside = c[3] and start <= first_day(c[3]) and last_day(c[3]) <= end
            if c[3] and (inside or shape == "gaussian"):
                at = ((first_day(c[3]) - EPOCH).days + (last_day(c[3]) - EPOCH).days) / 2
                weights.append(kernel(shape, 2 * (middle - at) / length, compat))
            else:
                weights.append(0.0)
        yield f"{start}..{end}", weights
        start += datetime.timedelta(step)
        if end >= stop:
            break


class Cube:
    """X[i, j, k] and its sums."""

    def __init__(self, claims, weights, qualifier, levels):
        self.x = {}
        for (i, j, k, _), w in zip(claims, weights):
            if w > 0:
                self.x[i, j, k] = self.x.get((i, j, k), 0.0) + w
        self.words, self.levels = qualifier == "relation", levels
        self.boolean = qualifier == "agreement"
        self.totals, self.column_totals = {}, {}
        for (i, j, _), v in self.x.items():
            self.totals[i] = self.totals.get(i, 0.0) + v
            self.column_totals[j] = self.column_totals.get(j, 0.0) + v
        self.rows = sorted({c[0] for c in claims})
        self.columns = sorted({c[1] for c in claims})
        self.range = 0 if self.words or not levels else max(levels) - min(levels)

    def at(self, i, j, k):
        return self.x.get((i, j, k), 0.0)

    def n(self, i):
        return self.totals.get(i, 0.0)

    def column(self, j):
        return self.column_totals.get(j, 0.0)

    def ignore(self, a, b):
        return sum(sum(self.at(a, j, k) for k in self.levels) * sum(self.at(b, j, k) for k in self.levels)
                   for j in self.columns)

    def same(self, a, b):
        return sum(self.at(a, j, k) * self.at(b, j, k) for j in self.columns for k in self.levels)

    def congruence(self, a, b):
        if self.words:
            return self.same(a, b)
        return sum(self.at(a, j, k) * self.at(b, j, q) * (1 - abs(k - q) / self.range if self.range else 1)
                   for j in self.columns for k in self.levels for q in self.levels)

    def conflict(self, a, b):
        if self.words:
            return sum(self.at(a, j, k) + self.at(b, j, k) for j in self.columns for k in self.levels
                       if (self.at(a, j, k) > 0) != (self.at(b, j, k) > 0))
        return sum(self.at(a, j, k) * self.at(b, j, q) * (abs(k - q) / self.range if self.range else 0)
                   for j in self.columns for k in self.levels for q in self.levels)

    def one(self, a, b, aggregation):
        if aggregation == "subtract":
            return self.congruence(a, b) - self.conflict(a, b)
        return getattr(self, aggregation)(a, b)

    def own(self, a, aggregation):
        """Squared length of a profile."""
        if self.words and aggregation != "ignore":
            return self.same(a, a)
        if aggregation == "subtract":
            return self.congruence(a, a) - self.conflict(a, a)
        return self.congruence(a, a) if aggregation == "congruence" else self.ignore(a, a)

    def divisor(self, a, b, aggregation, normalisation):
        if normalisation == "none":
            return 1
        if normalisation == "average":
            return (self.n(a) + self.n(b)) / 2
        if normalisation == "jaccard":
            m10 = sum(v for (i, j, k), v in self.x.items() if i == a and self.at(b, j, k) == 0)
            m01 = sum(v for (i, j, k), v in self.x.items() if i == b and self.at(a, j, k) == 0)
            return m10 + m01 + self.same(a, b)
        if normalisation == "cosine":
            return math.sqrt(self.n(a) ** 2) * math.sqrt(self.n(b) ** 2)
        return math.sqrt(max(0.0, self.own(a, aggregation) * self.own(b, aggregation)))

    def two(self, i, j, aggregation):
        if aggregation == "combine":
            return sum(2 ** (len(self.levels) - 1 - p) for p, k in enumerate(self.levels) if self.at(i, j, k) > 0)
        if aggregation == "ignore" or self.words:
            return sum(self.at(i, j, k) for k in self.levels)
        if self.boolean:
            return self.at(i, j, 1) - self.at(i, j, 0)
        return sum(k * self.at(i, j, k) for k in self.levels)


def networks(cube):
    for aggregation in ("ignore", "congruence", "conflict", "subtract"):
        for normalisation in ("none", "average", "jaccard", "cosine", "true-cosine"):
            for a, b in itertools.combinations(cube.rows, 2):
                by = cube.divisor(a, b, aggregation, normalisation)
                if by > 0:
                    yield f"one-{aggregation}-{normalisation}", a, b, cube.one(a, b, aggregation) / by
    for aggregation in ("ignore", "subtract"):
        for i in cube.rows:
            for j in cube.columns:
                value = cube.two(i, j, aggregation)
                yield f"two-{aggregation}-none", i, j, value
                if cube.n(i) > 0:
                    yield f"two-{aggregation}-activity", i, j, value / cube.n(i)
                if cube.column(j) > 0:
                    yield f"two-{aggregation}-prominence", i, j, value / cube.column(j)
    for i in cube.rows:
        for j in cube.columns:
            yield "two-combine-none", i, j, cube.two(i, j, "combine")


def main():
    for line in sys.stdin:
        case = json.loads(line)
        claims = claims_of(case)
        levels = [0, 1] if case["qualifier"] == "agreement" else sorted({c[2] for c in claims})
        for window, weights in windows_of(case, claims):
            roots = [math.sqrt(w) for w in weights]
            print("window", window)
            for used, mode in ((roots, "one"), (weights, "two")):
                for name, row, column, value in networks(Cube(claims, used, case["qualifier"], levels)):
                    if name.startswith(mode) and value != 0:
                        print(window, name, row, column, repr(float(value)))
        print()


main()
