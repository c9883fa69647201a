import { CONTENDERS, isContenderId } from './contenders.ts';
import { ENCODERS, isEncoderId } from './encoders.ts';
import type { Peak, Results, Row } from './results.ts';

/** The results for people. */
export function table(results: Results): string {
  const places = new Map<string, Row[]>();
  for (const row of results.rows) {
    const key = `${row.encoder} ${row.tokens}`;
    places.set(key, [...(places.get(key) ?? []), row]);
  }
  const { browser, processor, cores } = results.machine;
  return [
    `Chromium ${browser}, one thread of ${processor} (${cores} cores). Medians, and the middle half of the rounds.`,
    ...[...places.values()].map((rows) => section(rows, results)),
    growth(results),
    first(results),
    results.skipped
      .map((one) => `${one.encoder}, ${one.tokens} tokens, ${about(one.impl)}: ${one.why}`)
      .join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(rows: readonly Row[], results: Results): string {
  const [{ encoder, tokens }] = rows as [Row];
  const peak = results.peak.find((one) => one.encoder === encoder && one.tokens === tokens);
  const worst = results.agreement
    .filter((one) => one.encoder === encoder && one.tokens === tokens)
    .map((one) => one.worst);
  const title = isEncoderId(encoder) ? ENCODERS[encoder].about : encoder;
  return [
    `${title}, ${tokens} tokens${peak ? ` · ${peakWords(peak)}` : ''}`,
    line('', 'ms', 'spread', 'GFLOP/s', 'of peak', 'ORT all / this'),
    ...rows.map((row) =>
      line(
        about(row.impl),
        digits(row.medianMs),
        `${digits(row.lowMs)}–${digits(row.highMs)}`,
        row.gflops.toFixed(1),
        `${(100 * row.peakShare).toFixed(0)} %`,
        row.ratioToOrtAll === null ? '' : `${row.ratioToOrtAll.toFixed(2)}×`,
      ),
    ),
    ...(worst.length > 0
      ? [`  largest difference between them: ${Math.max(...worst).toExponential(1)} of the largest number`]
      : []),
  ].join('\n');
}

function growth({ growth }: Results): string {
  if (growth.length === 0) return '';
  const lines = growth.map((row) =>
    line(
      `d ${row.width}, ${row.layers} layers, ${row.tokens} tokens`,
      digits(row.medianMs),
      `${digits(row.lowMs)}–${digits(row.highMs)}`,
    ),
  );
  return [
    `How the cost grows: ${about((growth[0] as { impl: string }).impl)}`,
    line('', 'ms', 'spread'),
    ...lines,
  ].join('\n');
}

function first({ downloads, firstTensor }: Results): string {
  if (firstTensor.length === 0) return '';
  const lines = firstTensor.map((one) => {
    const fetched = downloads.find(({ impl }) => impl === one.impl);
    return line(
      about(one.impl),
      digits(one.medianMs),
      `${digits(one.lowMs)}–${digits(one.highMs)}`,
      fetched ? `${(fetched.gzipBytes / 1000).toFixed(1)} kB` : '',
    );
  });
  return [
    'From navigation to the first tensors, and what is fetched for it',
    line('', 'ms', 'spread', 'gzip'),
    ...lines,
  ].join('\n');
}

function about(impl: string): string {
  return isContenderId(impl) ? CONTENDERS[impl].about : impl;
}

function peakWords({ fusedGflops, separateGflops }: Peak): string {
  const separate = `${separateGflops.toFixed(0)} without`;
  return fusedGflops === null
    ? `peak ${separate} fused multiply-add`
    : `peak ${fusedGflops.toFixed(0)} GFLOP/s with fused multiply-add, ${separate}`;
}

/** Three digits that count. */
function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function line(name: string, ...cells: readonly string[]): string {
  return `  ${name.padEnd(44)}${cells.map((cell, i) => cell.padStart(i === 1 ? 16 : 11)).join('')}`.trimEnd();
}
