import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVATIONS, type EncoderConfig, NORM_ORDERS } from '../../src/model/config.ts';
import { type EncoderInput, forward } from '../../src/model/encoder.ts';
import { type Cell, cellsOf, type Explanation, holds, sources, terms } from '../../src/model/lineage.ts';
import { activationAt, blockedBy, MASKED_SCORE } from '../../src/model/ops.ts';
import { seededRandom } from '../../src/model/random.ts';
import { offsetOf, sizeOf, type Tensor } from '../../src/model/tensor.ts';
import {
  activationRow,
  dataOrder,
  isAnyTensorName,
  isLayered,
  isTensorName,
  isWeightName,
  type Ref,
  refKey,
  shapeOf,
  TENSOR_NAMES,
  weightOrder,
} from '../../src/model/tensorNames.ts';
import { givenWeights, type Weights } from '../../src/model/weights.ts';

const MASKS = ['no', 'a padding', 'a causal', 'a padding and a causal'] as const;

const scenes = NORM_ORDERS.flatMap((normOrder) =>
  ACTIVATIONS.flatMap((activation) => MASKS.map((mask) => ({ normOrder, activation, mask }))),
);

/** A small run in which no weight is 0 or 1, so that each leaves a trace, and no softmax is all on one token. */
function sceneOf(changes: Partial<EncoderConfig>, padded = 0) {
  const config: EncoderConfig = {
    width: 8,
    heads: 2,
    hidden: 9,
    layers: 2,
    activation: 'relu',
    normOrder: 'post',
    position: 'sinusoidal',
    scaleEmbedding: true,
    epsilon: 1e-5,
    causal: false,
    dropout: 0.1,
    vocabulary: 6,
    tied: true,
    seed: 3,
    ...changes,
  };
  const ids = [4, 1, 4, 0].slice(0, 3 + padded);
  const input: EncoderInput = { ids, padding: ids.map((_, t) => t >= 3), temperature: 0.7 };
  const given = new Map(weightOrder(config).map((ref) => [refKey(ref), noise(ref, config)]));
  const weights = givenWeights(config, given);
  const tensors = new Map([...forward(config, weights, input)].map((tensor) => [refKey(tensor), tensor]));
  const run = { config, input };
  const lookup = (ref: Ref) =>
    (isWeightName(ref.name) ? weights.get(ref) : (tensors.get(refKey(ref)) as Tensor)).data;
  return { config, input, weights, tensors, run, lookup };
}

type Scene = ReturnType<typeof sceneOf>;

function noise(ref: Ref, config: EncoderConfig): Tensor {
  const shape = shapeOf(ref.name, config, 0);
  const random = seededRandom(config.seed, `noise ${refKey(ref)}`);
  return { shape, data: Float32Array.from({ length: sizeOf(shape) }, () => 0.35 * random.normal()) };
}

function everyCell({ config, run, input }: Scene, order: readonly Ref[] = dataOrder(config)): Cell[] {
  return order.flatMap((ref) =>
    cellsOf({ ref, at: shapeOf(ref.name, config, input.ids.length).map(() => null) }, run),
  );
}

const keyOf = ({ ref, at }: Cell) => `${refKey(ref)}[${at.join()}]`;

/** The same float32, but for the last bit: a sum in another order may round to the neighbour. */
function expectSameFloat(found: number, stored: number, cell: Cell): void {
  const unit = Math.max(Math.abs(stored) * 2 ** -23, 2 ** -40);
  if (!(Math.abs(Math.fround(found) - stored) <= unit))
    expect.fail(`${keyOf(cell)}: ${found}, not ${stored}`);
}

