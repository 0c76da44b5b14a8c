// SPDX-License-Identifier: MIT
// The accessible twin of the picture: actors and relations as tables that can be sorted.
const tables = (() => {
  const collator = new Intl.Collator(model.data.language);
  // `columns`: {title, value(row), cell?(row), num?}; `rows`: numbers of what is listed.
  const build = (place, columns, rows) => {
    let order = { column: -1, down: false };
    const table = make('table');
    const head = make('tr');
    const body = make('tbody');
    const fill = () => {
      const sorted = rows().slice();
      if (order.column >= 0) {
        const value = columns[order.column].value;
        const compare = (a, b) => {
          const [x, y] = [value(a), value(b)];
          return typeof x === 'number' ? x - y : collator.compare(x, y);
        };
        sorted.sort((a, b) => (order.down ? compare(b, a) : compare(a, b)) || a - b);
      }
      body.replaceChildren(...sorted.map((row) => {
        const tr = make('tr');
        columns.forEach((column) => {
          const td = make('td', '', column.num ? { class: 'num' } : {});
          if (column.cell) td.append(column.cell(row));
          else td.textContent = column.num ? panel.format(column.value(row)) : column.value(row);
          tr.append(td);
        });
        return tr;
      }));
    };
    columns.forEach((column, k) => {
      const th = make('th', '', { scope: 'col', ...(column.num ? { class: 'num' } : {}) });
      const button = make('button', column.title, { type: 'button' });
      button.addEventListener('click', () => {
        order = { column: k, down: order.column === k ? !order.down : Boolean(column.num) };
        head.querySelectorAll('th').forEach((h) => h.removeAttribute('aria-sort'));
        th.setAttribute('aria-sort', order.down ? 'descending' : 'ascending');
        fill();
      });
      th.append(button);
      head.append(th);
    });
    const thead = make('thead');
    thead.append(head);
    table.append(thead, body);
    place.querySelector('.scroll').replaceChildren(table);
    fill();
    return fill;
  };
  const link = (kind, at, content) => {
    const button = make('button', '', { class: 'link', type: 'button', [`data-${kind}`]: at });
    button.append(content);
    return button;
  };
  const nodeColumns = [
    { title: words.actor, value: (n) => model.name(n), cell: (n) => link('node', n, labels(n)) },
    { title: words.type, value: (n) => model.types[model.nodes[n].t].label },
    { title: words.edges, value: (n) => model.ends[n].length, num: true },
    ...model.data.measures.map((title, m) => ({ title, value: (n) => model.nodes[n].m[m], num: true })),
  ];
  const edgeColumns = [
    { title: words.source, value: (e) => model.name(model.edges[e].s), cell: (e) => labels(model.edges[e].s) },
    { title: words.relation, value: (e) => panel.relationText(model.edges[e]),
      cell: (e) => link('edge', e, panel.relationText(model.edges[e]) + (model.relations[model.edges[e].r].directed ? ' →' : '')) },
    { title: words.target, value: (e) => model.name(model.edges[e].o), cell: (e) => labels(model.edges[e].o) },
    { title: words.sign, value: (e) => words[model.sign(model.edges[e])] },
    { title: words.sentences, value: (e) => model.edges[e].w, num: true },
  ];
  // A table is built when it is first opened: a large one takes time that the first look need not.
  const lazily = (id, columns, rows) => {
    const place = document.getElementById(id);
    let fill = null;
    const open = () => { if (!place.open) return; if (fill) fill(); else fill = build(place, columns, rows); };
    place.addEventListener('toggle', open);
    window.addEventListener('beforeprint', () => { place.open = true; open(); });
    return () => { if (place.open && fill) fill(); };
  };
  const start = (nodeRows, edgeRows) => {
    const refills = [lazily('actors', nodeColumns, nodeRows), lazily('relations', edgeColumns, edgeRows)];
    return () => refills.forEach((refill) => refill());
  };
  return { start };
})();
