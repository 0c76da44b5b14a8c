// SPDX-License-Identifier: MIT
// The same as peers.py for programs in JavaScript: cytoscape.js, and graphology with its readers of
// GEXF and GraphML.
//
//   node peers.cjs list PEER FORMAT FILE
//   node peers.cjs copy PEER FORMAT IN OUT
//   node peers.cjs has PEER
//
// The packages are looked for in the folder that ENTENTE_JS_PEERS names; tests/run.sh installs them.
'use strict';
const fs = require('fs');
const { createRequire } = require('module');
const path = require('path');

const load = createRequire(path.join(process.env.ENTENTE_JS_PEERS || '.', 'package.json'));
const by = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

function openCytoscape(file) {
  const data = JSON.parse(fs.readFileSync(file, 'utf8'));
  const cy = load('cytoscape')({ headless: true, elements: data.elements });
  cy.data(data.data || {});
  return cy;
}

function openGraphology(format, file) {
  const { MultiGraph } = load('graphology');
  const { parse } = load(`graphology-${format}`);
  return parse(MultiGraph, fs.readFileSync(file, 'utf8'), { addMissingNodes: false });
}

function tables(peer, format, file) {
  if (peer === 'cytoscape') {
    const cy = openCytoscape(file);
    return {
      nodes: cy.nodes().map((n) => [n.id(), n.data()]),
      edges: cy.edges().map((e) => [e.source().id(), e.target().id(), e.data()]),
      // their own measure, on the graph as they have it
      degrees: cy.nodes().map((n) => [n.id(), n.degree(true)]),
    };
  }
  const graph = openGraphology(format, file);
  return {
    nodes: graph.mapNodes((id, data) => [id, data]),
    edges: graph.mapEdges((id, data, source, target) => [source, target, data]),
    degrees: graph.mapNodes((id) => [id, graph.degree(id)]),
  };
}

function listing(peer, format, file) {
  const { nodes, edges, degrees } = tables(peer, format, file);
  const lines = nodes.map(([id, d]) => `n ${id}|${d.type || ''}|${d.label || ''}`);
  for (const [source, target, d] of edges) {
    const evidence = typeof d.evidence === 'string' ? JSON.parse(d.evidence) : d.evidence || [];
    const truth = (value) => String(value) === 'true';
    lines.push(`e ${source} ${d.relation} ${target} ${Number(d.sign)} ${truth(d.negated)} ` +
      `${Number(d.weight).toFixed(6)} ${truth(d.undirected)} ${evidence.length}`);
  }
  for (const [id, degree] of degrees) lines.push(`d ${id} ${degree}`);
  return lines.sort(by);
}

function copy(peer, format, source, target) {
  if (peer === 'cytoscape') {
    fs.writeFileSync(target, JSON.stringify(openCytoscape(source).json()));
    return;
  }
  const { write } = load('graphology-gexf');
  fs.writeFileSync(target, write(openGraphology(format, source)));
}

const [what, ...rest] = process.argv.slice(2);
if (what === 'has') load(rest[0]);
else if (what === 'copy') copy(...rest);
else process.stdout.write(listing(...rest).map((line) => `${line}\n`).join(''));
