// SPDX-License-Identifier: MIT
// The picture: what is shown, what is chosen, and where we look at it.
const view = (() => {
  const svg = document.querySelector('figure svg');
  const over = document.querySelector('figure svg.over');
  const stage = svg.parentElement;
  const whole = svg.getAttribute('viewBox').split(/[ ,]+/).map(Number);
  let box = whole.slice();
  const nodeGroups = model.nodes.map((_, n) => document.getElementById(`v${n}`));
  const lineGroups = model.drawn.map((id) => document.getElementById(id));
  const plateGroups = model.drawn.map((_, k) => document.getElementById(`l${k}`));
  // Touches only what changes: each touch costs the browser a new style and a new paint.
  const hide = (groups, was, isOn) => groups.forEach((g, k) => {
    const off = !isOn(k);
    if (was[k] === off) return;
    was[k] = off;
    if (g) g.classList.toggle('off', off);
  });
  const hidden = [nodeGroups, lineGroups, plateGroups].map((groups) => groups.map(() => false));

  // While the picture moves, the browser shifts what it has painted; when it rests, it is drawn
  // anew and sharp. Drawing 3,000 nodes takes a second, shifting them takes none.
  const frame = document.querySelector('figure');
  let painted = box.slice(), waiting = false, rest = 0;
  const settle = () => {
    rest = 0;
    painted = box.slice();
    [svg, over].forEach((s) => s.setAttribute('viewBox', box.map((v) => v.toFixed(2)).join(' ')));
    stage.style.transform = '';
  };
  const draw = () => {
    clearTimeout(rest);
    rest = setTimeout(settle, 220);
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!rest) return;
      const fit = (b) => Math.min(frame.clientWidth / b[2], frame.clientHeight / b[3]) || 1;
      const k = fit(box) / fit(painted);
      const dx = (painted[0] + painted[2] / 2 - box[0] - box[2] / 2) * fit(box);
      const dy = (painted[1] + painted[3] / 2 - box[1] - box[3] / 2) * fit(box);
      stage.style.transform = `translate(${dx}px,${dy}px) scale(${k})`;
    });
  };
  const scale = () => Math.min(frame.clientWidth / box[2], frame.clientHeight / box[3]) || 1;
  const zoom = (factor, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
    const k = scale();
    const [left, top] = [(frame.clientWidth - box[2] * k) / 2, (frame.clientHeight - box[3] * k) / 2];
    const at = [box[0] + (x - left) / k, box[1] + (y - top) / k];
    const f = Math.min(Math.max(factor, whole[2] / 40 / box[2]), whole[2] * 4 / box[2]);
    box = [at[0] - (at[0] - box[0]) * f, at[1] - (at[1] - box[1]) * f, box[2] * f, box[3] * f];
    draw();
  };
  const pan = (dx, dy) => { const k = scale(); box[0] -= dx / k; box[1] -= dy / k; draw(); };
  const reset = () => { box = whole.slice(); draw(); };

  const namespace = 'http://www.w3.org/2000/svg';
  const copy = (group) => {
    const twin = group.cloneNode(true);
    twin.removeAttribute('id');
    twin.dataset.of = group.id;
    twin.classList.remove('off');
    return twin;
  };

  // Shows what passes; a line that stands for several edges stays as long as one of them does.
  // Where a filter of a large page leaves few lines, the group of all of them is made transparent and
  // the few are copied over it: the browser makes styles for the few, not for those it hides.
  const lines = svg.querySelector('.lines');
  const together = lines && lineGroups.every((g) => !g || g.parentNode === lines);
  let lineOn = model.drawn.map(() => true), kept = null;
  const few = (wanted) => {
    const differ = hidden[1].reduce((sum, was, k) => sum + (was === wanted[k]), 0);
    return together && differ > 1000 && 3 * wanted.reduce((sum, on) => sum + on, 0) < differ;
  };
  const keep = (on) => {
    if (kept) kept.remove();
    kept = null;
    lines.classList.toggle('away', on);
    if (!on) return;
    kept = document.createElementNS(namespace, 'g');
    lineGroups.forEach((g, k) => { if (g && lineOn[k]) kept.append(copy(g)); });
    lines.after(kept);
  };
  const show = (nodeOn, edgeOn) => {
    lineOn = model.drawn.map(() => false);
    model.edges.forEach((edge, e) => { if (edgeOn[e]) lineOn[edge.v] = true; });
    const sparse = few(lineOn);
    if (sparse || kept) keep(sparse);
    hide(nodeGroups, hidden[0], (n) => nodeOn[n]);
    if (!sparse) hide(lineGroups, hidden[1], (k) => lineOn[k]);
    hide(plateGroups, hidden[2], (k) => lineOn[k]);
    if (last) choose(last);
  };
  // A second picture over the first: a veil, and on it copies of what was chosen and what it
  // touches. The first is not painted anew, so that the cost is that of the few, not of the many.
  const shift = svg.querySelector('g.graph').getAttribute('transform');
  let last = null;
  const choose = (chosen) => {
    last = chosen;
    over.replaceChildren();
    over.classList.toggle('on', Boolean(chosen));
    if (!chosen) return;
    const nodes = new Set(), touched = new Set();
    if (chosen.kind === 'node') {
      nodes.add(chosen.at);
      model.ends[chosen.at].forEach((e) => { touched.add(model.edges[e].v); nodes.add(model.edges[e].s); nodes.add(model.edges[e].o); });
    } else {
      const edge = model.edges[chosen.at];
      [edge.s, edge.o].forEach((n) => nodes.add(n));
      touched.add(edge.v);
    }
    const above = document.createElementNS(namespace, 'g');
    above.setAttribute('transform', shift);
    const again = (groups, on, set) => set.forEach((k) => { if (groups[k] && on(k)) above.append(copy(groups[k])); });
    again(lineGroups, (k) => lineOn[k], touched);
    again(plateGroups, (k) => lineOn[k], touched);
    again(nodeGroups, (n) => !hidden[0][n], nodes);
    over.append(above);
    const group = chosen.kind === 'node' ? nodeGroups[chosen.at] : lineGroups[model.edges[chosen.at].v];
    const twin = group && above.querySelector(`[data-of="${group.id}"]`);
    if (twin) twin.classList.add('chosen');
  };
  // Brings a node into sight if it is not.
  const seek = (n) => {
    const group = nodeGroups[n];
    if (!group) return;
    const b = group.getBBox();
    const m = group.ownerSVGElement.querySelector('g.graph').transform.baseVal.consolidate();
    const [x, y] = [b.x + b.width / 2 + (m ? m.matrix.e : 0), b.y + b.height / 2 + (m ? m.matrix.f : 0)];
    if (x > box[0] && x < box[0] + box[2] && y > box[1] && y < box[1] + box[3]) return;
    box[0] = x - box[2] / 2; box[1] = y - box[3] / 2;
    draw();
  };
  // What a click on the picture means.
  const hit = (target) => {
    const near = target.closest('.node, .edge, .plate');
    const group = near && near.dataset.of ? document.getElementById(near.dataset.of) : near;
    if (!group || !group.id) return null;
    if (group.classList.contains('node')) return { kind: 'node', at: Number(group.id.slice(1)) };
    const line = group.classList.contains('plate') ? Number(group.id.slice(1)) : model.drawn.indexOf(group.id);
    if (!lineOn[line]) return null;
    const at = model.edges.findIndex((edge) => edge.v === line);
    return at < 0 ? null : { kind: 'edge', at };
  };
  const asText = () => (box.every((v, k) => v === whole[k]) ? '' : box.map((v) => v.toFixed(0)).join(','));
  const fromText = (text) => {
    const v = text.split(',').map(Number);
    if (v.length === 4 && v.every(Number.isFinite) && v[2] > 0 && v[3] > 0) { box = v; draw(); }
  };
  // What an actor or a line is called; written when it is first pointed at.
  stage.addEventListener('pointerover', (event) => {
    const group = event.target.closest('.node, .edge, .plate');
    const what = group && !group.querySelector('title') && hit(group);
    if (!what) return;
    const title = document.createElementNS(namespace, 'title');
    title.textContent = what.kind === 'node' ? model.nodeTitle(what.at) : model.edgeTitle(what.at);
    group.prepend(title);
  });
  return { svg, stage, zoom, pan, reset, show, choose, seek, hit, asText, fromText };
})();
