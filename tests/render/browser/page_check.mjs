// SPDX-License-Identifier: MIT
// node page_check.mjs PAGE: the page of the sample graph in a real browser.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { Browser } from './browser.mjs';
import { run } from './checks.mjs';

const url = pathToFileURL(process.argv[2]).href;
const browser = await Browser.start();
const ask = (expression) => browser.evaluate(expression);
const aside = () => ask("document.querySelector('aside').textContent");
const shown = (kind) => ask(`document.querySelectorAll('figure .${kind}:not(.off)').length`);
const centre = (selector) => ask(`(() => { const r = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`);

const checks = {
  async 'opens from disk with one request and no message'() {
    await browser.open(url);
    assert.equal(await shown('node'), 35);
    assert.equal(await shown('edge'), 76);
    assert.deepEqual([...new Set(browser.requests)].filter((r) => !r.startsWith('data:')), [url]);
    assert.deepEqual(browser.messages, []);
  },
  async 'finds by Chinese, English and id, by keyboard alone'() {
    for (const [typed, id] of [['哈萨克', 'KAZ'], ['kazakh', 'KAZ'], ['KAZ', 'KAZ'], ['bri', 'BRI']]) {
      await browser.key('Escape');
      await ask("document.activeElement.blur()");
      await browser.key('/', 'Slash', '/');
      assert.equal(await ask('document.activeElement.id'), 'q');
      await browser.type(typed);
      await browser.key('Enter');
      await browser.until(`document.querySelector('aside').textContent.includes(${JSON.stringify(id)})`);
      assert.match(await ask('location.hash'), new RegExp(`node=${id}`));
      await browser.key('Escape');
      await ask("document.getElementById('q').value = ''");
    }
  },
  async 'a click on a label shows the sentences of its edge with the trigger marked'() {
    const [x, y] = await centre('.plate.positive:not(.off)');
    await browser.click(x, y);
    await browser.until("document.querySelectorAll('aside blockquote').length > 0");
    assert.equal(await ask("document.querySelectorAll('aside blockquote mark').length === document.querySelectorAll('aside blockquote').length"), true);
    assert.match(await aside(), /doc-\d\.txt · sentence \d+ · bytes \d+–\d+/);
    assert.match(await aside(), /rule svo\//);
    assert.match(await ask('location.hash'), /edge=e_[0-9a-f]{12}/);
  },
  async 'a click on a node shows ranks and ties by sign'() {
    const at = await ask("[...document.querySelectorAll('.node')].find((g) => g.textContent.includes('上海合作组织')).id");
    const [x, y] = await centre(`#${at}`);
    await browser.click(x, y);
    await browser.until("document.querySelector('aside table') !== null");
    assert.match(await aside(), /SCO · organisation/);
    assert.match(await aside(), /Degree/);
    assert.match(await aside(), /negative \(1\)/);
    await browser.key('Escape');
    assert.equal(await ask("document.querySelector('aside table')"), null);
  },
  async 'filters by sign, type, years and evidence hide edges and count them'() {
    const toggle = (set, value) => ask(`document.querySelector('input[data-set=${set}][data-value="${value}"]').click()`);
    await toggle('sign', 'positive');
    assert.equal(await ask("document.querySelectorAll('.edge.positive:not(.off)').length"), 0);
    assert.match(await ask('location.hash'), /sign=positive/);
    await toggle('sign', 'positive');
    await toggle('type', 0);
    assert.ok(await shown('node') < 35);
    await toggle('type', 0);
    const before = await shown('edge');
    await ask("(() => { const e = document.getElementById('least'); e.value = 5; e.dispatchEvent(new Event('change')); })()");
    const strong = await shown('edge');
    assert.ok(strong > 0 && strong < before);
    assert.match(await ask("document.getElementById('count').textContent"), new RegExp(`${strong} edges`));
    await ask("document.getElementById('reset').click()");
    assert.equal(await shown('edge'), 76);
  },
  async 'filters by year, document, community and modality'() {
    const change = (id, value) => ask(`(() => { const e = document.getElementById('${id}'); e.value = '${value}'; e.dispatchEvent(new Event('change')); })()`);
    // What must be left, counted from the data and not from the picture.
    const left = (test) => ask(`(() => { const d = JSON.parse(document.getElementById('data').textContent); return d.edges.filter((e) => (${test})(e, d)).length; })()`);
    const inDate = (from, to) => `(e, d) => !e.x.length || e.x.some((x) => { const y = Number(d.sentences[x[0]][4].slice(0, 4)); return y >= ${from} && y <= ${to}; })`;
    await change('from', 2019);
    assert.equal(await shown('edge'), await left(inDate(2019, 9999)));
    await change('to', 2020);
    assert.equal(await shown('edge'), await left(inDate(2019, 2020)));
    assert.match(await ask('location.hash'), /from=2019&to=2020/);
    await ask("document.getElementById('reset').click()");
    await change('doc', 1);
    const ofDocument = await left('(e, d) => e.x.some((x) => d.sentences[x[0]][0] === 1)');
    assert.ok(ofDocument > 0 && ofDocument < 76);
    assert.equal(await shown('edge'), ofDocument);
    await ask("document.getElementById('reset').click()");
    await change('com', 2);
    assert.equal(await shown('node'), await ask("JSON.parse(document.getElementById('data').textContent).nodes.filter((n) => n.g === 2).length"));
    assert.equal(await shown('edge'), await left('(e, d) => d.nodes[e.s].g === 2 && d.nodes[e.o].g === 2'));
    await ask("document.getElementById('reset').click()");
    await ask("document.querySelector('input[data-set=modality][data-value=\"2\"]').click()");
    const asserted = await left('(e) => !e.x.length || e.x.some((x) => x[1] !== 2)');
    assert.ok(asserted < 76);
    assert.equal(await shown('edge'), asserted);
    assert.match(await ask('location.hash'), /mod=2/);
    await ask("document.getElementById('reset').click()");
    assert.equal(await ask('location.hash'), '');
  },
  async 'a quotation is copied with its source'() {
    await browser.call('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
    const [x, y] = await centre('.plate.positive:not(.off)');
    await browser.click(x, y);
    await browser.until("document.querySelector('aside blockquote button') !== null");
    await ask("document.querySelector('aside blockquote button').scrollIntoView()");
    await browser.click(...await centre('aside blockquote button'));
    await browser.until("/Copied/.test(document.querySelector('aside blockquote button').textContent)");
    const copied = await ask('navigator.clipboard.readText()');
    assert.match(copied, /^“.+。” \(doc-\d\.txt · sentence \d+ · bytes \d+–\d+/);
    await browser.key('Escape');
  },
  async 'what is pointed at says its name'() {
    const [x, y] = await centre('.node.state');
    await browser.call('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    await browser.until("document.querySelector('.node.state title') !== null");
    assert.match(await ask("document.querySelector('.node.state title').textContent"), /\S \/ \S/);
  },
  async 'the address restores what was seen'() {
    await browser.call("Page.navigate", { url: "about:blank" });
    await browser.open(`${url}#node=SCO&sign=member&least=2`);
    assert.match(await aside(), /SCO/);
    assert.equal(await ask("document.querySelector('input[data-value=member]').checked"), false);
    assert.equal(await ask("document.querySelectorAll('.edge.member:not(.off)').length"), 0);
    assert.equal(await ask("document.getElementById('least').value"), '2');
    await ask("document.getElementById('reset').click()");
  },
  async 'tables are the twin of the picture, sort and lead to evidence'() {
    await ask("document.getElementById('actors').open = true; document.getElementById('relations').open = true");
    await browser.until("document.querySelectorAll('#actors tbody tr').length === 35");
    assert.equal(await ask("document.querySelectorAll('#relations tbody tr').length"), 76);
    await ask("[...document.querySelectorAll('#actors th button')].find((b) => b.textContent === 'edges').click()");
    assert.equal(await ask("document.querySelector('#actors th[aria-sort]').getAttribute('aria-sort')"), 'descending');
    const values = await ask("[...document.querySelectorAll('#actors tbody tr')].map((r) => Number(r.children[2].textContent))");
    assert.deepEqual(values, [...values].sort((a, b) => b - a));
    await ask("document.querySelector('#relations tbody button').click()");
    await browser.until("document.querySelector('aside h2') !== null");
  },
  async 'the tables can be used by keyboard alone'() {
    await browser.key('Escape');
    await browser.open(`${url}`);
    await ask("document.querySelector('#actors summary').focus()");
    await browser.key('Enter', 'Enter', '\r');
    await browser.until("document.querySelectorAll('#actors tbody tr').length === 35");
    await browser.key('Tab');
    assert.equal(await ask("document.activeElement.closest('th') !== null"), true, 'first the heads, to sort');
    await browser.key('Enter', 'Enter', '\r');
    await browser.until("document.querySelector('#actors th[aria-sort]') !== null");
    for (let k = 0; k < 40 && !(await ask("document.activeElement.closest('#actors tbody') !== null")); ++k) await browser.key('Tab');
    const name = await ask('document.activeElement.textContent');
    await browser.key('Enter', 'Enter', '\r');
    await browser.until("document.querySelector('aside h2') !== null");
    assert.equal(await ask("document.querySelector('aside h2').textContent"), name);
    assert.ok((await ask("[...document.querySelectorAll('#actors bdi')].map((b) => b.lang).join(' ')")).includes('zh'));
  },
  async 'zooms and moves by keys and buttons'() {
    await ask("document.activeElement.blur()");
    const box = () => ask("document.querySelector('figure svg').getAttribute('viewBox')");
    const whole = await box();
    await browser.key('+', 'Equal', '+');
    await browser.until(`document.querySelector('figure svg').getAttribute('viewBox') !== ${JSON.stringify(whole)}`);
    const near = await box();
    await ask("document.querySelector('figure svg').focus()");
    await browser.key('ArrowRight');
    await browser.until(`document.querySelector('figure svg').getAttribute('viewBox') !== ${JSON.stringify(near)}`);
    assert.match(await ask('location.hash'), /view=/);
    const seen = await ask('location.hash'), zoomed = await box();
    await browser.call('Page.navigate', { url: 'about:blank' });
    await browser.open(`${url}${seen}`);
    await browser.until(`document.querySelector('figure svg').getAttribute('viewBox') !== ${JSON.stringify(whole)}`);
    const near2 = (await box()).split(' ').map(Number);
    zoomed.split(' ').map(Number).forEach((v, k) => assert.ok(Math.abs(v - near2[k]) < 1, 'the view comes back'));
    await ask("document.querySelector('[data-zoom=\"0\"]').click()");
    await browser.until(`(() => { const a = document.querySelector('figure svg').getAttribute('viewBox').split(/[ ,]+/).map(Number), b = ${JSON.stringify(whole)}.split(/[ ,]+/).map(Number); return a.every((v, k) => Math.abs(v - b[k]) < 1); })()`);
  },
  async 'every control has a name and no text came to life'() {
    assert.equal(await ask("[...document.querySelectorAll('input,select,button')].filter((e) => !(e.labels && e.labels.length) && !e.textContent && !e.getAttribute('aria-label')).length"), 0);
    assert.equal(await ask("document.querySelectorAll('script').length"), 2);
    assert.equal(await ask("document.querySelectorAll('img, iframe, object, embed, [onerror], [onload]').length"), 0);
    assert.equal(await ask('window.pwned'), undefined);
  },
  async 'an injected script or style is refused'() {
    browser.messages.length = 0;
    await ask("(() => { const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.body.append(s); })()");
    assert.equal(await ask('window.pwned'), undefined);
    assert.ok(browser.messages.some((m) => /Content Security Policy/.test(m)), 'the policy did not speak');
    browser.messages.length = 0;
  },
};

await run(browser, checks);
