// SPDX-License-Identifier: MIT
// Controls, keys and the address: everything that changes the state, and one function that shows it.
(() => {
  const fresh = () => ({ type: new Set(), relation: new Set(), sign: new Set(), modality: new Set(),
    from: model.firstYear, to: model.lastYear, least: 1, document: -1, community: -1 });
  let filter = fresh();
  let chosen = null;
  let nodeOn = [], edgeOn = [];
  const byId = (id) => document.getElementById(id);
  const count = byId('count');
  const listed = (on) => on.map((is, k) => (is ? k : -1)).filter((k) => k >= 0);
  const refill = tables.start(() => listed(nodeOn), () => listed(edgeOn));

  const sets = { type: 'type', relation: 'rel', sign: 'sign', modality: 'mod' };
  const address = () => {
    const out = new URLSearchParams();
    if (chosen) out.set(chosen.kind, chosen.kind === 'node' ? model.nodes[chosen.at].i : model.edges[chosen.at].k);
    Object.entries(sets).forEach(([key, short]) => { if (filter[key].size) out.set(short, [...filter[key]].join(',')); });
    if (filter.from !== model.firstYear) out.set('from', filter.from);
    if (filter.to !== model.lastYear) out.set('to', filter.to);
    if (filter.least > 1) out.set('least', filter.least);
    if (filter.document >= 0) out.set('doc', filter.document);
    if (filter.community >= 0) out.set('com', filter.community);
    if (view.asText()) out.set('view', view.asText());
    const text = out.toString();
    if (location.hash.slice(1) !== text) history.replaceState(null, '', text ? `#${text}` : location.pathname + location.search);
  };
  const show = () => {
    edgeOn = model.edges.map((edge) => model.passes(edge, filter));
    nodeOn = model.nodes.map((_, n) => model.nodePasses(n, filter));
    view.show(nodeOn, edgeOn);
    const number = (on) => on.reduce((sum, is) => sum + is, 0);
    count.textContent = `${number(nodeOn)} ${words.actors}, ${number(edgeOn)} ${words.edges}`;
    refill();
    panel.show(chosen, filter);
    address();
  };
  const choose = (next, look = false) => {
    chosen = next;
    view.choose(chosen);
    if (look && chosen) view.seek(chosen.kind === 'node' ? chosen.at : model.edges[chosen.at].s);
    panel.show(chosen, filter);
    address();
  };

  const boxes = (place, key, items) => items.forEach(([value, title]) => {
    const label = make('label');
    const input = make('input', '', { type: 'checkbox', 'data-set': key, 'data-value': value });
    input.checked = true;
    input.addEventListener('change', () => { filter[key][input.checked ? 'delete' : 'add'](value); show(); });
    label.append(input, ` ${title}`);
    byId(place).append(label);
  });
  const controls = () => {
    boxes('types', 'type', model.types.map((t, k) => [k, t.label]));
    const used_signs = new Set(model.edges.map(model.sign));
    boxes('signs', 'sign', ['positive', 'negative', 'neutral', 'denied', 'member'].filter((s) => used_signs.has(s)).map((s) => [s, words[s]]));
    boxes('rels', 'relation', model.relations.map((r, k) => [k, r.label]));
    const used = [...new Set(model.edges.flatMap((edge) => edge.x.map((x) => x[1])))].sort();
    boxes('mods', 'modality', used.map((m) => [m, model.data.modalities[m]]));
    model.documents.forEach((d, k) => byId('doc').append(make('option', d, { value: k })));
    [...new Set(model.nodes.map((n) => n.g))].filter((g) => g !== undefined).sort((a, b) => a - b)
      .forEach((g) => byId('com').append(make('option', `${words.community} ${g + 1}`, { value: g })));
    const number = (id, key, from, to) => {
      const input = byId(id);
      input.min = from; input.max = to; input.value = filter[key];
      input.addEventListener('change', () => { const v = Number(input.value); if (Number.isFinite(v)) { filter[key] = v; show(); } });
    };
    number('from', 'from', model.firstYear, model.lastYear);
    number('to', 'to', model.firstYear, model.lastYear);
    number('least', 'least', 1, 1e6);
    ['doc', 'com'].forEach((id) => byId(id).addEventListener('change', () => {
      filter[id === 'doc' ? 'document' : 'community'] = Number(byId(id).value);
      show();
    }));
    byId('reset').addEventListener('click', () => { filter = fresh(); chosen = null; view.reset(); view.choose(null); mirror(); show(); });
  };
  // Writes the state into the controls.
  const mirror = () => {
    document.querySelectorAll('input[data-set]').forEach((input) => {
      const value = input.dataset.set === 'sign' ? input.dataset.value : Number(input.dataset.value);
      input.checked = !filter[input.dataset.set].has(value);
    });
    byId('from').value = filter.from; byId('to').value = filter.to; byId('least').value = filter.least;
    byId('doc').value = filter.document; byId('com').value = filter.community;
  };
  const readAddress = () => {
    const from = new URLSearchParams(location.hash.slice(1));
    filter = fresh();
    Object.entries(sets).forEach(([key, short]) => (from.get(short) || '').split(',').filter(Boolean)
      .forEach((v) => filter[key].add(key === 'sign' ? v : Number(v))));
    [['from', 'from'], ['to', 'to'], ['least', 'least'], ['doc', 'document'], ['com', 'community']].forEach(([short, key]) => {
      if (from.has(short) && Number.isFinite(Number(from.get(short)))) filter[key] = Number(from.get(short));
    });
    chosen = null;
    if (from.has('node')) { const at = model.nodes.findIndex((n) => n.i === from.get('node')); if (at >= 0) chosen = { kind: 'node', at }; }
    if (from.has('edge')) { const at = model.edges.findIndex((e) => e.k === from.get('edge')); if (at >= 0) chosen = { kind: 'edge', at }; }
    if (from.has('view')) view.fromText(from.get('view'));
  };

  const search = () => {
    const input = byId('q'), found = byId('found');
    let at = -1, hits = [];
    const list = () => {
      hits = model.search(input.value);
      at = hits.length ? 0 : -1;
      found.replaceChildren(...hits.map((n, k) => {
        const li = make('li', '', { role: 'option', id: `found${k}`, 'aria-selected': k === at });
        li.append(labels(n));
        li.addEventListener('pointerdown', (event) => { event.preventDefault(); take(n); });
        return li;
      }));
      input.setAttribute('aria-expanded', hits.length > 0);
      point();
    };
    const point = () => {
      [...found.children].forEach((li, k) => li.setAttribute('aria-selected', k === at));
      if (at >= 0) input.setAttribute('aria-activedescendant', `found${at}`); else input.removeAttribute('aria-activedescendant');
    };
    const take = (n) => { found.replaceChildren(); input.setAttribute('aria-expanded', false); choose({ kind: 'node', at: n }, true); };
    input.addEventListener('input', list);
    input.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' && hits.length) { at = (at + 1) % hits.length; point(); event.preventDefault(); }
      if (event.key === 'ArrowUp' && hits.length) { at = (at + hits.length - 1) % hits.length; point(); event.preventDefault(); }
      if (event.key === 'Enter' && at >= 0) { take(hits[at]); event.preventDefault(); }
      if (event.key === 'Escape') { input.value = ''; list(); }
    });
    input.addEventListener('blur', () => found.replaceChildren());
  };

  const pointers = () => {
    const held = new Map();
    let moved = 0, spread = 0;
    const figure = document.querySelector('figure');
    const at = (event) => { const r = figure.getBoundingClientRect(); return [event.clientX - r.left, event.clientY - r.top]; };
    view.stage.addEventListener('wheel', (event) => { event.preventDefault(); view.zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, ...at(event)); address(); }, { passive: false });
    view.stage.addEventListener('pointerdown', (event) => { held.set(event.pointerId, at(event)); moved = 0; spread = 0; });
    window.addEventListener('pointermove', (event) => {
      const before = held.get(event.pointerId);
      if (!before) return;
      const now = at(event);
      if (held.size === 1) {
        moved += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
        if (moved > 4) view.pan(now[0] - before[0], now[1] - before[1]);
      }
      held.set(event.pointerId, now);
      if (held.size === 2) {
        const [a, b] = [...held.values()];
        const d = Math.hypot(a[0] - b[0], a[1] - b[1]);
        if (spread > 0 && d > 0) view.zoom(spread / d, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
        spread = d; moved = 99;
      }
    });
    const release = (event) => { if (held.delete(event.pointerId)) address(); };
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', release);
    view.stage.addEventListener('click', (event) => { if (moved <= 4) choose(view.hit(event.target)); });
    figure.querySelectorAll('[data-zoom]').forEach((button) => button.addEventListener('click', () => {
      const factor = Number(button.dataset.zoom);
      if (factor) view.zoom(factor); else view.reset();
      address();
    }));
  };
  const keys = () => document.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') { choose(null); return; }
    if (typing) return;
    const step = 60;
    const actions = { '+': () => view.zoom(1 / 1.25), '=': () => view.zoom(1 / 1.25), '-': () => view.zoom(1.25), 0: () => view.reset(),
      '/': () => byId('q').focus() };
    if (document.activeElement === view.svg) Object.assign(actions, { ArrowLeft: () => view.pan(step, 0), ArrowRight: () => view.pan(-step, 0),
      ArrowUp: () => view.pan(0, step), ArrowDown: () => view.pan(0, -step) });
    if (actions[event.key]) { actions[event.key](); event.preventDefault(); address(); }
  });

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-node], [data-edge]');
    if (!button) return;
    choose(button.dataset.node !== undefined ? { kind: 'node', at: Number(button.dataset.node) } : { kind: 'edge', at: Number(button.dataset.edge) }, true);
  });
  view.svg.setAttribute('tabindex', '0');
  controls(); search(); pointers(); keys();
  const open = () => { readAddress(); mirror(); view.choose(chosen); show(); };
  window.addEventListener('hashchange', open);
  open();
  document.documentElement.dataset.ready = 'yes';
  performance.mark('ready');
})();
