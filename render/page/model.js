// SPDX-License-Identifier: MIT
// The data of the page and what can be asked of it. Nothing here touches the document.
const model = (() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const { nodes, edges, sentences, documents, relations, types, drawn } = data;
  const ends = nodes.map(() => []);
  edges.forEach((edge, e) => {
    ends[edge.s].push(e);
    if (edge.o !== edge.s) ends[edge.o].push(e);
  });
  const year = (date) => (/^\d{4}/.test(date) ? Number(date.slice(0, 4)) : null);
  const yearOf = sentences.map((s) => year(s[4]));
  const years = yearOf.filter((y) => y !== null);
  const fold = (text) => text.normalize('NFKC').toLowerCase();
  const keys = nodes.map((node) => fold([node.i, ...Object.values(node.l), ...(node.a || [])].join('\n')));
  const name = (n) => data.languages.map((l) => nodes[n].l[l]).find(Boolean) || nodes[n].i;
  const sign = (edge) => (edge.n ? 'denied' : relations[edge.r].name === 'member_of' ? 'member'
    : ['negative', 'neutral', 'positive'][relations[edge.r].sign + 1]);

  // Whether a record of evidence passes the filters, and those of an edge that do.
  const counts = (x, filter) => {
    const y = yearOf[x[0]];
    return (y === null || (y >= filter.from && y <= filter.to)) &&
      (filter.document < 0 || sentences[x[0]][0] === filter.document) && !filter.modality.has(x[1]);
  };
  const evidence = (edge, filter) => edge.x.filter((x) => counts(x, filter));
  // An edge without records (a membership from a pack) has no date, document or modality to fail by.
  const passes = (edge, filter) => {
    if (filter.relation.has(edge.r) || filter.sign.has(sign(edge))) return false;
    if (filter.type.has(nodes[edge.s].t) || filter.type.has(nodes[edge.o].t)) return false;
    if (filter.community >= 0 && (nodes[edge.s].g !== filter.community || nodes[edge.o].g !== filter.community)) return false;
    if (edge.x.length === 0) return filter.document < 0 && edge.w >= filter.least;
    if (filter.least <= 1) return edge.x.some((x) => counts(x, filter));
    return new Set(evidence(edge, filter).map((x) => x[0])).size >= filter.least;
  };
  const nodePasses = (n, filter) => !filter.type.has(nodes[n].t) &&
    (filter.community < 0 || nodes[n].g === filter.community);
  const nodeTitle = (n) => [...new Set(data.languages.map((l) => nodes[n].l[l]).filter(Boolean))].join(' / ') || nodes[n].i;
  const edgeTitle = (e) => {
    const edge = edges[e];
    const others = edges.filter((other) => other.v === edge.v).length - 1;
    return `${name(edge.s)} —${edge.n ? relations[edge.r].denied : relations[edge.r].label}${others ? ` +${others}` : ''}${relations[edge.r].directed ? '→' : '—'} ${name(edge.o)}`;
  };
  const search = (words) => {
    const wanted = fold(words.trim());
    if (!wanted) return [];
    const hits = [];
    keys.forEach((key, n) => {
      const at = key.indexOf(wanted);
      if (at >= 0) hits.push([at === 0 || key[at - 1] === '\n' ? 0 : 1, n]);
    });
    return hits.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 12).map((hit) => hit[1]);
  };
  return { data, nodes, edges, sentences, documents, relations, types, drawn, ends, name, sign, evidence, passes, nodePasses, nodeTitle, edgeTitle, search,
    firstYear: years.length ? Math.min(...years) : 0, lastYear: years.length ? Math.max(...years) : 0 };
})();
