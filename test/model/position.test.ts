import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TOKEN_LIMIT } from '../../src/model/config.ts';
import { waveAngle, waveAt } from '../../src/model/ops.ts';

const evenWidth = fc.integer({ min: 4, max: 512 }).map((half) => 2 * half);
const place = fc.nat(TOKEN_LIMIT - 1);

const codeOf = (position: number, d: number) =>
  Array.from({ length: d }, (_, column) => waveAt(position, column, d));

test('the first place is 0, 1, 0, 1 …', () => {
  expect(codeOf(0, 8)).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
});

test('the columns are sines and cosines of pos / 10000^(2i/d)', () => {
  // d = 4: the divisors are 1 and 100.
  expect(codeOf(3, 4)).toEqual([Math.sin(3), Math.cos(3), Math.sin(0.03), Math.cos(0.03)]);
});

test('the first wave turns by one radian a place, the last by almost 1/10000', () => {
  expect(waveAngle(1, 0, 512)).toBe(1);
  expect(1 / waveAngle(1, 511, 512)).toBeCloseTo(10000 ** (510 / 512), 6);
});

test('a step of k places turns each pair by k times its angle, wherever it begins', () => {
  fc.assert(
    fc.property(place, fc.integer({ min: -64, max: 64 }), evenWidth, (position, k, d) => {
      for (let pair = 0; pair < d; pair += 2) {
        const [sine, cosine] = [waveAt(position, pair, d), waveAt(position, pair + 1, d)];
        const angle = waveAngle(k, pair, d);
        expect(waveAt(position + k, pair, d)).toBeCloseTo(
          sine * Math.cos(angle) + cosine * Math.sin(angle),
          10,
        );
        expect(waveAt(position + k, pair + 1, d)).toBeCloseTo(
          cosine * Math.cos(angle) - sine * Math.sin(angle),
          10,
        );
      }
    }),
  );
});

test('every place has a code of the same length, √(d/2)', () => {
  fc.assert(
    fc.property(place, evenWidth, (position, d) => {
      expect(Math.hypot(...codeOf(position, d))).toBeCloseTo(Math.sqrt(d / 2), 10);
    }),
  );
});

test('no cell leaves −1 … 1, for odd widths too', () => {
  fc.assert(
    fc.property(place, fc.integer({ min: 8, max: 1024 }), (position, d) => {
      for (const cell of codeOf(position, d)) expect(Math.abs(cell)).toBeLessThanOrEqual(1);
    }),
  );
});

test('no two places that a run can have are alike, even in the narrowest model', () => {
  const codes = Array.from({ length: TOKEN_LIMIT }, (_, position) => codeOf(position, 8));
  codes.forEach((one, p) => {
    for (const other of codes.slice(p + 1)) {
      expect(Math.hypot(...one.map((x, column) => x - (other[column] as number)))).toBeGreaterThan(0.1);
    }
  });
});

test('how near two places are depends on their distance alone', () => {
  fc.assert(
    fc.property(place, place, fc.nat(50), evenWidth, (a, b, shift, d) => {
      const dot = (p: number, q: number) => {
        const other = codeOf(q, d);
        return codeOf(p, d).reduce((sum, x, column) => sum + x * (other[column] as number), 0);
      };
      expect(dot(a + shift, b + shift)).toBeCloseTo(dot(a, b), 8);
    }),
  );
});
