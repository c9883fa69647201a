import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { build } from '../../.config/build.mjs';
import { serve } from '../../.config/serve.mjs';
import { STAGE_IDS } from '../../src/stages/ids.ts';
import { launch, openWatched, whenReady, whenSet } from '../browser/chromium.ts';
import { sheetPage, sheets } from './sheet.ts';

const USAGE = `npm run look -- [options]     takes pictures of the built page

  --stages scores,mix            default: every stage
  --sizes 1440x900,390x844,embed default: 1440x900,1280x720,390x844,embed; embed is embed-640x420
  --themes light,dark            default: both
  --langs en,zh-Hans             default: both
  --text "..."                   the sentence
  --model pocket                 the model
  --state "&layer=1&head=2"      added to the link as it is
  --out look                     the folder; pictures of the same name are replaced
  --timeout 30                   seconds to wait until a stage is drawn
  --no-build                     takes dist as it is`;

interface Shot {
  readonly name: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  readonly language: string;
}

/** Width, height and whether it is the embed: `1440x900`, `embed`, `embed-320x360`. */
function sizeFrom(word: string): { width: number; height: number; embedded: boolean } {
  const [, embed, width, height] = /^(embed)?-?(?:(\d+)x(\d+))?$/.exec(word) ?? [];
  if (width && height) return { width: Number(width), height: Number(height), embedded: embed !== undefined };
  if (embed) return { width: 640, height: 420, embedded: true };
  throw new Error(`not a size: ${word}`);
}

/** Takes one picture and says what went wrong. */
async function take(
  browser: Browser,
  base: string,
  folder: string,
  shot: Shot,
  wait: number,
): Promise<string[]> {
  const { width, height, theme, language, url } = shot;
  const view = { width, height, colorScheme: theme, locale: language, url };
  const open = await openWatched(browser, base, view);
  const troubles: string[] = [];
  try {
    await whenReady(open.page, wait);
    await whenSet(open.page, wait);
  } catch {
    troubles.push(`not drawn within ${wait / 1000} s`);
  }
  await open.page.screenshot({ path: join(folder, `${shot.name}.png`) });
  await open.context.close();
  return [...troubles, ...open.problems];
}

interface Wish {
  readonly stages: string;
  readonly sizes: string;
  readonly themes: string;
  readonly langs: string;
  readonly text?: string;
  readonly model?: string;
  readonly state: string;
}

/** Every picture that was wished for, those of one size together. Throws Error where a word is unknown. */
function shotsFrom(wish: Wish): Shot[] {
  const known: readonly string[] = STAGE_IDS;
  const stages = wish.stages.split(',');
  const unknown = stages.find((stage) => !known.includes(stage));
  if (unknown !== undefined) throw new Error(`no stage: ${unknown}; there are ${known.join(', ')}`);
  const themes = wish.themes.split(',').map((word): Shot['theme'] => {
    if (word !== 'light' && word !== 'dark') throw new Error(`no theme: ${word}`);
    return word;
  });
  return wish.sizes.split(',').flatMap((size) => {
    const { width, height, embedded } = sizeFrom(size);
    const kinds = themes.flatMap((theme) => wish.langs.split(',').map((language) => ({ theme, language })));
    return stages.flatMap((stage) =>
      kinds.map(({ theme, language }) => {
        const fields = { stage, theme, lang: language, text: wish.text, model: wish.model };
        const link = Object.entries(fields)
          .filter(([, value]) => value !== undefined)
          .map(([field, value]) => `${field}=${encodeURIComponent(String(value))}`)
          .join('&');
        const url = `${embedded ? 'embed.html' : ''}#${link}${wish.state}`;
        return { name: `${stage}-${size}-${theme}-${language}`, url, width, height, theme, language };
      }),
    );
  });
}

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      stages: { type: 'string', default: STAGE_IDS.join() },
      sizes: { type: 'string', default: '1440x900,1280x720,390x844,embed' },
      themes: { type: 'string', default: 'light,dark' },
      langs: { type: 'string', default: 'en,zh-Hans' },
      text: { type: 'string' },
      model: { type: 'string' },
      state: { type: 'string', default: '' },
      out: { type: 'string', default: 'look' },
      timeout: { type: 'string', default: '30' },
      'no-build': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const shots = shotsFrom(values);
  const folder = resolve(values.out);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (/^sheet.*\.(png|html)$/.test(file)) rmSync(join(folder, file));
  if (!values['no-build']) await build();
  const server = await serve({ port: 0 });
  const browser = await launch();
  const bad: string[] = [];
  try {
    const waiting = [...shots];
    const worker = async (): Promise<void> => {
      for (let shot = waiting.shift(); shot; shot = waiting.shift()) {
        const troubles = await take(browser, server.url, folder, shot, Number(values.timeout) * 1000);
        if (troubles.length > 0) bad.push(`${shot.name}:\n  ${troubles.join('\n  ')}`);
      }
    };
    await Promise.all([worker(), worker()]);
    await makeSheets(
      browser,
      folder,
      shots.map((shot) => shot.name),
    );
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(
    `${shots.length} pictures in ${values.out}/, together in ${values.out}/sheet.html and sheet*.png`,
  );
  if (bad.length > 0) {
    console.error(`${bad.length} of them in trouble:\n${bad.sort().join('\n')}`);
    process.exitCode = 1;
  }
}

/** Lays the pictures side by side: all in sheet.html, and a few dozen in each sheet.png, sheet-2.png … */
async function makeSheets(browser: Browser, folder: string, names: readonly string[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1568, height: 800 } });
  const draw = join(folder, 'sheet.html');
  for (const { file, names: some } of sheets(names)) {
    writeFileSync(draw, sheetPage(some));
    await page.goto(pathToFileURL(draw).href);
    await page.screenshot({ path: join(folder, file), fullPage: true });
  }
  writeFileSync(draw, sheetPage(names));
  await page.close();
}
