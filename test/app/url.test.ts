import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults, readLink, writeLink, writeWholeLink } from '../../app/url.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import {
  ACTIVATIONS,
  BOUNDS,
  NORM_ORDERS,
  POSITION_KINDS,
  TEMPERATURES,
  TOKEN_LIMIT,
} from '../../src/model/config.ts';
import { BATCHES, LEARNING_RATES } from '../../src/model/pace.ts';
import { TENSOR_NAMES, WEIGHT_NAMES } from '../../src/model/tensorNames.ts';
import { STAGE_IDS } from '../../src/stages/ids.ts';
import { FIRST_SENTENCE } from '../../src/store/firstSentence.ts';
import { MODEL_IDS, modelOf } from '../../src/store/modelIds.ts';
import type { Shared } from '../../src/store/state.ts';

const BASE = defaults('en', 'system');

const upTo = (high: number) => fc.integer({ min: 0, max: high });
const custom = fc.record({
  width: fc.integer({ min: BOUNDS.width[0], max: BOUNDS.width[1] }),
  heads: fc.integer({ min: BOUNDS.heads[0], max: BOUNDS.heads[1] }),
  hidden: fc.integer({ min: BOUNDS.hidden[0], max: BOUNDS.hidden[1] }),
  layers: fc.integer({ min: BOUNDS.layers[0], max: BOUNDS.layers[1] }),
  seed: fc.integer({ min: BOUNDS.seed[0], max: BOUNDS.seed[1] }),
  activation: fc.constantFrom(...ACTIVATIONS),
  normOrder: fc.constantFrom(...NORM_ORDERS),
  position: fc.constantFrom(...POSITION_KINDS),
  scaleEmbedding: fc.boolean(),
});
const shared: fc.Arbitrary<Shared> = fc.record({
  text: fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.toWellFormed()),
  model: fc.option(fc.constantFrom(...MODEL_IDS)),
  custom,
  scaleEmbedding: fc.boolean(),
  positions: fc.boolean(),
  causal: fc.boolean(),
  padding: upTo(16),
  blanks: fc.uniqueArray(upTo(127), { maxLength: 5 }).map((places) => places.sort((a, b) => a - b)),
  temperature: fc.integer({ min: 1, max: 30 }).map((tenths) => tenths / 10),
  learningRate: fc.constantFrom(...LEARNING_RATES),
  batch: fc.constantFrom(...BATCHES),
  checkpoint: fc.option(fc.nat({ max: 1_000_000 })),
  stage: fc.constantFrom(...STAGE_IDS),
  layer: upTo(11),
  head: upTo(63),
  token: upTo(127),
  place: fc.option(upTo(511)),
  view: fc.option(fc.constantFrom('map', 'widen', 'senses')),
  word: fc.option(fc.constantFrom('bank', '花', '開')),
  pick: fc.option(
    fc.record({ name: fc.constantFrom(...TENSOR_NAMES, ...WEIGHT_NAMES), row: upTo(9999), col: upTo(4095) }),
  ),
  language: fc.constantFrom(...LANGUAGES),
  theme: fc.constantFrom('system', 'light', 'dark'),
});

