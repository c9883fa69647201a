import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVATIONS, type EncoderConfig } from '../../src/model/config.ts';
import { forward } from '../../src/model/encoder.ts';
import { supports } from '../../src/model/kernels/choice.ts';
import {
  packPanels,
  packTransposedPanels,
  panelLength,
  unpackPanels,
} from '../../src/model/kernels/panels.ts';
import { type Ops, plainOps } from '../../src/model/ops.ts';
import { seededRandom } from '../../src/model/random.ts';
import { refKey, refOf, shapeOf, weightOrder } from '../../src/model/tensorNames.ts';
import { givenWeights, untrainedWeights, type Weights } from '../../src/model/weights.ts';
import { ENGINES } from './engines.ts';
import './allclose.ts';

/** Every kernel against the plain functions, which add in float64. */

const kernels = ENGINES.filter((ops) => ops !== plainOps);

function normal(label: string, length: number, size = 1): Float32Array {
  const random = seededRandom(7, label);
  return Float32Array.from({ length }, () => random.normal() * size);
}

/** Runs one operation in both engines and compares; `scale` is how large the terms of the sums are. */
function compare(ops: Ops, work: (engine: Ops) => Float32Array, atol: number): void {
  ops.begin(4_000_000);
  const [found, wanted] = [work(ops), work(plainOps)];
  expect({ shape: [wanted.length], data: found }).toBeAllclose(
    { shape: [wanted.length], data: wanted },
    { atol, rtol: 2e-6 },
  );
}

/** An extent that is a block, one more, one less, or anything small. */
const extent = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, 4, 6, 7, 8, 9, 63, 64, 65));

test('plain SIMD runs here', () => {
  expect(kernels.map((ops) => ops.kernel)).toContain('simd');
  expect(supports('simd')).toBe(true);
});

