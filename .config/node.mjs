/** Tells which Node.js the tools need, before anything is installed. Plain JavaScript without dependencies. */

/** @param {string} version as `process.versions.node` gives it */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

/** Ends the program with a clear message where Node.js is too old. */
export function requireNode() {
  if (isNodeNewEnough(process.versions.node)) return;
  console.error(
    `This needs Node.js 20.19 or newer (in line 22, 22.12 or newer); this is ${process.versions.node}. See https://nodejs.org/`,
  );
  process.exit(1);
}
