// SPDX-License-Identifier: MIT
// The column beside the picture: one edge with its sentences, or one node with its ranks.
const words = model.data.words;
const make = (tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
};
const labels = (n) => {
  const out = document.createDocumentFragment();
  const node = model.nodes[n];
  const shown = model.data.languages.filter((l) => node.l[l]);
  shown.forEach((l, k) => { if (k) out.append(' / '); out.append(make('bdi', node.l[l], { lang: l })); });
  if (!shown.length) out.append(make('bdi', node.i));
  return out;
};

const panel = (() => {
  const aside = document.querySelector('aside');
  const nodeLink = (n) => {
    const button = make('button', '', { class: 'link', 'data-node': n, type: 'button' });
    button.append(labels(n));
    return button;
  };
  const relationText = (edge) => (edge.n ? model.relations[edge.r].denied : model.relations[edge.r].label);

  // The sentence with its trigger marked and its ends underlined; offsets are of UTF-16.
  const quote = (sentence, x) => {
    const text = sentence[6];
    const spans = [[x[4], 'mark'], [x[5], 'u'], [x[6], 'u']].filter((s) => s[0]).sort((a, b) => a[0][0] - b[0][0]);
    const p = make('p', '', { lang: sentence[5] || 'und' });
    let at = 0;
    spans.forEach(([[begin, end], tag]) => {
      if (begin < at) return;
      p.append(text.slice(at, begin));
      p.append(make(tag, text.slice(begin, end), tag === 'u' ? { class: 'end' } : {}));
      at = end;
    });
    p.append(text.slice(at));
    return p;
  };
  const source = (sentence, x) => {
    const parts = [model.documents[sentence[0]], `${words.sentence} ${sentence[1]}`, `${words.bytes} ${sentence[2]}–${sentence[3]}`];
    if (sentence[4]) parts.push(sentence[4]);
    if (x[1] > 0) parts.push(model.data.modalities[x[1]]);
    if (x[2]) parts.push(`${words.speaker} ${x[2]}`);
    parts.push(`${words.rule} ${x[3]}`);
    return parts.join(' · ');
  };
  const evidenceList = (edge, filter) => {
    const out = document.createDocumentFragment();
    model.evidence(edge, filter).forEach((x) => {
      const sentence = model.sentences[x[0]];
      const block = make('blockquote');
      block.append(quote(sentence, x), make('cite', source(sentence, x)));
      const copy = make('button', words.copy, { type: 'button' });
      copy.addEventListener('click', () => {
        const line = `“${sentence[6]}” (${source(sentence, x)})`;
        if (navigator.clipboard) navigator.clipboard.writeText(line).then(() => { copy.textContent = words.copied; }, () => {});
      });
      block.append(copy);
      out.append(block);
    });
    if (edge.x.length === 0) out.append(make('p', words.no_sentence));
    if (edge.more) out.append(make('p', `${words.more} ${edge.more}`));
    return out;
  };
  const showEdge = (e, filter) => {
    const edge = model.edges[e];
    const h = make('h2');
    h.append(nodeLink(edge.s), ` —${relationText(edge)}${model.relations[edge.r].directed ? '→' : '—'} `, nodeLink(edge.o));
    const kind = `${words[model.sign(edge)]} · ${edge.w} ${words.sentences}`;
    aside.replaceChildren(h, make('p', kind, { class: 'count' }), evidenceList(edge, filter));
    const others = model.edges.map((_, k) => k).filter((k) => k !== e && model.edges[k].v === edge.v);
    if (others.length) {
      aside.append(make('h3', words.same_line));
      aside.append(edgeList(others));
    }
  };
  const edgeList = (list) => {
    const ul = make('ul');
    list.forEach((e) => {
      const edge = model.edges[e];
      const button = make('button', `${model.name(edge.s)} —${relationText(edge)}${model.relations[edge.r].directed ? '→' : '—'} ${model.name(edge.o)} (${edge.w})`,
        { class: 'link', 'data-edge': e, type: 'button' });
      const li = make('li');
      li.append(button);
      ul.append(li);
    });
    return ul;
  };
  const showNode = (n, filter) => {
    const node = model.nodes[n];
    const h = make('h2');
    h.append(labels(n));
    aside.replaceChildren(h, make('p', `${node.i} · ${model.types[node.t].label}`, { class: 'count' }));
    if (node.a && node.a.length) aside.append(make('p', `${words.aliases} ${node.a.join('; ')}`));
    const table = make('table');
    table.append(make('caption', words.ranks));
    model.data.measures.forEach((measure, m) => {
      const row = make('tr');
      row.append(make('th', measure, { scope: 'row' }), make('td', format(node.m[m]), { class: 'num' }),
        make('td', `${words.rank} ${node.r[m]} / ${model.nodes.length}`, { class: 'num' }));
      table.append(row);
    });
    if (model.data.measures.length) aside.append(table);
    ['positive', 'negative', 'neutral', 'denied', 'member'].forEach((sign) => {
      const list = model.ends[n].filter((e) => model.sign(model.edges[e]) === sign && model.passes(model.edges[e], filter))
        .sort((a, b) => model.edges[b].w - model.edges[a].w || a - b);
      if (!list.length) return;
      aside.append(make('h3', `${words[sign]} (${list.length})`), edgeList(list));
    });
  };
  const format = (value) => (Number.isInteger(value) ? String(value) : Number(value.toPrecision(4)).toString());
  const nothing = () => aside.replaceChildren(make('p', words.hint));
  const show = (chosen, filter) => {
    if (!chosen) nothing();
    else if (chosen.kind === 'edge') showEdge(chosen.at, filter);
    else showNode(chosen.at, filter);
  };
  return { aside, show, relationText, format };
})();
