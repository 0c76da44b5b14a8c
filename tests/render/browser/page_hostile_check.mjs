// SPDX-License-Identifier: MIT
// node page_hostile_check.mjs PAGE REPORT: a page with scripts in every text field stays a page of texts.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { Browser } from './browser.mjs';
import { run } from './checks.mjs';

const url = pathToFileURL(process.argv[2]).href;
const browser = await Browser.start();
const ask = (expression) => browser.evaluate(expression);
const dead = async () => {
  assert.equal(await ask('window.pwned'), undefined);
  assert.equal(await ask("document.querySelectorAll('script').length"), 2);
  assert.equal(await ask("document.querySelectorAll('img, iframe, object, embed, [onerror], [onload], a[href^=javascript]').length"), 0);
};

await run(browser, {
  async 'opens with one request'() {
    await browser.open(url);
    assert.deepEqual([...new Set(browser.requests)].filter((r) => !r.startsWith('data:')), [url]);
    assert.match(await ask("document.querySelector('h1').textContent"), /<script>/);
    await dead();
  },
  async 'every actor and every line is shown as text'() {
    const counts = await ask("(() => { const d = JSON.parse(document.getElementById('data').textContent); return [d.nodes.map((n) => n.i), d.edges.map((e) => e.k)]; })()");
    for (const [kind, ids] of [['node', counts[0]], ['edge', counts[1]]]) for (const id of ids) {
      await ask(`location.hash = '${kind}=${encodeURIComponent(id)}'`);
      await browser.until("document.querySelector('aside h2') !== null");
    }
    assert.match(await ask("document.querySelector('aside').textContent"), /onerror/);
    await dead();
  },
  async 'the tables and the search as well'() {
    await ask("document.querySelectorAll('.tables details').forEach((d) => { d.open = true; })");
    await browser.until("document.querySelectorAll('#relations tbody tr').length === 76");
    await ask("document.getElementById('q').focus()");
    await browser.type('<script');
    await browser.until("document.querySelectorAll('#found li').length > 0");
    await dead();
  },
  async 'a report of it is a page of texts too'() {
    browser.requests.length = 0;
    const report = pathToFileURL(process.argv[3]).href;
    await browser.call('Page.navigate', { url: report });
    await browser.until("document.readyState === 'complete' && document.querySelectorAll('main h2').length === 12");
    assert.equal(await ask('window.pwned'), undefined);
    assert.equal(await ask("document.querySelectorAll('script, img, iframe, [onerror], [onload]').length"), 0);
    assert.deepEqual([...new Set(browser.requests)].filter((r) => !r.startsWith('data:')), [report]);
    assert.equal(await ask("[...document.querySelectorAll('a[href^=\"#\"]')].filter((a) => !document.getElementById(a.hash.slice(1))).length"), 0, 'every link leads somewhere');
    await browser.open(url);
  },
  async 'an address can bring nothing in'() {
    await ask("location.hash = 'node=%3Cscript%3Ewindow.pwned=7%3C/script%3E&type=<img>&from=x&view=1,2,3,<b>'");
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    await dead();
  },
});
