import { readFileSync, writeFileSync } from 'node:fs';
import { ENCODERS, isEncoderId } from './encoders.ts';
import { decadesAround, exponentOf, type Panel, panelOf, type Series } from './plotLayout.ts';
import type { GrowthRow, Results } from './results.ts';

const RESULTS = 'test/bench/results.json';
const PICTURE = 'public/pictures/cost.svg';
const SIZE = { width: 960, height: 400 };
const TOP = 52;
const HEIGHT = 280;
/** The model from which one size at a time is changed: see growth.ts. */
const MIDDLE = { width: 256, layers: 4, tokens: 64 };
const WIDTHS = [32, 64, 128, 256, 512, 1024];
const LAYERS = [1, 2, 4, 8, 12];

/** Draws how the cost grows, from results.json into a picture for the README. */
export function main(): void {
  const results = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
  writeFileSync(PICTURE, picture(results));
}

/** The SVG. @throws Error where the results lack what is drawn. */
export function picture(results: Results): string {
  const ours = results.growth[0]?.impl;
  if (!ours) throw new Error(`${RESULTS} does not say how the cost grows; npm run bench -- --parts growth`);
  const times = [...results.rows, ...results.growth]
    .filter(({ impl }) => impl === ours || impl === 'ort-all')
    .map(({ medianMs }) => medianMs);
  const range = decadesAround(times);
  const panel = (x: number, width: number, columns: readonly number[], series: readonly Series[]) =>
    panelOf({ x, y: TOP, width, height: HEIGHT }, columns, range, series);
  const widths = along(results.growth, 'width');
  const layers = along(results.growth, 'layers');
  const { width, layers: depth, tokens } = MIDDLE;
  const panels = [
    ['Tokens', 'four encoders', panel(64, 226, [16, 64, 128, 256, 512], byTokens(results, ours))],
    [
      'Width',
      `${depth} layers, ${tokens} tokens: ${power('width', widths)}`,
      panel(444, 206, WIDTHS, [widths]),
    ],
    ['Layers', `d ${width}, ${tokens} tokens: ${power('layers', layers)}`, panel(704, 206, LAYERS, [layers])],
  ] as const;
  const { browser, processor } = results.machine;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="How long the encoder takes, against tokens, width and layers">`,
    STYLE,
    ...panels.flatMap(([title, subtitle, drawn], i) => [
      heading(title, subtitle, drawn),
      body(drawn, i === 0),
    ]),
    `<text class="quiet" x="64" y="${SIZE.height - 10}">Medians in Chromium ${browser.split('.')[0]}, one core of ${escaped(processor)}; every tensor delivered to the page. Dashed: ONNX Runtime Web.</text>`,
    '</svg>\n',
  ].join('\n');
}

/** Colours follow the reader's theme; the ground shows through. */
const STYLE = `<style>
  text { font: 14px system-ui, sans-serif; fill: #333b4d }
  .title { font-weight: 600; font-size: 16px }
  .quiet { fill: #606a7f }
  .grid { stroke: #d9dde6; stroke-width: 1 }
  .ours { stroke: #3355cc; fill: none; stroke-width: 2 }
  .dot { fill: #3355cc }
  .peer { stroke: #8a93a6; fill: none; stroke-width: 1.5; stroke-dasharray: 4 4 }
  @media (prefers-color-scheme: dark) {
    text { fill: #dde2ec }
    .quiet { fill: #a3acbd }
    .grid { stroke: #3a4252 }
    .ours { stroke: #8fa8ff }
    .dot { fill: #8fa8ff }
    .peer { stroke: #8a93a6 }
  }
</style>`;

function byTokens({ rows }: Results, ours: string): Series[] {
  const encoders = [...new Set(rows.map(({ encoder }) => encoder))];
  return encoders.flatMap((encoder) =>
    [ours, 'ort-all'].map((impl) => ({
      name: isEncoderId(encoder) ? ENCODERS[encoder].about : encoder,
      isPeer: impl !== ours,
      points: rows
        .filter((row) => row.encoder === encoder && row.impl === impl)
        .map(({ tokens, medianMs }) => ({ at: tokens, milliseconds: medianMs })),
    })),
  );
}

/** As what power of a size the time grows, over all that was measured. */
function power(size: string, { points }: Series): string {
  return `∝ ${size}^${exponentOf(points).toFixed(1)}`;
}

/** Along one size; the others are those of the middle. */
function along(growth: readonly GrowthRow[], size: 'width' | 'layers'): Series {
  const others = (['width', 'layers', 'tokens'] as const).filter((one) => one !== size);
  return {
    name: '',
    isPeer: false,
    points: growth
      .filter((row) => others.every((one) => row[one] === MIDDLE[one]))
      .map((row) => ({ at: row[size], milliseconds: row.medianMs })),
  };
}

function heading(title: string, subtitle: string, { box }: Panel): string {
  return [
    `<text class="title" x="${box.x}" y="20">${title}</text>`,
    `<text class="quiet" x="${box.x}" y="38">${subtitle}</text>`,
  ].join('\n');
}

function body({ box, columns, rows, lines }: Panel, hasLabels: boolean): string {
  const bottom = box.y + box.height;
  return [
    ...rows.map(({ at, label }) =>
      [
        `<line class="grid" x1="${box.x}" x2="${box.x + box.width}" y1="${short(at)}" y2="${short(at)}"/>`,
        hasLabels
          ? `<text class="quiet" text-anchor="end" x="${box.x - 8}" y="${short(at + 4)}">${label}</text>`
          : '',
      ].join(''),
    ),
    ...columns.map(
      ({ at, label }) =>
        `<text class="quiet" text-anchor="middle" x="${short(at)}" y="${bottom + 20}">${label}</text>`,
    ),
    ...lines.map(({ name, isPeer, points, nameAt }) =>
      [
        `<polyline class="${isPeer ? 'peer' : 'ours'}" points="${points.map((point) => point.map(short).join()).join(' ')}"/>`,
        ...(isPeer
          ? []
          : points.map(([x, y]) => `<circle class="dot" cx="${short(x)}" cy="${short(y)}" r="3"/>`)),
        nameAt ? `<text x="${short(nameAt[0])}" y="${short(nameAt[1] + 4)}">${escaped(name)}</text>` : '',
      ].join(''),
    ),
  ].join('\n');
}

function short(value: number): number {
  return Number(value.toFixed(1));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
