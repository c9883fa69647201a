import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BOUNDS,
  ConfigError,
  type ConfigProblem,
  checkConfig,
  configProblems,
  type EncoderConfig,
  headWidth,
  isSentWhole,
  MEMORY_LIMIT,
  memoryNeeded,
  multiplyCount,
  NORM_ORDERS,
  parameterCount,
  SEND_ALL,
  TOKEN_LIMIT,
} from '../../src/model/config.ts';
import { cellsOf, terms } from '../../src/model/lineage.ts';
import { sizeOf } from '../../src/model/tensor.ts';
import { dataOrder, type Ref, shapeOf, weightOrder } from '../../src/model/tensorNames.ts';

const PAPER: EncoderConfig = {
  width: 512,
  heads: 8,
  hidden: 2048,
  layers: 6,
  activation: 'relu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0.1,
  vocabulary: 37_000,
  tied: false,
  seed: 0,
};
const SMALL: EncoderConfig = { ...PAPER, width: 8, heads: 2, hidden: 12, layers: 2, vocabulary: 20 };

const anyConfig: fc.Arbitrary<EncoderConfig> = fc
  .record({
    heads: fc.integer({ min: 1, max: 4 }),
    perHead: fc.integer({ min: 8, max: 12 }),
    hidden: fc.integer({ min: 8, max: 40 }),
    layers: fc.integer({ min: 1, max: 12 }),
    vocabulary: fc.integer({ min: 1, max: 500 }),
    normOrder: fc.constantFrom(...NORM_ORDERS),
    tied: fc.boolean(),
  })
  .map(({ heads, perHead, ...rest }) => ({ ...PAPER, ...rest, heads, width: heads * perHead }));

function numbersIn(refs: readonly Ref[], config: EncoderConfig, tokens: number): number {
  return refs.reduce((sum, ref) => sum + sizeOf(shapeOf(ref.name, config, tokens)), 0);
}

describe('the number of parameters', () => {
  test('is the size of all weights together', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        expect(parameterCount(config)).toBe(numbersIn(weightOrder(config), config, 0));
      }),
    );
  });

  test("is 18,914,304 for the layers of the paper's base encoder", () => {
    expect(parameterCount(PAPER) - 37_000 * 512).toBe(18_914_304);
  });

  test('is 109,482,240 for BERT-base, with what BERT has besides', () => {
    const [d, words] = [768, 30_522];
    const bert = { ...PAPER, width: d, heads: 12, hidden: 3072, layers: 12, vocabulary: words };
    const learnedPositions = 512 * d;
    const sentences = 2 * d;
    const normOfTheSum = 2 * d;
    const pooler = d * d + d;
    expect(parameterCount(bert) + learnedPositions + sentences + normOfTheSum + pooler).toBe(109_482_240);
  });

  test('is 175,181,291,520 for GPT-3, counted as matrices only, embedding and unembedding apart', () => {
    const [d, f, layers, vocabulary] = [12_288, 49_152, 96, 50_257];
    const gpt = { ...PAPER, width: d, heads: 96, hidden: f, layers, vocabulary, normOrder: 'pre' } as const;
    const unembedding = vocabulary * d;
    const biases = layers * (4 * d + f + d);
    const norms = layers * (4 * d) + 2 * d;
    expect(parameterCount(gpt) + unembedding - biases - norms).toBe(175_181_291_520);
  });
});

describe('the cost of a run', () => {
  test('in bytes is every weight and tensor once, and on the page all of a small run, else at most a layer', () => {
    fc.assert(
      fc.property(anyConfig, fc.integer({ min: 1, max: TOKEN_LIMIT }), (config, tokens) => {
        const refs = dataOrder(config);
        const activations = numbersIn(refs, config, tokens);
        const oneLayer = numbersIn(
          refs.filter(({ layer }) => layer === null || layer === 0),
          config,
          tokens,
        );
        const isSmall = 4 * (parameterCount(config) + 2 * activations) <= SEND_ALL;
        expect(isSentWhole(config, tokens)).toBe(isSmall);
        const drawn = isSmall ? activations : oneLayer;
        expect(memoryNeeded(config, tokens)).toBe(4 * (parameterCount(config) + activations + drawn));
      }),
    );
  });

  test('lets BERT-base’s sizes read as many tokens as the page takes', () => {
    const base = { ...PAPER, width: 768, heads: 12, hidden: 3072, layers: 12, vocabulary: 30_522 };
    expect(configProblems(base, TOKEN_LIMIT)).toEqual([]);
  });

  test.each([false, true])(
    'in multiplications is the number of products of all cells (guessing: %s)',
    (tied) => {
      const config = { ...SMALL, tied };
      const tokens = 3;
      const run = { config, input: { ids: [0, 1, 2], padding: [false, false, false] } };
      const ones = new Float32Array(10_000).fill(1);
      let products = 0;
      for (const ref of dataOrder(config)) {
        const every = { ref, at: shapeOf(ref.name, config, tokens).map(() => null) };
        for (const cell of cellsOf(every, run)) {
          const made = terms(cell, run, () => ones);
          if (['project', 'linear', 'dot', 'mix', 'unembed'].includes(made.operation)) {
            products += made.terms.filter((term) => term.factors.length === 2).length;
          }
        }
      }
      expect(multiplyCount(config, tokens)).toBe(products);
    },
  );
});

