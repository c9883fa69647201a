import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVATIONS } from '../../src/model/config.ts';
import {
  activate,
  activationAt,
  add,
  erf,
  layerNorm,
  MASKED_SCORE,
  matmul,
  matmulTransposed,
  moments,
  scale,
  softmax,
  softmaxRow,
  transposedMatmul,
} from '../../src/model/ops.ts';

const floats = (length: number, size = 100) =>
  fc.float32Array({ minLength: length, maxLength: length, min: -size, max: size, noNaN: true });

describe('erf', () => {
  // Python's math.erf
  test.each([
    [1e-10, 1.1283791670955126e-10],
    [0.1, 0.1124629160182849],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [1.5, 0.9661051464753108],
    [2, 0.9953222650189527],
    [2.49, 0.9995707121322661],
    [2.5, 0.999593047982555],
    [2.51, 0.9996142945182758],
    [3, 0.9999779095030014],
    [4, 0.9999999845827421],
    [5, 0.9999999999984626],
    [5.9, 0.9999999999999999],
    [6.1, 1],
  ])('of %d is %d, and of the negative the negative', (x, value) => {
    expect(Math.abs(erf(x) / value - 1)).toBeLessThan(2e-15);
    expect(erf(-x)).toBe(-erf(x));
  });

  test('is 0 at 0 and 1 far out', () => {
    expect(erf(0)).toBe(0);
    expect(erf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(erf(-1e300)).toBe(-1);
  });

  test('never falls, wherever its two formulas meet', () => {
    for (let x = -6.5; x < 6.5; x += 0.001) expect(erf(x + 0.001)).toBeGreaterThanOrEqual(erf(x));
  });
});

describe('the activation', () => {
  // PyTorch's F.gelu in float64
  test.each([
    [-6, -5.919525869479969e-9, -8.43964897967453e-11],
    [-3, -0.00404969409489031, -0.0036373920817729943],
    [-1, -0.15865525393145702, -0.15880800939172324],
    [-0.5, -0.15426876936299344, -0.15428599017485606],
    [0, 0, 0],
    [0.5, 0.34573123063700656, 0.34571400982514394],
    [1, 0.841344746068543, 0.8411919906082768],
    [2, 1.9544997361036416, 1.954597694087775],
    [3, 2.99595030590511, 2.996362607918227],
    [10, 10, 10],
  ])('GELU of %d is %d, and by tanh %d', (x, exact, byTanh) => {
    expect(activationAt('gelu', x)).toBeCloseTo(exact, 14);
    expect(activationAt('gelu-tanh', x)).toBeCloseTo(byTanh, 14);
  });

  test('ReLU keeps what is above zero and nothing else', () => {
    expect([...activate('relu', Float32Array.of(-2, -0, 0, 0.5, 3))].map(Math.abs)).toEqual([
      0, 0, 0, 0.5, 3,
    ]);
  });

  test.each(ACTIVATIONS)('%s is applied cell by cell and leaves its input alone', (kind) => {
    const x = Float32Array.of(-1, 0.5, 2);
    expect(activate(kind, x)).toEqual(Float32Array.from(x, (value) => activationAt(kind, value)));
    expect(x).toEqual(Float32Array.of(-1, 0.5, 2));
  });
});

describe('softmax', () => {
  test('gives 1/4 to each of four equal scores', () => {
    expect(softmax(Float32Array.of(7, 7, 7, 7), 4)).toEqual(Float32Array.of(0.25, 0.25, 0.25, 0.25));
  });

  test('is e^x over the sum of them, row by row', () => {
    const row = softmax(Float32Array.of(0, Math.log(3), 5, 5), 2);
    expect(row[0]).toBeCloseTo(0.25, 7);
    expect(row[1]).toBeCloseTo(0.75, 7);
    expect(row.slice(2)).toEqual(Float32Array.of(0.5, 0.5));
  });

  test('bears scores whose exponential is far too large', () => {
    expect(softmax(Float32Array.of(1e30, 1e30), 2)).toEqual(Float32Array.of(0.5, 0.5));
    expect(softmax(Float32Array.of(3e38, -3e38, 0), 3)).toEqual(Float32Array.of(1, 0, 0));
    expect(softmax(Float32Array.of(1000, 999), 2)[1]).toBeCloseTo(1 / (1 + Math.E), 7);
    expect(softmax(Float32Array.of(-1000, -999), 2)[1]).toBeCloseTo(Math.E / (1 + Math.E), 7);
  });

  test('gives a masked score exactly nothing', () => {
    expect(softmax(Float32Array.of(-1e4, MASKED_SCORE), 2)).toEqual(Float32Array.of(1, 0));
  });

  test('sums to 1, keeps the order and does not care what is added to every score', () => {
    fc.assert(
      fc.property(floats(6, 20), fc.integer({ min: -8, max: 8 }), (row, shift) => {
        const weights = softmax(row, 6);
        expect(weights.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 6);
        for (let i = 1; i < 6; i++) {
          const [a, b] = [row[i - 1] as number, row[i] as number];
          if (a < b) expect(weights[i - 1]).toBeLessThanOrEqual(weights[i] as number);
        }
        const moved = softmax(
          row.map((x) => x + shift),
          6,
        );
        moved.forEach((x, i) => {
          expect(x).toBeCloseTo(weights[i] as number, 4);
        });
      }),
    );
  });

  test('says the largest score and the sum that a row shares', () => {
    expect(softmaxRow([1, 3, 3])).toEqual({ max: 3, denominator: 2 + Math.exp(-2) });
  });
});

describe('LayerNorm', () => {
  test('of 1, 2, 3, 4 is what the formula says', () => {
    expect(moments([1, 2, 3, 4])).toEqual({ mean: 2.5, variance: 1.25 });
    const y = layerNorm(
      Float32Array.of(1, 2, 3, 4),
      Float32Array.of(1, 2, 1, 0),
      Float32Array.of(0, 0, 5, 9),
      4,
      0.3125,
    );
    // √(1.25 + 0.3125) = 1.25
    expect(y).toEqual(Float32Array.of(-1.2, -0.8, 5.4, 9));
  });

  test('centres a row at 0 with spread 1, whatever was added or multiplied', () => {
    fc.assert(
      fc.property(
        floats(8, 10),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -50, max: 50 }),
        (row, by, shift) => {
          fc.pre(moments(row).variance > 0.1);
          const ones = new Float32Array(8).fill(1);
          const y = layerNorm(row, ones, new Float32Array(8), 8, 1e-9);
          expect(moments(y).mean).toBeCloseTo(0, 5);
          expect(moments(y).variance).toBeCloseTo(1, 4);
          const moved = layerNorm(
            row.map((x) => x * by + shift),
            ones,
            new Float32Array(8),
            8,
            1e-9,
          );
          moved.forEach((x, i) => {
            expect(Math.abs(x - (y[i] as number))).toBeLessThan(1e-3);
          });
        },
      ),
    );
  });

  test('of a row whose cells are all alike is β', () => {
    const beta = Float32Array.of(3, -1);
    expect(layerNorm(Float32Array.of(7, 7), Float32Array.of(2, 2), beta, 2, 1e-5)).toEqual(beta);
  });
});