/** A cell from its terms and quantities alone, by the textbook. */
function madeAgain({ operation, terms: parts, quantities, cell }: Explanation, { config }: Scene): number {
  const values = parts.map((term) => term.factors.map((factor) => factor.value));
  const first = values[0]?.[0] as number;
  const quantity = (name: string) => quantities[name] as number;
  switch (operation) {
    case 'softmax': {
      const exps = values.map(([x]) => Math.exp(x as number));
      return (exps[cell.at.at(-1) as number] as number) / exps.reduce((sum, x) => sum + x, 0);
    }
    case 'norm': {
      const row = values.map(([x]) => x as number);
      const mean = row.reduce((sum, x) => sum + x, 0) / row.length;
      const variance = row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / row.length;
      expect(quantity('mean')).toBeCloseTo(mean, 10);
      expect(quantity('variance')).toBeCloseTo(variance, 10);
      expect(quantity('x')).toBe(row[cell.at[1] as number]);
      const deviation = Math.sqrt(variance + config.epsilon);
      return ((quantity('x') - mean) / deviation) * quantity('gamma') + quantity('beta');
    }
    case 'activation':
      return activationAt(config.activation, first);
    case 'mask':
      return quantity('blocked') === 0 ? first : MASKED_SCORE;
    case 'wave':
      return config.position === 'none'
        ? 0
        : Math.sin(quantity('angle') + (quantity('column') % 2 === 0 ? 0 : Math.PI / 2));
    default:
      return values.reduce((sum, factors) => sum + factors.reduce((product, x) => product * x, 1), 0);
  }
}

/** The cells that stand in quantities, not in terms: what is looked up, what scales and moves a norm. */
function namedBeside({ operation, quantities }: Explanation, made: readonly Cell[], scene: Scene): Cell[] {
  const beside = made.filter(({ ref }) => ref.name === 'tokens.id' || /\.(gamma|beta)$/.test(ref.name));
  for (const { ref, at } of beside) {
    const value =
      ref.name === 'tokens.id'
        ? scene.input.ids[at[0] as number]
        : scene.lookup(ref)[offsetOf(shapeOf(ref.name, scene.config, 0), at)];
    expect(quantities[ref.name.split('.').at(-1) as string]).toBe(value);
  }
  expect(beside.length).toBe(operation === 'norm' ? 2 : operation === 'lookup' ? 1 : 0);
  return beside;
}

describe.each(scenes)('with $normOrder-LN, $activation and $mask mask', ({ normOrder, activation, mask }) => {
  const scene = sceneOf(
    { normOrder, activation, causal: mask.includes('causal') },
    mask.includes('padding') ? 1 : 0,
  );
  const { config, run, lookup } = scene;
  const names = TENSOR_NAMES.filter((name) => dataOrder(config).some((ref) => ref.name === name));

  test.each(names)('every cell of %s is made again from its terms, and they are its sources', (name) => {
    const stored = (cell: Cell) => {
      const shape = shapeOf(cell.ref.name, config, run.input.ids.length);
      return lookup(cell.ref)[offsetOf(shape, cell.at)];
    };
    const cells = everyCell(
      scene,
      dataOrder(config).filter((ref) => ref.name === name),
    );
    for (const cell of cells) {
      const explanation = terms(cell, run, lookup);
      expect(explanation.value).toBe(stored(cell));
      expectSameFloat(explanation.total, explanation.value, cell);
      expectSameFloat(madeAgain(explanation, scene), explanation.value, cell);

      const made = sources(cell, run).slabs.flatMap((slab) => cellsOf(slab, run));
      const named = explanation.terms
        .flatMap((term) => term.factors)
        .flatMap((factor) => {
          if (factor.cell) expect(factor.value).toBe(stored(factor.cell));
          return factor.cell ? [factor.cell] : [];
        });
      const beside = namedBeside(explanation, made, scene);
      expect([...named, ...beside].map(keyOf).toSorted()).toEqual(made.map(keyOf).toSorted());
    }
  });

  test('its sources are all that a cell depends on, and no more', () => {
    const makes = new Map<string, Set<string>>();
    for (const cell of everyCell(scene)) {
      for (const source of sources(cell, run).slabs.flatMap((slab) => cellsOf(slab, run))) {
        const key = keyOf(source);
        makes.set(key, (makes.get(key) ?? new Set()).add(keyOf(cell)));
      }
    }
    const ids: Ref = { name: 'tokens.id', layer: null };
    const everything = everyCell(scene, [ids, ...weightOrder(config), ...dataOrder(config)]);
    fc.assert(
      fc.property(fc.constantFrom(...everything), (cell) => {
        const changed = changedBy(cell, scene);
        const made = makes.get(keyOf(cell)) ?? new Set();
        expect([...changed].filter((key) => !made.has(key))).toEqual([]);
        const unmoved = [...made].filter((key) => !changed.has(key));
        expect(unmoved).toEqual([...made].filter((key) => isIdle(cell, key, scene)));
      }),
      { numRuns: 150 },
    );
  });

  test('every cell goes back to weights, ids and waves, and never to itself', () => {
    const ends = new Set<string>();
    const known = new Map<string, 'open' | 'done'>();
    const follow = (cell: Cell): void => {
      const key = keyOf(cell);
      if (known.get(key) === 'open') expect.fail(`${key} is made from itself`);
      if (known.has(key)) return;
      known.set(key, 'open');
      const { operation, slabs } = sources(cell, run);
      const next = slabs.flatMap((slab) => cellsOf(slab, run));
      if (next.length === 0) ends.add(operation);
      next.forEach(follow);
      known.set(key, 'done');
    };
    everyCell(scene).forEach(follow);
    expect([...ends].toSorted()).toEqual(['input', 'wave', 'weight']);
    for (const ref of weightOrder(config)) {
      if (ref.name === 'embedding.weight') continue;
      for (const cell of everyCell(scene, [ref])) expect(known.has(keyOf(cell)), keyOf(cell)).toBe(true);
    }
  });
});

