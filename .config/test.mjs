import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing, ROOT } from './install.mjs';
import { installChromium } from './installChromium.mjs';
import { requireNode } from './node.mjs';

/**
 * `npm test`: installs what is missing, runs every part whatever the others gave, and closes with `N passed, N failed`:
 * each Vitest test counts one, each other part counts one.
 */

/** The parts in order, named as in package.json. */
const PARTS = [
  { name: 'types' },
  { name: 'lint' },
  { name: 'format' },
  { name: 'build' },
  { name: 'size' },
  { name: 'unit and architecture', project: 'unit' },
  { name: 'browser and accessibility', project: 'browser' },
];

const RESULTS = join(ROOT, '.cache/test');
const total = { passed: 0, failed: 0 };

/** @param {string} name @param {string[]} args @returns {boolean} whether it went well */
function script(name, args = []) {
  const { status } = spawnSync('npm', ['run', '--silent', name, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** @param {string} project @returns {{ passed: number, failed: number }} */
function vitest(project) {
  const file = join(RESULTS, `${project}.json`);
  const { status } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  let passed = 0;
  let failed = 0;
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    passed = results.numPassedTests;
    failed = results.numFailedTests;
  } catch {
    console.error(`Vitest left no results for "${project}".`);
    failed = 1;
  }
  // A file that cannot be read, or an error outside every test, fails the run without failing a test.
  if (status !== 0 && failed === 0) failed = 1;
  return { passed, failed };
}

/** @param {boolean} good */
const one = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 });

requireNode();
try {
  installMissing();
  const chromium = await installChromium();
  console.log(`Node.js ${process.versions.node}; Chromium: ${chromium}`);
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const report = [];
  for (const { name, project } of PARTS) {
    console.log(`\n── ${name}`);
    const start = performance.now();
    if (name === 'build') rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
    const result = project ? vitest(project) : one(script(name));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    total.passed += result.passed;
    total.failed += result.failed;
    const mark = result.failed === 0 ? '✓' : '✗';
    report.push(
      `${mark} ${name.padEnd(26)} ${seconds.padStart(6)} s  ${result.passed}/${result.passed + result.failed}`,
    );
    console.log(report.at(-1));
  }
  console.log(`\n── all parts\n${report.join('\n')}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
