import { installMissing } from './install.mjs';
import { requireNode } from './node.mjs';

/** `npm start`: installs what is missing, builds, serves the page on this machine. */

/** @param {string} message @returns {never} */
function giveUp(message) {
  console.error(message);
  process.exit(1);
}

requireNode();
const wish = process.env.PORT ?? '4173';
const port = Number(wish);
if (!/^\d+$/.test(wish) || port < 1 || port > 65535) {
  giveUp(`PORT must be a whole number from 1 to 65535, not "${wish}".`);
}
try {
  installMissing();
} catch (error) {
  giveUp(error instanceof Error ? error.message : String(error));
}

const { build, isStale } = await import('./build.mjs');
const { portTrouble, serve } = await import('./serve.mjs');
const trouble = await portTrouble(port);
if (trouble === 'EADDRINUSE') {
  giveUp(
    `Port ${port} is taken by another program. Choose another: PORT=${port === 4174 ? 4175 : 4174} npm start`,
  );
}
if (trouble !== null) giveUp(`Port ${port} cannot be used (${trouble}). Choose another: PORT=4174 npm start`);

if (isStale()) {
  console.log('Building …');
  try {
    await build();
  } catch (error) {
    giveUp(`The build failed: ${error instanceof Error ? error.message : error}`);
  }
}
const { url } = await serve({ port });
console.log(`Encoder Explainer is at ${url} (Ctrl+C ends it)`);
