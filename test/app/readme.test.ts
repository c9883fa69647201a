import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaults, readLink, writeLink } from '../../app/url.ts';
import type { ModelCard } from '../../src/model/card.ts';
import { STAGE_IDS } from '../../src/stages/ids.ts';
import { MODEL_IDS } from '../../src/store/modelIds.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const README = read('README.md');
const TABLE = README.split('## The link')[1]?.split('\n## ')[0] ?? '';

test('the README names every field of the link, every stage and every model', () => {
  const plain = defaults('en', 'system');
  const other = {
    ...plain,
    text: 'it',
    model: 'custom' as const,
    scaleEmbedding: false,
    positions: false,
    causal: true,
    padding: 1,
    blanks: [1],
    temperature: 2,
    learningRate: 0.01,
    batch: 64,
    checkpoint: 402,
    stage: 'mix',
    layer: 1,
    head: 1,
    token: 1,
    place: 1,
    view: 'map',
    word: 'bank',
    pick: { name: 'attention.q' as const, row: 1, col: 1 },
    language: 'zh-Hans' as const,
    theme: 'dark' as const,
  };
  const keys = writeLink(other, plain)
    .slice(1)
    .split('&')
    .map((pair) => pair.split('=')[0]);
  expect(keys).toHaveLength(Object.keys(plain).length + 1);
  for (const name of [...keys, ...STAGE_IDS, ...MODEL_IDS]) expect(TABLE).toContain(`\`${name}\``);
});

test('the examples of the README are links that can be read', () => {
  const links = README.match(/#v=1[^"\s]*/g) ?? [];
  expect(links).not.toEqual([]);
  for (const link of links) expect(readLink(link, defaults('en', 'system')).ignored).toEqual([]);
  const sizes = /`(32,[^`]*)`/.exec(TABLE)?.[1] ?? '';
  expect(readLink(`#model=custom&sizes=${sizes}`, defaults('en', 'system'))).toMatchObject({
    ignored: [],
    shared: { custom: { width: 32, normOrder: 'pre' } },
  });
});

test('the README says of the trained models what their cards say', () => {
  const section = README.split('## What the small models have learned')[1]?.split('\n## ')[0] ?? '';
  const cards = ['pocket-en', 'pocket-zh'].map(
    (name) => JSON.parse(read(`public/models/${name}/card.json`)) as ModelCard,
  );
  const phenomena = [...new Set(cards.flatMap(({ probes }) => probes.map(({ phenomenon }) => phenomenon)))];
  const measured = phenomena.map((phenomenon) => {
    const rows = cards.map(({ probes }) => probes.find((row) => row.phenomenon === phenomenon));
    const both = (of: 'bigram' | 'uniformAttention' | 'noPositions') =>
      rows.flatMap((row) => (row ? [percent(row[of])] : [])).join(' / ');
    const own = rows.map((row) => (row ? percent(row.accuracy) : '–'));
    return [...own, both('bigram'), both('uniformAttention'), both('noPositions')].join(' | ');
  });
  const table = section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (held-out|---)/.test(line));
  expect(table.map((line) => line.slice(2, -2).split(' | ').slice(1).join(' | ')).sort()).toEqual(
    measured.sort(),
  );
  for (const { training, heldOut } of cards) {
    expect(section).toContain(training.parameters.toLocaleString('en'));
    expect(section).toContain(`${training.steps.toLocaleString('en')} steps of ${training.batch} sentences`);
    for (const n of [heldOut.unseen.loss, heldOut.unseen.entropy]) expect(section).toContain(n?.toFixed(2));
  }
  for (const { best } of cards.flatMap(({ probes }) => probes)) expect(best).toBe(1);
});

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (file) => {
  const text = read(file);

  test('points only to files that are there', () => {
    const own = [...text.matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map((match) => match[1] as string);
    expect(
      own.filter((path) => !path.startsWith('public/pictures/') && !existsSync(join(ROOT, path))),
    ).toEqual([]);
    const code = [...text.matchAll(/`((?:src|app|test|public|\.config)\/[\w./-]+)`/g)].map(
      ([, path]) => path as string,
    );
    expect(code.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('names only commands that there are', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    const named = [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => name !== undefined && !scripts.includes(name))).toEqual([]);
  });
});

test('every package that the page is built with is accounted for', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
  const listed = read('CONTRIBUTING.md').split('## What it is built with')[1] ?? '';
  const missing = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => {
    const [, short = name] = /^@(?:testing-library|fontsource-variable)\/(.*)$/.exec(name) ?? [];
    return !name.startsWith('@types/') && !listed.includes(short);
  });
  expect(missing).toEqual([]);
});
