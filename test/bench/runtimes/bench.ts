import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { launch } from '../../browser/chromium.ts';
import { clockOf } from './budget.ts';
import { measureFirst } from './first.ts';
import { measureGrowth } from './growth.ts';
import { readOptions } from './options.ts';
import { merged, type Results } from './results.ts';
import { measureRows } from './rows.ts';
import { openSite } from './site.ts';
import { table } from './table.ts';

/** Measures our encoder against other runtimes in Chromium: see USAGE in options.ts. */
export async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const clock = clockOf(options.minutes);
  const site = await openSite();
  const browser = await launch();
  const say = (line: string) => process.stderr.write(`${line}\n`);
  try {
    // The table comes last, because it can be measured in the time that is left.
    const first = options.parts.includes('first') ? await measureFirst(browser, site.url, say) : null;
    const growth = options.parts.includes('growth') ? await measureGrowth(browser, site.url, say) : [];
    const rows = options.parts.includes('rows')
      ? await measureRows(browser, site.url, options, clock, say)
      : null;
    const results: Results = {
      rows: rows?.rows ?? [],
      growth,
      peak: rows?.peak ?? [],
      downloads: first?.downloads ?? [],
      firstTensor: first?.firstTensor ?? [],
      agreement: rows?.agreement ?? [],
      skipped: rows?.skipped ?? [],
      machine: { browser: browser.version(), processor: cpus()[0]?.model.trim() ?? '', cores: cpus().length },
    };
    if (options.into) write(options.into, results);
    console.log(options.isJson ? JSON.stringify(results) : table(results));
  } finally {
    await browser.close();
    await site.close();
  }
}

function write(file: string, results: Results): void {
  const all = existsSync(file) ? merged(JSON.parse(readFileSync(file, 'utf8')) as Results, results) : results;
  const rounded = JSON.stringify(
    all,
    (_, value) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value),
    2,
  );
  writeFileSync(file, `${rounded}\n`);
}