describe('the products', () => {
  const a = Float32Array.of(1, 2, 3, 4, 5, 6); // (2, 3)
  const b = Float32Array.of(1, 0, -1, 2, 0.5, 3); // (3, 2)

  test('A·B + b', () => {
    expect(matmul(a, b, Float32Array.of(10, 20), 2, 3, 2)).toEqual(Float32Array.of(10.5, 33, 12, 48));
    expect(matmul(a, b, null, 2, 3, 2)).toEqual(Float32Array.of(0.5, 13, 2, 28));
  });

  test('A·Bᵀ', () => {
    expect(matmulTransposed(a, a, 2, 3, 2)).toEqual(Float32Array.of(14, 32, 32, 77));
  });

  test('A·Bᵀ + b', () => {
    expect(matmulTransposed(a, a, 2, 3, 2, Float32Array.of(1, -1))).toEqual(Float32Array.of(15, 31, 33, 76));
  });

  test('Aᵀ·B', () => {
    expect(transposedMatmul(a, Float32Array.of(1, 0, -1, 2), 2, 3, 2)).toEqual(
      Float32Array.of(-3, 8, -3, 10, -3, 12),
    );
  });

  test('A·Bᵀ is A·B with B turned', () => {
    fc.assert(
      fc.property(floats(6), floats(12), (left, right) => {
        // right: (4, 3) → turned: (3, 4)
        const turned = Float32Array.from(
          { length: 12 },
          (_, i) => right[(i % 4) * 3 + Math.floor(i / 4)] as number,
        );
        expect(matmulTransposed(left, right, 2, 3, 4).map(positiveZero)).toEqual(
          matmul(left, turned, null, 2, 3, 4).map(positiveZero),
        );
      }),
    );
  });

  test('add in float64 and round once', () => {
    const row = Float32Array.of(1e8, 1, -1e8);
    const ones = Float32Array.of(1, 1, 1);
    expect(matmul(row, ones, null, 1, 3, 1)[0]).toBe(1);
    expect(matmulTransposed(row, ones, 1, 3, 1)[0]).toBe(1);
  });

  test('carry a broken number on instead of hiding it', () => {
    const broken = Float32Array.of(Number.NaN, 1);
    expect(matmul(Float32Array.of(0, 1), broken, null, 1, 2, 1)[0]).toBeNaN();
    expect(matmulTransposed(Float32Array.of(0, 1), broken, 1, 2, 1)[0]).toBeNaN();
  });

  test('x · factor and a + b leave their inputs alone', () => {
    const x = Float32Array.of(1, -2);
    expect(scale(x, 0.5)).toEqual(Float32Array.of(0.5, -1));
    expect(add(x, x)).toEqual(Float32Array.of(2, -4));
    expect(x).toEqual(Float32Array.of(1, -2));
  });
});

function positiveZero(x: number): number {
  return x + 0;
}
