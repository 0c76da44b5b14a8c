// SPDX-License-Identifier: MIT
// Drives Chromium over its debugging pipe: no package, no port, no network.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Browser {
  static async start(extra = []) {
    const home = mkdtempSync(join(tmpdir(), 'entente-browser-'));
    const child = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe',
      `--user-data-dir=${home}`, '--window-size=1400,1000', ...extra, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: home } });
    const browser = new Browser(child, home);
    const { targetInfos } = await browser.call('Target.getTargets');
    const page = targetInfos.find((t) => t.type === 'page');
    const { sessionId } = await browser.call('Target.attachToTarget', { targetId: page.targetId, flatten: true });
    browser.session = sessionId;
    for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await browser.call(`${domain}.enable`);
    return browser;
  }

  constructor(child, home) {
    Object.assign(this, { child, home, next: 1, waiting: new Map(), messages: [], requests: [], session: undefined });
    let held = '';
    child.stdio[4].on('data', (bytes) => {
      held += bytes;
      for (let at = held.indexOf('\0'); at >= 0; at = held.indexOf('\0')) {
        this.receive(JSON.parse(held.slice(0, at)));
        held = held.slice(at + 1);
      }
    });
  }

  receive(message) {
    if (message.id) {
      const { resolve, reject } = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message)); else resolve(message.result);
    } else if (message.method === 'Runtime.consoleAPICalled') {
      this.messages.push(message.params.args.map((a) => a.value).join(' '));
    } else if (message.method === 'Runtime.exceptionThrown') {
      this.messages.push(message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text);
    } else if (message.method === 'Log.entryAdded') {
      this.messages.push(message.params.entry.text);
    } else if (message.method === 'Network.requestWillBeSent') {
      this.requests.push(message.params.request.url);
    }
  }

  call(method, params = {}) {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId: this.session })}\0`);
    });
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.call('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async until(expression, what = expression) {
    for (let k = 0; k < 200; ++k) {
      if (await this.evaluate(expression)) return;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    throw new Error(`waited in vain for ${what}`);
  }

  async open(url) {
    await this.call('Page.navigate', { url });
    await this.until("document.documentElement?.dataset.ready === 'yes'", `the page ${url}`);
  }

  async key(key, code = key, text = '') {
    await this.call('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text });
    await this.call('Input.dispatchKeyEvent', { type: 'keyUp', key, code });
  }

  async type(text) { await this.call('Input.insertText', { text }); }

  async click(x, y) {
    for (const type of ['mousePressed', 'mouseReleased']) await this.call('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
  }

  async screenshot() {
    const { data } = await this.call('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  async stop() {
    await this.call('Browser.close').catch(() => {});
    await new Promise((resolve) => { this.child.once('exit', resolve); setTimeout(() => { this.child.kill('SIGKILL'); resolve(); }, 5000); });
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}
