// SPDX-License-Identifier: MIT
// Runs checks by name in one browser, one after the other; a message on the console fails a check.
import assert from 'node:assert/strict';

export async function run(browser, checks) {
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
      assert.deepEqual(browser.messages, [], 'console');
      console.log(`ok   ${name}`);
    } catch (error) {
      ++failed;
      console.log(`FAIL ${name}\n     ${error.stack}`);
      browser.messages.length = 0;
    }
  }
  await browser.stop();
  process.exit(failed ? 1 : 0);
}