describe.each(kernels)('the $kernel kernels', (ops) => {
  test('multiply matrices of any extents', () => {
    fc.assert(
      fc.property(extent, extent, extent, fc.boolean(), (n, k, m, hasBias) => {
        const [a, b, turned] = [normal('a', n * k), normal('b', k * m), normal('t', m * k)];
        const bias = hasBias ? normal('bias', m) : null;
        const atol = 1e-6 * (k + 4);
        compare(ops, (engine) => engine.matmul(a, b, bias, n, k, m), atol);
        compare(ops, (engine) => engine.matmulTransposed(a, turned, n, k, m, bias), atol);
        compare(ops, (engine) => engine.transposedMatmul(a, normal('c', n * m), n, k, m), 1e-6 * (n + 4));
      }),
      { numRuns: 200 },
    );
  });

  test('multiply the matrices of the largest models', () => {
    const [n, k, m] = [13, 3072, 768];
    const [a, b] = [normal('a', n * k), normal('b', k * m, 0.03)];
    ops.begin(6_000_000);
    const found = ops.matmul(a, b, null, n, k, m);
    const wanted = plainOps.matmul(a, b, null, n, k, m);
    expect({ shape: [n, m], data: found }).toBeAllclose({ shape: [n, m], data: wanted }, { atol: 1e-5 });
  });

  test('change nothing outside their result', () => {
    fc.assert(
      fc.property(extent, extent, extent, (n, k, m) => {
        const [a, b] = [normal('a', n * k), normal('b', k * m)];
        ops.begin(100_000);
        const inner = ops.scale(a, 1);
        const before = ops.scale(b, 1);
        const product = ops.matmul(inner, before, null, n, k, m);
        const copy = product.slice();
        const after = ops.softmax(ops.matmul(inner, before, null, n, k, m), m);
        expect(product).toEqual(copy);
        expect(inner).toEqual(a);
        expect(before).toEqual(b);
        expect(after.length).toBe(n * m);
      }),
      { numRuns: 50 },
    );
  });

  test('carry a broken number on instead of hiding it', () => {
    ops.begin(1000);
    const broken = Float32Array.of(Number.NaN, 1, 2);
    expect(ops.matmul(Float32Array.of(0, 1, 1), broken, null, 1, 3, 1)[0]).toBeNaN();
    expect(ops.softmax(broken, 3)[1]).toBeNaN();
    expect(ops.layerNorm(broken, broken, broken, 3, 1e-5)[1]).toBeNaN();
    for (const kind of ACTIVATIONS) expect(ops.activate(kind, broken)[0]).toBeNaN();
  });

  test('do in each head what is done in one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(1, 2, 3, 4, 5, 7, 8, 12, 16, 24),
        (H, T, Dh) => {
          const D = H * Dh;
          const [q, k] = [normal('q', T * D), normal('k', T * D)];
          const weights = plainOps.softmax(normal('w', H * T * T), T);
          const [w, bias] = [normal('m', D * D), normal('b', D)];
          compare(ops, (engine) => engine.scores(q, k, T, H, Dh), 1e-6 * (Dh + 4));
          compare(ops, (engine) => engine.mix(weights, k, T, H, Dh), 1e-6);
          compare(ops, (engine) => engine.intoHeads(q, T, H, Dh), 0);
          compare(ops, (engine) => engine.endToEnd(q, T, H, Dh), 0);
          compare(ops, (engine) => engine.project(q, w, bias, T, D, H), 1e-6 * (D + 4));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('mask, with padding, with what comes later, with both', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 19 }),
        fc.boolean(),
        (H, padding, causal) => {
          const scores = normal('s', H * padding.length ** 2);
          compare(ops, (engine) => engine.mask(scores, { causal }, padding), 0);
        },
      ),
    );
  });

  test('softmax any row, also one whose exponentials are far too large or masked', () => {
    fc.assert(
      fc.property(
        extent,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(1, 10, 1e3, 1e30),
        (m, rows, size) => {
          const x = normal('x', rows * m, size);
          for (let i = 0; i < x.length; i += 3) if (m > 3) x[i] = -1e9;
          compare(ops, (engine) => engine.softmax(x, m), 1e-7);
        },
      ),
    );
    ops.begin(100);
    expect(ops.softmax(Float32Array.of(-1e4, -1e9), 2)).toEqual(Float32Array.of(1, 0));
    expect(ops.softmax(Float32Array.of(3e38, -3e38, 0), 3)).toEqual(Float32Array.of(1, 0, 0));
  });

  test('norm any row, also one far from 0', () => {
    fc.assert(
      fc.property(extent, fc.integer({ min: 1, max: 5 }), fc.constantFrom(0, 1, 100), (d, rows, shift) => {
        const x = normal('x', rows * d).map((value) => value + shift);
        const [gamma, beta] = [normal('g', d), normal('b', d)];
        compare(ops, (engine) => engine.layerNorm(x, gamma, beta, d, 1e-5), shift > 0 && d < 4 ? 1e-3 : 2e-5);
      }),
    );
    ops.begin(100);
    const beta = Float32Array.of(3, -1);
    expect(ops.layerNorm(Float32Array.of(7, 7), Float32Array.of(2, 2), beta, 2, 1e-5)).toEqual(beta);
  });

  test.each(ACTIVATIONS)('%s from far below 0 to far above', (kind) => {
    const x = Float32Array.from({ length: 4001 }, (_, i) => (i - 2000) / 100);
    compare(ops, (engine) => engine.activate(kind, x), 1e-6);
    compare(ops, (engine) => engine.activate(kind, Float32Array.of(1e4, -6, -0, 1e-30)), 1e-6);
  });

  test('add, scale, look up and know where tokens stand', () => {
    fc.assert(
      fc.property(extent, extent, (T, D) => {
        const [a, b] = [normal('a', T * D), normal('b', T * D)];
        const ids = Array.from({ length: T }, (_, t) => (t * 7) % T);
        compare(ops, (engine) => engine.add(a, b), 0);
        compare(ops, (engine) => engine.scale(a, 0.3), 1e-9);
        compare(ops, (engine) => engine.lookup(a, ids, D), 0);
        compare(ops, (engine) => engine.position('sinusoidal', T, D), 0);
        compare(ops, (engine) => engine.position('none', T, D), 0);
      }),
    );
    expect(() => ops.lookup(normal('a', 8), [2], 4)).toThrow(RangeError);
  });

  test('say so when a run takes more than it began with, and when there is no memory', () => {
    ops.begin(100);
    const x = new Float32Array(50_000_000);
    expect(() => ops.scale(x, 1)).toThrow(RangeError);
    expect(() => ops.begin(2 ** 31)).toThrow(/no memory/);
    ops.begin(100);
    expect(ops.scale(Float32Array.of(1, 2), 2)).toEqual(Float32Array.of(2, 4));
  });
});

const CONFIG: EncoderConfig = {
  width: 20,
  heads: 4,
  hidden: 27,
  layers: 2,
  activation: 'gelu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0.1,
  vocabulary: 30,
  tied: true,
  seed: 1,
};

