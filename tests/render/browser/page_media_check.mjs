// SPDX-License-Identifier: MIT
// node page_media_check.mjs PAGE PNG: the page on a screen, in the dark, on paper and on a phone. PNG
// is the same picture as Graphviz and Cairo draw it: what the browser draws must have its structure.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Browser } from './browser.mjs';
import { run } from './checks.mjs';

const url = pathToFileURL(process.argv[2]).href;
const browser = await Browser.start();
const ask = (expression) => browser.evaluate(expression);
const rest = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

// A picture as columns x rows of darkness, 0 to 1: its structure, whatever the letters look like.
const grid = (png, columns, rows) => ask(`new Promise((resolve, reject) => {
  const image = new Image();
  image.onerror = () => reject(new Error('no picture'));
  image.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = ${columns}; canvas.height = ${rows};
    const pen = canvas.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, ${columns}, ${rows});
    const { data } = pen.getImageData(0, 0, ${columns}, ${rows});
    const out = [];
    for (let k = 0; k < data.length; k += 4) out.push(1 - (0.2126 * data[k] + 0.7152 * data[k + 1] + 0.0722 * data[k + 2]) / 255);
    resolve(out);
  };
  image.src = 'data:image/png;base64,${png.toString('base64')}';
})`);
const correlation = (a, b) => {
  const mean = (v) => v.reduce((s, x) => s + x, 0) / v.length;
  const [p, q] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((x, k) => { ab += (x - p) * (b[k] - q); aa += (x - p) ** 2; bb += (b[k] - q) ** 2; });
  return ab / Math.sqrt(aa * bb);
};
// Where the picture itself is within its frame.
const pictureBox = () => ask(`(() => {
  const svg = document.querySelector('figure svg'), r = svg.getBoundingClientRect();
  const [, , w, h] = svg.getAttribute('viewBox').split(/[ ,]+/).map(Number);
  const k = Math.min(r.width / w, r.height / h);
  return { x: r.x + (r.width - w * k) / 2, y: r.y + (r.height - h * k) / 2, width: w * k, height: h * k, scale: 1 };
})()`);
const shot = async (clip) => {
  await rest(400);
  const { data } = await browser.call('Page.captureScreenshot', clip ? { format: 'png', clip } : { format: 'png' });
  return Buffer.from(data, 'base64');
};
const media = (values) => browser.call('Emulation.setEmulatedMedia', values);
// Contrast of WCAG 2 of the text of an element with what is behind it.
const contrast = (selector) => ask(`(() => {
  const light = (css) => css.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((s, v, k) => s + v * [0.2126, 0.7152, 0.0722][k], 0);
  const element = document.querySelector(${JSON.stringify(selector)});
  let back = element;
  while (back && /rgba\\(0, 0, 0, 0\\)|transparent/.test(getComputedStyle(back).backgroundColor)) back = back.parentElement;
  const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(back ?? document.body).backgroundColor)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
})()`);

let light;
await run(browser, {
  async 'shows the picture that is printed elsewhere'() {
    await browser.open(url);
    light = await shot(await pictureBox());
    const [columns, rows] = [72, 48];
    const ours = await grid(light, columns, rows), theirs = await grid(readFileSync(process.argv[3]), columns, rows);
    const alike = correlation(ours, theirs);
    assert.ok(alike > 0.9, `structure agrees to ${alike.toFixed(3)} only`);
    const turned = correlation(ours, theirs.slice().reverse());
    assert.ok(turned < 0.5, `a picture upside down agrees to ${turned.toFixed(3)}`);
  },
  async 'is dark where the reader has it dark, with the same structure'() {
    await media({ features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
    const dark = await shot(await pictureBox());
    const [a, b] = [await grid(light, 24, 16), await grid(dark, 24, 16)];
    const mean = (v) => v.reduce((s, x) => s + x, 0) / v.length;
    assert.ok(mean(a) < 0.25, `on paper ${mean(a)}`);
    assert.ok(mean(b) > 0.6, `in the dark ${mean(b)}`);
    for (const selector of ['h1', '.count', 'button', 'summary', 'footer p', 'aside p']) assert.ok(await contrast(selector) >= 4.5, `${selector} ${await contrast(selector)}`);
    await media({ features: [{ name: 'prefers-color-scheme', value: 'light' }] });
    for (const selector of ['h1', '.count', 'button', 'summary', 'footer p', 'aside p']) assert.ok(await contrast(selector) >= 4.5, `${selector} ${await contrast(selector)}`);
  },
  async 'prints the picture and the tables, not the controls'() {
    const { data } = await browser.call('Page.printToPDF', { printBackground: true });
    const pdf = Buffer.from(data, 'base64');
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    await browser.until("document.querySelectorAll('#relations tbody tr').length === 76");
    await media({ media: 'print', features: [] });
    for (const selector of ['.tools', '.zoom', '.skip']) assert.equal(await ask(`getComputedStyle(document.querySelector('${selector}')).display`), 'none');
    assert.ok(await ask("document.querySelector('figure').getBoundingClientRect().height") > 300, 'the picture has its room on paper');
    await media({ media: 'screen', features: [] });
  },
  async 'fits a phone, and two fingers bring it near'() {
    await browser.call('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 2, mobile: true });
    await browser.call('Emulation.setTouchEmulationEnabled', { enabled: true });
    await browser.open(url);
    assert.equal(await ask('document.documentElement.scrollWidth'), 390);
    const frame = await ask("(() => { const r = document.querySelector('figure').getBoundingClientRect(); return [r.x, r.width, r.height]; })()");
    assert.ok(frame[0] >= 0 && frame[1] <= 390 && frame[2] > 300, String(frame));
    const small = await ask("[...document.querySelectorAll('button, select, input:not([type=checkbox])')].filter((e) => e.offsetParent && e.getBoundingClientRect().height < 24).length");
    assert.equal(small, 0, 'every control is tall enough for a finger');
    await ask("document.querySelector('figure').scrollIntoView()");
    const [x, y] = await ask("(() => { const r = document.querySelector('figure').getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()");
    const whole = await ask("document.querySelector('figure svg').getAttribute('viewBox')");
    const touch = (type, d) => browser.call('Input.dispatchTouchEvent', { type, touchPoints: d ? [{ x: x - d, y, id: 0 }, { x: x + d, y, id: 1 }] : [] });
    await touch('touchStart', 30);
    for (const d of [40, 60, 80, 100]) await touch('touchMove', d);
    await touch('touchEnd', 0);
    await browser.until(`document.querySelector('figure svg').getAttribute('viewBox') !== ${JSON.stringify(whole)}`, 'the zoom');
    const width = Number((await ask("document.querySelector('figure svg').getAttribute('viewBox')")).split(' ')[2]);
    assert.ok(width < Number(whole.split(' ')[2]) * 0.6, 'nearer');
  },
});
