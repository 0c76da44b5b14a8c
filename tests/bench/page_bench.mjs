// SPDX-License-Identifier: MIT
// node page_bench.mjs PAGE [ROUNDS]: how fast a page is in headless Chromium without a GPU. Says, as
// medians in milliseconds, when the picture is first painted and ready, and how long each act takes
// from its event to the frame after it; beside it the processor time of the page's main thread, which
// does not depend on what else the machine does. Exit status 1 if one is slower than was promised.
import { pathToFileURL } from 'node:url';
import { Browser } from '../render/browser/browser.mjs';

const promised = { 'first paint': 1500, ready: 1500, other: 100 };
const url = pathToFileURL(process.argv[2]).href;
const rounds = Number(process.argv[3] ?? 5);
const times = new Map(), work = new Map();
const note = (name, ms, cpu) => {
  times.set(name, [...(times.get(name) ?? []), ms]);
  if (cpu !== undefined) work.set(name, [...(work.get(name) ?? []), cpu]);
};
const median = (list) => list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)];

// Runs `act` in the page and waits until what it changed is on the screen.
const measured = (act) => `new Promise((resolve) => {
  requestAnimationFrame(() => {
    const begin = performance.now();
    ${act};
    requestAnimationFrame(() => { const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - begin);
      channel.port2.postMessage(0); });
  });
})`;
const toggle = (set, value) => `document.querySelector('input[data-set=${set}][data-value="${value}"]').click()`;
const change = (id, value) => `(() => { const e = document.getElementById('${id}'); e.value = '${value}'; e.dispatchEvent(new Event('change')); })()`;
const acts = [
  ['filter by sign', toggle('sign', 'positive')],
  ['filter by sign, back', toggle('sign', 'positive')],
  ['filter by evidence', change('least', 3)],
  ['filter by evidence, back', change('least', 1)],
  ['filter by years', change('from', 2018)],
  ['filter by years, back', change('from', 2010)],
  ['filter by document', change('doc', 3)],
  ['filter by document, back', change('doc', -1)],
  ['search', "(() => { const q = document.getElementById('q'); q.value = '12'; q.dispatchEvent(new Event('input')); })()"],
  ['choose the largest actor', "document.querySelector('.node').dispatchEvent(new MouseEvent('click', { bubbles: true }))"],
  ['choose an actor', "document.getElementById('v700').dispatchEvent(new MouseEvent('click', { bubbles: true }))"],
  ['choose a line', "document.querySelector('.edge').dispatchEvent(new MouseEvent('click', { bubbles: true }))"],
  ['let go', "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))"],
  ['zoom', "document.querySelector('[data-zoom=\"0.8\"]').click()"],
  ['move', "document.querySelector('figure svg').focus(); document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))"],
];

for (let round = 0; round < rounds; ++round) {
  const browser = await Browser.start();
  await browser.open(url);
  note('first paint', await browser.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? new Promise((r) => new PerformanceObserver((l) => r(l.getEntries()[0].startTime)).observe({ type: 'paint', buffered: true }))"));
  note('ready', await browser.evaluate('performance.getEntriesByName("ready")[0].startTime'));
  await browser.evaluate(measured(''));
  await browser.call('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async () => 1000 * (await browser.call('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value;
  for (const [name, act] of acts) {
    await new Promise((resolve) => { setTimeout(resolve, 600); });
    const before = await cpu();
    const wall = await browser.evaluate(measured(act));
    note(name, wall, await cpu() - before);
  }
  await browser.stop();
}
let slow = 0;
for (const [name, list] of times) {
  const bound = promised[name] ?? promised.other;
  const wall = median(list);
  if (wall > bound) ++slow;
  const cpu = work.has(name) ? `${median(work.get(name)).toFixed(0).padStart(5)} ms cpu` : ''.padStart(12);
  console.log(`${name.padEnd(26)} ${wall.toFixed(0).padStart(5)} ms ${cpu}  (${list.map((v) => v.toFixed(0)).join(' ')})${wall > bound ? `  above ${bound}` : ''}`);
}
process.exit(slow ? 1 : 0);