describe.each(kernels)('the weights that the $kernel engine holds', (ops) => {
  test('come back exactly, whether packed or not, also after the memory has grown', () => {
    const weights = untrainedWeights(CONFIG);
    const held = ops.hold(CONFIG, weights);
    for (const floats of [0, 10_000_000]) {
      ops.begin(floats);
      for (const ref of weightOrder(CONFIG)) {
        expect(held.get(ref), refKey(ref)).toEqual(weights.get(ref));
        const factor = held.factor(ref);
        const rows = factor instanceof Float32Array ? factor : factor.unpack();
        expect(rows, refKey(ref)).toEqual(weights.get(ref).data);
      }
    }
    expect(() => held.get({ name: 'final.norm.gamma', layer: null })).toThrow(RangeError);
  });

  test('are asked for once, when they are first used', () => {
    const asked: string[] = [];
    const drawn = untrainedWeights(CONFIG);
    const weights: Weights = {
      get: (ref) => {
        asked.push(refKey(ref));
        return drawn.get(ref);
      },
    };
    const held = ops.hold(CONFIG, weights);
    expect(ops.hold(CONFIG, weights)).toBe(held);
    expect(ops.hold(CONFIG, held)).toBe(held);
    expect(asked).toEqual([]);
    const input = { ids: [1, 2], padding: [false, false] };
    for (let n = 0; n < 2; n++) for (const tensor of forward(CONFIG, held, input, ops)) void tensor;
    expect(asked.toSorted()).toEqual(weightOrder(CONFIG).map(refKey).toSorted());
  });

  test('of another model take their place', () => {
    const other = { ...CONFIG, seed: 2 };
    ops.hold(CONFIG, untrainedWeights(CONFIG)).get(refOf('embedding.weight'));
    const held = ops.hold(other, untrainedWeights(other));
    expect(held.get(refOf('embedding.weight'))).toEqual(
      untrainedWeights(other).get(refOf('embedding.weight')),
    );
  });

  test('multiply in the plain engine too', () => {
    const tensors = new Map(
      weightOrder(CONFIG).map((ref) => [refKey(ref), untrainedWeights(CONFIG).get(ref)] as const),
    );
    const weights = givenWeights(CONFIG, tensors);
    const input = { ids: [3], padding: [false] };
    const held = ops.hold(CONFIG, weights);
    expect([...forward(CONFIG, held, input)]).toEqual([...forward(CONFIG, weights, input)]);
  });
});

describe.each(kernels)('a run of the $kernel engine', (ops) => {
  test.each([
    ['one token', {}, 1],
    ['512 tokens', { layers: 1 }, 512],
    ['odd head widths', { width: 21, heads: 3 }, 9],
    ['heads of one number', { width: 8, heads: 8 }, 10],
    ['heads of whole panels', { width: 48, heads: 2 }, 17],
    ['pre-LN and a causal mask', { normOrder: 'pre', causal: true }, 11],
    ['ReLU', { activation: 'relu' }, 6],
    ['GELU by tanh', { activation: 'gelu-tanh' }, 7],
  ] as const)('with %s is what plain TypeScript gives', (_, changes, T) => {
    const config = { ...CONFIG, ...changes };
    const input = {
      ids: Array.from({ length: T }, (_, t) => (t * 11) % CONFIG.vocabulary),
      padding: Array.from({ length: T }, (_, t) => t > 2 && t >= T - 2),
    };
    const weights = untrainedWeights(config);
    const wanted = new Map([...forward(config, weights, input)].map((one) => [refKey(one), one]));
    for (const tensor of forward(config, weights, input, ops)) {
      expect(tensor.shape).toEqual(shapeOf(tensor.name, config, T));
      const expected = wanted.get(refKey(tensor));
      expect(tensor, refKey(tensor)).toBeAllclose(expected ?? tensor, { atol: 2e-5, rtol: 2e-5 });
    }
  });

  test('leaves every tensor as it was until the next run begins', () => {
    const weights = untrainedWeights(CONFIG);
    const input = { ids: [1, 2, 3], padding: [false, false, false] };
    const copies: Float32Array[] = [];
    const tensors: Float32Array[] = [];
    for (const { data } of forward(CONFIG, weights, input, ops)) {
      tensors.push(data);
      copies.push(data.slice());
    }
    expect(tensors).toEqual(copies);
  });
});

test('panels hold a matrix of any extents and its transpose, exactly', () => {
  fc.assert(
    fc.property(extent, extent, (k, m) => {
      const matrix = normal('m', k * m);
      const panels = new Float32Array(panelLength(k, m)).fill(9);
      packPanels(matrix, k, m, panels);
      expect(unpackPanels(panels, k, m)).toEqual(matrix);
      expect(panels.filter((x) => x === 9).length).toBe(0);
      const turned = Float32Array.from(matrix, (_, i) => matrix[(i % k) * m + Math.floor(i / k)] as number);
      packTransposedPanels(turned, k, m, panels);
      expect(unpackPanels(panels, k, m)).toEqual(matrix);
    }),
  );
});