/**
 * Which cells the encoder itself makes from this one. forward() goes on with the arrays that it yields, so what is
 * written into them is what it reads next: one cell is changed, and every other tensor is put back as it was, so
 * that nothing but the next operation sees the change.
 */
function changedBy(cell: Cell, { config, input, weights, tensors }: Scene): Set<string> {
  const { name } = cell.ref;
  const ids = [...input.ids];
  if (name === 'tokens.id')
    ids[cell.at[0] as number] = ((ids[cell.at[0] as number] as number) + 2) % config.vocabulary;
  const changedWeights: Weights = {
    get: (ref) => (refKey(ref) === refKey(cell.ref) ? moved(weights.get(ref), cell.at) : weights.get(ref)),
  };
  const changed = new Set<string>();
  for (const tensor of forward(config, changedWeights, { ...input, ids })) {
    const before = tensors.get(refKey(tensor)) as Tensor;
    tensor.data.forEach((value, offset) => {
      if (value !== before.data[offset])
        changed.add(`${refKey(tensor)}[${addressOf(offset, tensor.shape).join()}]`);
    });
    tensor.data.set(before.data);
    if (refKey(tensor) === refKey(cell.ref)) tensor.data.set(moved(before, cell.at).data);
  }
  return changed;
}

/** Upwards and past zero, so that ReLU opens and a score that was masked wins. */
function moved(tensor: Tensor, at: readonly number[]): Tensor {
  const data = tensor.data.slice();
  const offset = offsetOf(tensor.shape, at);
  const value = data[offset] as number;
  data[offset] = value === MASKED_SCORE ? 1.5 : Math.abs(value) + 1.5;
  return { shape: tensor.shape, data };
}

function addressOf(offset: number, shape: readonly number[]): number[] {
  const inner = shape.slice(1).reduce((product, extent) => product * extent, 1);
  return shape.length === 0 ? [] : [Math.floor(offset / inner), ...addressOf(offset % inner, shape.slice(1))];
}

/** Where a source may change and the cell does not: it is multiplied by exactly 0, or the token may not look there. */
function isIdle(source: Cell, made: string, { config, input, tensors }: Scene): boolean {
  const blocked = (query: number, key: number) => blockedBy(config, input.padding, query, key) !== null;
  const at = made
    .slice(made.indexOf('[') + 1, -1)
    .split(',')
    .map(Number) as [number, number, number];
  switch (source.ref.name) {
    case 'attention.scaled':
      return blocked(at[1], at[2]);
    case 'attention.masked': {
      const seen = input.ids.filter((_, key) => key === source.at[2] || !blocked(at[1], key));
      return (blocked(at[1], at[2]) && source.at[2] !== at[2]) || seen.length === 1;
    }
    case 'attention.v':
      return blocked(at[1], source.at[1] as number);
    case 'ffn.output.weight': {
      const activated = tensors.get(`ffn.activated@${source.ref.layer}`) as Tensor;
      return activated.data[offsetOf(activated.shape, [at[0], source.at[0] as number])] === 0;
    }
    default:
      return false;
  }
}

