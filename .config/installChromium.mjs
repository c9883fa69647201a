import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './findChromium.mjs';
import { ROOT } from './install.mjs';

/** @param {string} program @param {string[]} args */
function run(program, args) {
  return (
    spawnSync(program, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  );
}

/**
 * Finds a Chromium, or installs one: as root on Debian its package with Chinese fonts, elsewhere Playwright's own
 * download. Throws when neither can be had.
 * @returns {Promise<string>}
 */
export async function installChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium from Debian …');
    if (run('apt-get', ['update', '-q']))
      run('apt-get', ['install', '-y', '-q', 'chromium', 'fonts-noto-cjk']);
  }
  if (!(await findChromium())) {
    console.log('Downloading Chromium with Playwright …');
    run(process.execPath, [join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  }
  const installed = await findChromium();
  if (!installed)
    throw new Error('There is no Chromium. Install one, or name it: CHROMIUM=/path/to/chromium npm test');
  return installed;
}
