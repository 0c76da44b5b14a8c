// SPDX-License-Identifier: MIT
// The picture: what is shown, what is chosen, and where we look at it.
const view = (() => {
  const svg = document.querySelector('figure svg');
  const whole = svg.getAttribute('viewBox').split(/[ ,]+/).map(Number);
  let box = whole.slice();
  const nodeGroups = model.nodes.map((_, n) => document.getElementById(`v${n}`));
  const lineGroups = model.drawn.map((id) => document.getElementById(id));
  const plateGroups = model.drawn.map((_, k) => document.getElementById(`l${k}`));
  const each = (groups, name, test) => groups.forEach((g, k) => { if (g) g.classList.toggle(name, test(k)); });

  // While the picture moves, the browser shifts what it has painted; when it rests, it is drawn
  // anew and sharp. Drawing 3,000 nodes takes a second, shifting them takes none.
  const frame = svg.parentElement;
  let painted = box.slice(), waiting = false, rest = 0;
  const settle = () => {
    rest = 0;
    painted = box.slice();
    svg.setAttribute('viewBox', box.map((v) => v.toFixed(2)).join(' '));
    svg.style.transform = '';
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
      svg.style.transform = `translate(${dx}px,${dy}px) scale(${k})`;
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

  // Shows what passes; a line that stands for several edges stays as long as one of them does.
  const show = (nodeOn, edgeOn) => {
    const lineOn = new Array(lineGroups.length).fill(false);
    model.edges.forEach((edge, e) => { if (edgeOn[e]) lineOn[edge.v] = true; });
    each(nodeGroups, 'off', (n) => !nodeOn[n]);
    each(lineGroups, 'off', (k) => !lineOn[k]);
    each(plateGroups, 'off', (k) => !lineOn[k]);
  };
  // A veil over all, and over it again what was chosen and what it touches: the cost is that of
  // the few, not of the many.
  const namespace = 'http://www.w3.org/2000/svg';
  const veil = document.createElementNS(namespace, 'g');
  veil.setAttribute('class', 'veil');
  svg.append(veil);
  const put = (tag, attributes) => {
    const element = document.createElementNS(namespace, tag);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const shift = svg.querySelector('g.graph').getAttribute('transform');
  const choose = (chosen) => {
    veil.replaceChildren();
    svg.querySelectorAll('.chosen').forEach((g) => g.classList.remove('chosen'));
    if (!chosen) return;
    const nodes = new Set(), lines = new Set();
    if (chosen.kind === 'node') {
      nodes.add(chosen.at);
      model.ends[chosen.at].forEach((e) => { lines.add(model.edges[e].v); nodes.add(model.edges[e].s); nodes.add(model.edges[e].o); });
    } else {
      const edge = model.edges[chosen.at];
      [edge.s, edge.o].forEach((n) => nodes.add(n));
      lines.add(edge.v);
    }
    const above = put('g', { transform: shift });
    const again = (groups, set) => set.forEach((k) => { if (groups[k]) above.append(put('use', { href: `#${groups[k].id}` })); });
    again(lineGroups, lines);
    again(plateGroups, lines);
    again(nodeGroups, nodes);
    veil.append(put('rect', { x: whole[0] - 9 * whole[2], y: whole[1] - 9 * whole[3], width: 19 * whole[2], height: 19 * whole[3] }), above);
    const group = chosen.kind === 'node' ? nodeGroups[chosen.at] : lineGroups[model.edges[chosen.at].v];
    if (group) group.classList.add('chosen');
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
    const copy = target.closest('use');
    const group = copy ? document.getElementById(copy.getAttribute('href').slice(1)) : target.closest('.node, .edge, .plate');
    if (!group || !group.id) return null;
    if (group.classList.contains('node')) return { kind: 'node', at: Number(group.id.slice(1)) };
    const line = group.classList.contains('plate') ? Number(group.id.slice(1)) : model.drawn.indexOf(group.id);
    const at = model.edges.findIndex((edge) => edge.v === line);
    return at < 0 ? null : { kind: 'edge', at };
  };
  const asText = () => (box.every((v, k) => v === whole[k]) ? '' : box.map((v) => v.toFixed(0)).join(','));
  const fromText = (text) => {
    const v = text.split(',').map(Number);
    if (v.length === 4 && v.every(Number.isFinite) && v[2] > 0 && v[3] > 0) { box = v; draw(); }
  };
  return { svg, zoom, pan, reset, show, choose, seek, hit, asText, fromText };
})();