describe('a configuration', () => {
  test.each<[string, EncoderConfig]>([
    ["the paper's", PAPER],
    [
      'the smallest',
      { ...SMALL, width: 8, heads: 1, hidden: 8, layers: 1, vocabulary: 1, epsilon: 1e-12, dropout: 0 },
    ],
    ['the widest', { ...PAPER, width: 1024, heads: 64, hidden: 4096, seed: 2 ** 32 - 1, dropout: 0.99 }],
  ])('such as %s can be built', (_, config) => {
    expect(configProblems(config)).toEqual([]);
    expect(checkConfig(config)).toBe(config);
  });

  test.each(Object.entries(BOUNDS))('has a whole %s between its bounds', (field, [low, high]) => {
    const problems = (value: unknown) => configProblems({ ...SMALL, [field]: value });
    const outside: ConfigProblem[] = [{ code: 'out-of-bounds', field, low, high }];
    expect(problems(low - 1)).toEqual(outside);
    expect(problems(high + 1)).toEqual(outside);
    for (const wrong of [low + 0.5, Number.NaN, Number.POSITIVE_INFINITY, '8', null, undefined]) {
      expect(problems(wrong)).toEqual([{ code: 'not-a-number', field }]);
    }
    const isNamed = (value: number) =>
      problems(value).some((problem) => 'field' in problem && problem.field === field);
    expect([isNamed(low), isNamed(high)]).toEqual([false, false]);
  });

  test.each([
    ['epsilon', 0],
    ['epsilon', 1],
    ['epsilon', Number.NaN],
    ['dropout', -0.1],
    ['dropout', 1],
    ['dropout', Number.NaN],
  ])('has no %s of %d', (field, value) => {
    expect(configProblems({ ...SMALL, [field]: value })).toEqual([
      { code: 'out-of-bounds', field, low: 0, high: 1 },
    ]);
  });

  test.each(['activation', 'normOrder', 'position'] as const)('has a %s from the list', (field) => {
    for (const wrong of ['swish', 'toString', '', undefined]) {
      expect(configProblems({ ...SMALL, [field]: wrong } as unknown as EncoderConfig)).toMatchObject([
        { code: 'not-one-of', field, allowed: expect.arrayContaining([SMALL[field]]) },
      ]);
    }
  });

  test('has heads that divide the width', () => {
    expect(configProblems({ ...SMALL, heads: 3 })).toEqual([
      { code: 'heads-do-not-divide', heads: 3, width: 8 },
    ]);
    expect(headWidth(PAPER)).toBe(64);
  });

  test('must fit into memory', () => {
    const huge = { ...PAPER, width: 1024, hidden: 4096, layers: 12, vocabulary: 200_000 };
    expect(configProblems(huge, TOKEN_LIMIT)).toEqual([
      { code: 'too-large', bytes: memoryNeeded(huge, TOKEN_LIMIT), limit: MEMORY_LIMIT },
    ]);
  });

  test('is told everything that is wrong with it at once', () => {
    const wrong = { ...SMALL, width: 0, epsilon: 2, activation: 'swish' } as unknown as EncoderConfig;
    const fields = configProblems(wrong).map((problem) => 'field' in problem && problem.field);
    expect(fields).toEqual(['width', 'epsilon', 'activation']);
    expect(() => checkConfig(wrong)).toThrow(ConfigError);
    expect(() => checkConfig(wrong)).toThrow(/width.*epsilon.*activation/);
  });
});
