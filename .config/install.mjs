import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Plain JavaScript without dependencies: it runs before anything is installed. */

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * The packages that the lockfile names and node_modules has not, or has in another version. npm writes what it
 * installed, as the last act of an install, into node_modules/.package-lock.json; so no stamp of our own is needed.
 * @param {string} root
 * @returns {string[]}
 */
export function missingPackages(root) {
  /** @type {Lockfile} */
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const record = join(root, 'node_modules/.package-lock.json');
  /** @type {Lockfile} */
  const present = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {};
  return Object.entries(wanted.packages ?? {})
    .filter(([path, { optional, devOptional }]) => path !== '' && !optional && !devOptional)
    .filter(
      ([path, { version }]) =>
        present.packages?.[path]?.version !== version || !existsSync(join(root, path, 'package.json')),
    )
    .map(([path]) => path);
}

/** Runs `npm ci` where packages are missing. Throws when that fails. */
export function installMissing() {
  const missing = missingPackages(ROOT);
  if (missing.length === 0) return;
  console.log(`Installing packages (${missing.length} missing) …`);
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed; see above');
}