describe('the table', () => {
  test.each(NORM_ORDERS)('refers only to tensors that are there, made before (%s-LN)', (normOrder) => {
    const { config } = sceneOf({ normOrder });
    const there = new Set(['tokens.id', ...weightOrder(config).map(refKey)]);
    for (const ref of dataOrder(config)) {
      if (!isTensorName(ref.name)) expect.fail(`${ref.name} is no tensor`);
      for (const from of activationRow(ref.name).from(config, ref.layer ?? 0)) {
        expect(isAnyTensorName(from.name), from.name).toBe(true);
        expect(from.layer === null, from.name).toBe(!isLayered(from.name));
        expect(there.has(refKey(from)), `${refKey(ref)} from ${refKey(from)}`).toBe(true);
      }
      there.add(refKey(ref));
    }
  });
});

describe('a cell', () => {
  const scene = sceneOf({});
  const { run, lookup } = scene;

  test('of the weights and of the input has no sources and explains itself', () => {
    const weight: Cell = { ref: { name: 'ffn.hidden.weight', layer: 1 }, at: [2, 5] };
    const value = lookup(weight.ref)[2 * 9 + 5];
    expect(sources(weight, run)).toEqual({ operation: 'weight', slabs: [] });
    expect(terms(weight, run, lookup)).toMatchObject({ operation: 'weight', terms: [], total: value, value });
    const id: Cell = { ref: { name: 'tokens.id', layer: null }, at: [1] };
    expect(sources(id, run)).toEqual({ operation: 'input', slabs: [] });
    expect(terms(id, run, lookup)).toMatchObject({ operation: 'input', total: 1, value: 1 });
  });

  test.each<[string, Cell]>([
    ['too far along an axis', { ref: { name: 'ffn.hidden', layer: 0 }, at: [0, 9] }],
    ['of another rank', { ref: { name: 'attention.q', layer: 0 }, at: [0, 0] }],
    ['below zero', { ref: { name: 'embedding.sum', layer: null }, at: [-1, 0] }],
    ['between two', { ref: { name: 'embedding.sum', layer: null }, at: [0.5, 0] }],
    ['in a layer too high', { ref: { name: 'ffn.hidden', layer: 2 }, at: [0, 0] }],
    ['in a layer below the first', { ref: { name: 'ffn.hidden', layer: -1 }, at: [0, 0] }],
    ['in no layer, though its tensor is in one', { ref: { name: 'ffn.hidden', layer: null }, at: [0, 0] }],
    ['in a layer, though its tensor is in none', { ref: { name: 'embedding.sum', layer: 0 }, at: [0, 0] }],
    ['between two layers', { ref: { name: 'ffn.hidden', layer: 0.5 }, at: [0, 0] }],
  ])('that is not there (%s) is refused', (_, cell) => {
    expect(() => sources(cell, run)).toThrow(RangeError);
    expect(() => terms(cell, run, lookup)).toThrow(RangeError);
  });

  test.each([true, false])('of the scaled embedding says the factor (× √D: %s)', (scaleEmbedding) => {
    const scaled = sceneOf({ scaleEmbedding });
    const cell: Cell = { ref: { name: 'embedding.scaled', layer: null }, at: [1, 3] };
    const { quantities, total, value } = terms(cell, scaled.run, scaled.lookup);
    expect(quantities.factor).toBe(scaleEmbedding ? Math.sqrt(8) : 1);
    expectSameFloat(total, value, cell);
  });

  test('of the scaled scores is divided by √Dh', () => {
    const cell: Cell = { ref: { name: 'attention.scaled', layer: 0 }, at: [1, 2, 0] };
    expect(terms(cell, run, lookup).quantities.factor).toBe(0.5);
  });

  test('of a position code that is switched off is 0 and has no sources', () => {
    const still = sceneOf({ position: 'none' });
    const cell: Cell = { ref: { name: 'position.encoding', layer: null }, at: [2, 1] };
    expect(sources(cell, still.run).slabs).toEqual([]);
    expect(terms(cell, still.run, still.lookup)).toMatchObject({
      total: 0,
      value: 0,
      quantities: { angle: 0 },
    });
  });

  test('that is masked says by what', () => {
    const both = sceneOf({ causal: true }, 1);
    const blocked = (at: number[]) =>
      terms({ ref: { name: 'attention.masked', layer: 0 }, at }, both.run, both.lookup).quantities.blocked;
    expect(blocked([0, 2, 1])).toBe(0);
    expect(blocked([1, 0, 3])).toBe(1);
    expect(blocked([1, 0, 2])).toBe(2);
  });

  test('lies in a slab exactly when it is one of its cells', () => {
    const ref: Ref = { name: 'attention.weights', layer: 1 };
    const index = fc.option(fc.nat(2), { nil: null });
    fc.assert(
      fc.property(fc.option(fc.nat(1), { nil: null }), index, index, (head, query, key) => {
        const slab = { ref, at: [head, query, key] };
        const inside = new Set(cellsOf(slab, run).map(keyOf));
        for (const cell of everyCell(scene, [ref]))
          expect(holds(slab, cell.at)).toBe(inside.has(keyOf(cell)));
      }),
    );
  });
});