describe('the link', () => {
  it('is empty where everything is default', () => {
    expect(writeLink(BASE, BASE)).toBe('');
    expect(readLink('', BASE)).toEqual({ shared: BASE, ignored: [] });
  });

  it('brings back all that it carries', () => {
    fc.assert(
      fc.property(shared, (state) => {
        const { shared: read, ignored } = readLink(writeLink(state, BASE), BASE);
        expect(ignored).toEqual([]);
        expect(read).toEqual(state.model === 'custom' ? state : { ...state, custom: BASE.custom });
      }),
    );
  });

  it('is the one in the guide', () => {
    const link =
      '#stage=scores&layer=1&head=2&token=8&cell=8,1&text=it%20was&model=pocket&lang=zh-Hans&theme=dark';
    expect(readLink(link, BASE)).toEqual({
      ignored: [],
      shared: {
        ...BASE,
        stage: 'scores',
        layer: 1,
        head: 2,
        token: 8,
        pick: { name: 'attention.scaled', row: 8, col: 1 },
        text: 'it was',
        model: 'pocket',
        language: 'zh-Hans',
        theme: 'dark',
      },
    });
  });

  it('reads any nonsense without throwing, and gives a state in which every field is valid', () => {
    const field = fc.constantFrom(
      'stage',
      'layer',
      'head',
      'token',
      'place',
      'cell',
      'sizes',
      'model',
      'lang',
      'theme',
      'padding',
      'blank',
      'temperature',
      'causal',
      'v',
      'x',
    );
    const nonsense = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.tuple(
            field,
            fc.oneof(
              fc.string(),
              fc.constantFrom(
                '-1',
                '1e9',
                '99999999999',
                '%',
                '%ff',
                'NaN',
                ',,',
                '1,2,3',
                'constructor',
                '__proto__',
              ),
            ),
          ),
        )
        .map((pairs) => `#${pairs.map((pair) => pair.join('=')).join('&')}`),
    );
    fc.assert(
      fc.property(nonsense, (fragment) => {
        const { shared: read } = readLink(fragment, BASE);
        expect(STAGE_IDS).toContain(read.stage);
        expect([null, ...MODEL_IDS]).toContain(read.model);
        expect(read.temperature >= TEMPERATURES[0] && read.temperature <= TEMPERATURES[1]).toBe(true);
        expect(read.blanks).toEqual([...new Set(read.blanks)].sort((a, b) => a - b));
        for (const place of read.blanks)
          expect(Number.isInteger(place) && place >= 0 && place < TOKEN_LIMIT).toBe(true);
        expect(LANGUAGES).toContain(read.language);
        for (const [value, high] of [
          [read.layer, 11],
          [read.head, 63],
          [read.token, TOKEN_LIMIT - 1],
          [read.padding, 16],
        ] as const) {
          expect(Number.isInteger(value) && value >= 0 && value <= high).toBe(true);
        }
        expect(typeof read.text).toBe('string');
      }),
      { numRuns: 400 },
    );
  });

  it('names what it could not read', () => {
    const { shared: read, ignored } = readLink(
      '#stage=nowhere&layer=x&model=gpt&colour=red&v=99&text=%E0%A4%A&token=5000',
      BASE,
    );
    expect([...ignored].sort()).toEqual(['colour', 'layer', 'model', 'stage', 'text', 'v']);
    expect(read).toEqual({ ...BASE, token: TOKEN_LIMIT - 1 });
  });

  it('writes a lone surrogate as the replacement character instead of failing', () => {
    expect(readLink(writeLink({ ...BASE, text: 'a\ud800b' }, BASE), BASE).shared.text).toBe('a\ufffdb');
  });

  it('begins with a sentence of its own language, whatever the language of the reader', () => {
    const chinese = readLink('#lang=zh-Hans', BASE).shared;
    expect(chinese).toEqual({ ...BASE, ...FIRST_SENTENCE['zh-Hans'], language: 'zh-Hans' });
    expect(writeLink(chinese, BASE)).toBe('#v=1&lang=zh-Hans');
    expect(readLink('#lang=zh-Hans&text=it&token=0', BASE).shared).toMatchObject({ text: 'it', token: 0 });
  });

  it('names sentence and model for somebody else, who may read another language', () => {
    expect(writeWholeLink(BASE, BASE)).toBe('');
    const shown = { ...BASE, stage: 'output', blanks: [12] };
    const elsewhere = readLink(writeWholeLink(shown, BASE), defaults('zh-Hant', 'system')).shared;
    expect(elsewhere).toEqual({ ...shown, model: modelOf(BASE), language: 'zh-Hant' });
  });

  it('leaves out a text that is too long for a link', () => {
    expect(writeLink({ ...BASE, text: 'x'.repeat(20_000) }, BASE)).toBe('');
  });
});
