#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check the annotation of tests/corpus/unseen, or of another folder: check.py [FOLDER]. Prints what is wrong; exit code 1 if anything is.

Quotes stand in the text (compared by letters and digits) and are at most 60 characters long, sentence numbers do not run backwards in the text,
relations are those of the world pack, ends of undirected relations are in alphabetical order, every end is an entity of the document (or a
concept), no statement stands twice, and no mention is counted oftener than its forms occur.
"""
import glob, json, os, re, sys, tomllib, unicodedata

here = os.path.dirname(os.path.abspath(__file__))
folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, 'unseen')
schema = tomllib.load(open(os.path.join(here, '..', '..', 'extract', 'packs', 'world', 'schema.toml'), 'rb'))
directed = {r['name']: r.get('directed', True) for r in schema['relation']}
types = {t['name'] for t in schema['node_type']}
errors = 0

def squash(s):
    return ''.join(c for c in unicodedata.normalize('NFKC', s).lower() if c.isalnum())

def wrong(where, what):
    global errors
    errors += 1
    print(f'{where}: {what}')

for path in sorted(glob.glob(os.path.join(folder, '*.txt'))):
    name = os.path.basename(path).rsplit('.', 2)[0]
    text = squash(open(path, encoding='utf-8').read())
    entities = [json.loads(l) for l in open(os.path.join(folder, name + '.entities.jsonl'), encoding='utf-8')]
    known = {e['id']: e for e in entities}
    for e in entities:
        if e['type'] not in types: wrong(name, f"{e['id']}: no node type {e['type']}")
        found = sum(text.count(squash(m)) for m in e['mentions'])
        if not 0 < e['count'] <= found: wrong(name, f"{e['id']}: counted {e['count']}, forms occur {found} times")
    seen, last, span = set(), 0, {}
    for n, line in enumerate(open(os.path.join(folder, name + '.jsonl'), encoding='utf-8'), 1):
        d = json.loads(line)
        where = f'{name}.jsonl:{n}'
        if d['doc'] != name: wrong(where, 'doc is not the name of the file')
        if len(d['quote']) > 60: wrong(where, 'quote longer than 60 characters')
        if squash(d['quote']) not in text: wrong(where, 'quote is not in the text')
        if d['sent'] < last: wrong(where, 'sentences not in order')
        last = d['sent']
        at = text.find(squash(d['quote']))
        if text.count(squash(d['quote'])) == 1: span.setdefault(d['sent'], []).append(at)
        if d['relation'] not in directed: wrong(where, f"no relation {d['relation']}")
        elif not directed[d['relation']] and d['source'] > d['target']: wrong(where, 'undirected ends not in alphabetical order')
        if d['modal'] not in ('asserted', 'reported', 'hypothetical', 'planned'): wrong(where, f"no modality {d['modal']}")
        if d['difficulty'] not in ('easy', 'medium', 'hard'): wrong(where, f"no difficulty {d['difficulty']}")
        for end in (d['source'], d['target']):
            if end not in known and not d.get('optional'): wrong(where, f'{end} is no entity of the document')
        key = (d['sent'], d['source'], d['relation'], d['target'], d['negated'])
        if key in seen: wrong(where, 'the same statement twice')
        seen.add(key)
    order = [(min(v), max(v), k) for k, v in sorted(span.items())]
    for a, b in zip(order, order[1:]):
        if a[1] >= b[0]: wrong(name, f'quotes of sentence {a[2]} stand after some of sentence {b[2]}')
sys.exit(1 if errors else 0)