/** What sceneOf takes, with everything that may differ, still small. */
const anyScene = fc
  .record({
    heads: fc.integer({ min: 1, max: 4 }),
    headWidth: fc.integer({ min: 2, max: 4 }),
    hidden: fc.integer({ min: 8, max: 12 }),
    layers: fc.integer({ min: 1, max: 3 }),
    activation: fc.constantFrom(...ACTIVATIONS),
    normOrder: fc.constantFrom(...NORM_ORDERS),
    causal: fc.boolean(),
    scaleEmbedding: fc.boolean(),
    seed: fc.nat(1000),
    padded: fc.nat(1),
  })
  .map(({ heads, headWidth, padded, ...rest }) => ({
    changes: { ...rest, heads, width: heads * Math.max(headWidth, Math.ceil(8 / heads)) },
    padded,
  }));

describe('attention', () => {
  test('gives every row weights that sum to 1, and exactly 0 to what may not be seen', () => {
    fc.assert(
      fc.property(anyScene, ({ changes, padded }) => {
        const { config, input, tensors } = sceneOf(changes, padded);
        const T = input.ids.length;
        for (let layer = 0; layer < config.layers; layer++) {
          const { data } = tensors.get(refKey({ name: 'attention.weights', layer })) as Tensor;
          for (let row = 0; row < data.length / T; row++) {
            const weights = [...data.subarray(row * T, (row + 1) * T)];
            expect(Math.abs(weights.reduce((sum, x) => sum + x, 0) - 1)).toBeLessThan(1e-6);
            weights.forEach((weight, key) => {
              if (input.padding[key] || (config.causal && key > row % T)) expect(weight).toBe(0);
              else expect(weight).toBeGreaterThan(0);
            });
          }
        }
      }),
    );
  });

  test('without positions does not know the order of the tokens', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 2 }),
        fc.constantFrom(...NORM_ORDERS),
        fc.nat(1000),
        (order, normOrder, seed) => {
          const { config, weights } = sceneOf({ position: 'none', normOrder, seed, tied: false });
          const last = (ids: number[]) =>
            [...forward(config, weights, { ids, padding: ids.map(() => false) })].at(-1)
              ?.data as Float32Array;
          const straight = last([...order].sort());
          const shuffled = last(order);
          order.forEach((id, t) => {
            const place = [...order].sort().indexOf(id);
            for (let d = 0; d < 8; d++) {
              expect(shuffled[t * 8 + d]).toBeCloseTo(straight[place * 8 + d] as number, 4);
            }
          });
        },
      ),
    );
  });

  test('with positions does know the order of the tokens', () => {
    const { config, weights } = sceneOf({ tied: false });
    const last = (ids: number[]) =>
      [...forward(config, weights, { ids, padding: [false, false] })].at(-1)?.data as Float32Array;
    const [first, second] = [last([1, 2]).subarray(0, 8), last([2, 1]).subarray(8)];
    expect(Math.max(...first.map((x, d) => Math.abs(x - (second[d] as number))))).toBeGreaterThan(0.01);
  });
});
