import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ChapterError, readChapter } from '../../.config/chapters.ts';
import { LANGUAGES, type Language } from '../../src/i18n/languages.ts';
import type { ModelCard } from '../../src/model/card.ts';
import type { EncoderConfig } from '../../src/model/config.ts';
import { forward } from '../../src/model/encoder.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { type AnyTensorName, dataOrder, refKey, refOf } from '../../src/model/tensorNames.ts';
import type { Vocabulary } from '../../src/model/tokenizer.ts';
import { untrainedWeights } from '../../src/model/weights.ts';
import type { ChapterNode } from '../../src/stages/chapterNode.ts';
import { loadChapters } from '../../src/stages/chapters.ts';
import { STAGE_IDS, type StageId } from '../../src/stages/ids.ts';
import type { Selection, StageRun } from '../../src/stages/stage.ts';

interface FactsModule {
  readonly factNeeds: readonly AnyTensorName[];
  readonly facts: (run: StageRun, selection: Selection, card: ModelCard | null) => Record<string, string>;
}

const FACTS = import.meta.glob<FactsModule>('../../src/stages/*/facts.ts', { eager: true });
const CHAPTERS = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await loadChapters(language)])),
) as Record<Language, Record<StageId, ChapterNode>>;

function factsOf(stage: StageId): FactsModule {
  return FACTS[`../../src/stages/${stage}/facts.ts`] as FactsModule;
}

/** Every element of a chapter that has this tag. */
function all(node: ChapterNode, tag: string): Exclude<ChapterNode, string>[] {
  if (typeof node === 'string') return [];
  const [own, , ...children] = node;
  return [...(own === tag ? [node] : []), ...children.flatMap((child) => all(child, tag))];
}

function names(node: ChapterNode, tag: string): string[] {
  return [...new Set(all(node, tag).map(([, props]) => String(props?.name)))].sort();
}

/** The words without the formulae; a fact counts as one word. Of a trained model, an untrained one, or all there are. */
function wordsOf(node: ChapterNode, fact = 'x', model?: 'trained' | 'untrained'): string {
  if (typeof node === 'string') return node;
  const [tag, props, ...children] = node;
  if (tag === 'fact') return fact;
  if (tag === 'when' && model && props?.learned !== model) return '';
  if (String(props?.className ?? '').startsWith('katex')) return '';
  const words = children.map((child) => wordsOf(child, fact, model)).join('');
  return tag === 'p' || tag === 'question' ? `${words}\n` : words;
}

function size(text: string, language: Language): number {
  return language === 'en'
    ? text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    : (text.match(/\p{Script=Han}/gu) ?? []).length;
}

const BOUNDS: Record<Language, readonly [number, number]> = {
  en: [90, 180],
  'zh-Hans': [150, 300],
  'zh-Hant': [150, 300],
};

/** Every ideograph that a national standard has: GB 2312 is simplified, Big5 is traditional. */
function ideographs(encoding: string, first: number, last: number, lowest: number): Set<string> {
  const decoder = new TextDecoder(encoding);
  const found = new Set<string>();
  for (let high = first; high <= last; high++) {
    for (let low = lowest; low <= 0xfe; low++) found.add(decoder.decode(Uint8Array.of(high, low)));
  }
  return found;
}
const SCRIPTS = {
  'zh-Hans': ideographs('gb18030', 0xb0, 0xf7, 0xa1),
  'zh-Hant': ideographs('big5', 0xa4, 0xf9, 0x40),
};

describe.each(STAGE_IDS)('%s', (stage) => {
  const everywhere = LANGUAGES.map((language) => CHAPTERS[language][stage]);

  test.each(LANGUAGES)('in %s is short and asks one question', (language) => {
    const chapter = CHAPTERS[language][stage];
    const [low, high] = BOUNDS[language];
    for (const model of ['trained', 'untrained'] as const) {
      const length = size(wordsOf(chapter, 'x', model), language);
      expect(length).toBeGreaterThanOrEqual(low);
      expect(length).toBeLessThanOrEqual(high);
    }
    const [question, ...more] = all(chapter, 'question');
    expect(more).toEqual([]);
    expect(wordsOf(question as ChapterNode).match(/[?？]/g)).toHaveLength(1);
    expect(wordsOf(question as ChapterNode).trim()).toMatch(/[?？]$/);
  });

  test('speaks of the same tensors and facts in every language, and of every fact', () => {
    for (const chapter of everywhere) {
      expect(names(chapter, 'tensor')).toEqual(names(everywhere[0] as ChapterNode, 'tensor'));
      expect(names(chapter, 'tensor')).not.toEqual([]);
      expect(names(chapter, 'fact')).toEqual(
        Object.keys(factsOf(stage).facts(makeRun(POST, 4), START, null)).sort(),
      );
    }
  });

  test('says of trained and of untrained models the same in every language, and calls no trained one untrained', () => {
    const cases = everywhere.map((chapter) => all(chapter, 'when').map(([, props]) => props?.learned));
    for (const each of cases) expect(each).toEqual(cases[0]);
    for (const chapter of everywhere) {
      expect(wordsOf(chapter, 'x', 'trained')).not.toMatch(/untrained|未经训练|未經訓練/);
    }
  });

  test('has the same formulae in every language', () => {
    const formulae = everywhere.map((chapter) =>
      all(chapter, 'math')
        .map((math) => JSON.stringify(math))
        .sort(),
    );
    for (const each of formulae) expect(each).toEqual(formulae[0]);
  });

  test.each(['zh-Hans', 'zh-Hant'] as const)('in %s has no character of the other script', (language) => {
    const characters = wordsOf(CHAPTERS[language][stage]).match(/\p{Script=Han}/gu) ?? [];
    expect(characters.filter((character) => !SCRIPTS[language].has(character))).toEqual([]);
  });

  test.each(['zh-Hans', 'zh-Hant'] as const)(
    'in %s has Chinese punctuation between ideographs',
    (language) => {
      expect(wordsOf(CHAPTERS[language][stage])).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    },
  );
});

const POST: EncoderConfig = {
  width: 8,
  heads: 2,
  hidden: 16,
  layers: 2,
  activation: 'relu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0.1,
  vocabulary: 12,
  tied: false,
  seed: 3,
};
const PRE: EncoderConfig = { ...POST, normOrder: 'pre', activation: 'gelu' };
const START: Selection = { layer: 0, head: 0, token: 0, place: null, view: null, word: null, pick: null };

const PIECES = ['[PAD]', 'the', 'cat', 'sat', 'down', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
const VOCABULARY: Vocabulary = {
  size: PIECES.length,
  pieces: PIECES,
  idOf: (piece) => (PIECES.includes(piece) ? PIECES.indexOf(piece) : undefined),
};

/** A real run of a small encoder. It has only the tensors that are asked for in `only`, or all. */
function makeRun(
  config: EncoderConfig,
  length: number,
  padding = 0,
  only?: readonly AnyTensorName[],
): StageRun {
  const ids = Array.from({ length: length + padding }, (_, t) => (t < length ? 1 + (t % 4) : 0));
  const input = { ids, padding: ids.map((id) => id === 0) };
  const tensors = new Map<string, Tensor>();
  for (const tensor of forward(config, untrainedWeights(config), input)) tensors.set(refKey(tensor), tensor);
  return {
    text: '',
    config,
    learned: null,
    checkpoint: null,
    isDrawn: true,
    vocabulary: VOCABULARY,
    tokens: ids.map((id) => {
      const piece = PIECES[id] as string;
      return {
        id,
        piece,
        label: piece,
        name: piece,
        start: 0,
        end: 0,
        kind: id === 0 ? ('padding' as const) : ('known' as const),
      };
    }),
    tensor(name, layer) {
      const found = tensors.get(refKey(refOf(name, layer ?? null)));
      if (!found || (only && !only.includes(name))) throw new RangeError(`${name} was not asked for`);
      return found;
    },
  };
}

describe('the facts', () => {
  const runs: [string, EncoderConfig, number, number][] = [
    ['one token, post-LN', POST, 1, 0],
    ['one token, pre-LN', PRE, 1, 0],
    ['four tokens, post-LN', POST, 4, 0],
    ['four tokens, pre-LN', PRE, 4, 0],
    ['four tokens, causal', { ...POST, causal: true }, 4, 0],
    ['padding', { ...PRE, causal: true }, 4, 2],
    ['no positions, no scale', { ...POST, position: 'none', scaleEmbedding: false }, 4, 0],
    ['heads one wide', { ...POST, heads: 8, layers: 1 }, 4, 0],
  ];

  test.each(runs)('of %s are words or numbers for every selection', (_, config, length, padding) => {
    for (const stage of STAGE_IDS) {
      const { facts, factNeeds } = factsOf(stage);
      const run = makeRun(config, length, padding, factNeeds);
      for (let token = 0; token < run.tokens.length; token++) {
        const last = {
          layer: config.layers - 1,
          head: config.heads - 1,
          token,
          place: 100,
          view: null,
          word: null,
          pick: null,
        };
        for (const selection of [{ ...START, token }, last]) {
          for (const [name, value] of Object.entries(facts(run, selection, null))) {
            expect(value, `${stage} ${name}`).toMatch(/^(—|[−]?[\d.\u202f]+(e−?\d+)?|\[?[A-Za-z]+\]?)$/);
          }
        }
      }
    }
  });

  test('quote what the tensors hold', () => {
    const run = makeRun({ ...POST, causal: true }, 4, 2);
    const selection = { ...START, token: 1 };
    expect(factsOf('softmax').facts(run, selection, null)).toMatchObject({
      token: 'cat',
      T: '6',
      masked: '4',
    });
    expect(factsOf('softmax').facts(run, START, null)).toMatchObject({
      top: 'the',
      weight: '1.00',
      effective: '1.00',
    });
    expect(factsOf('position').facts(run, START, null)).toEqual({
      D: '8',
      place: '0',
      first: '0',
      last: '1.00',
    });
    expect(factsOf('scale').facts(run, START, null)).toMatchObject({ root: '2.83', position: '2.00' });
    expect(factsOf('overview').facts(run, START, null)).toMatchObject({ N: '2', H: '2', D: '8' });
    expect(factsOf('tokens').facts(run, selection, null)).toEqual({ token: 'cat', id: '2', T: '6', V: '12' });
    expect(factsOf('output').facts(run, selection, null)).toEqual({
      token: 'cat',
      T: '6',
      D: '8',
      V: '12',
      root: '2.83',
    });
    expect(factsOf('layers').facts(run, { ...START, layer: 1 }, null)).toMatchObject({ layer: '2', N: '2' });
  });

  test('need only tensors that a run in either order has', () => {
    for (const stage of STAGE_IDS) {
      for (const config of [POST, PRE]) {
        const has = new Set<string>(dataOrder(config).map(({ name }) => name));
        expect(factsOf(stage).factNeeds.filter((name) => !has.has(name))).toEqual([]);
      }
    }
  });
});

describe('a chapter that is wrong', () => {
  const problem = (markdown: string) => {
    try {
      readChapter(markdown);
    } catch (error) {
      if (error instanceof ChapterError) return `${error.line}: ${error.message}`;
      throw error;
    }
    return null;
  };
  const end = '\n\n---\n\nWhy?\n';

  test.each([
    [
      'a tensor that is not',
      `One.\n\nTwo\nand [words](tensor:attention.foo).${end}`,
      /^4: tensor:attention\.foo/,
    ],
    ['a stage that is not', `[words](stage:nowhere)${end}`, /^1: stage:nowhere/],
    ['an address that is not https', `[words](http://example.org)${end}`, /^1: http:/],
    ['no question', 'One.', /does not end with/],
    ['two questions', `One.${end}\nAnd why?`, /nothing else/],
    ['a heading', `One.\n\n# Two${end}`, /^3: a chapter has no heading/],
    ['HTML', `One.\n\n<b>Two</b>${end}`, /^3: a chapter has no html/],
    ['a formula that cannot be set', `One.\n\n$\\foo$${end}`, /^3: KaTeX parse error/],
    [
      'a formula that asks for trust',
      `One.\n\n$\\href{https://example.org}{x}$${end}`,
      /^3: a formula may not use \\href/,
    ],
    [
      'a class that is no role',
      `One.\n\n$\\htmlClass{red}{x}$${end}`,
      /^3: a formula may not use \\htmlClass red/,
    ],
    ['a fact without a name', `One.\n\n{{no name}}${end}`, /^3: \{\{no name\}\}/],
  ])('%s', (_, markdown, message) => {
    expect(problem(markdown)).toMatch(message);
  });
});

test('every file is read as it stands', async () => {
  for (const stage of STAGE_IDS) {
    for (const language of LANGUAGES) {
      const source = await readFile(
        new URL(`../../src/stages/${stage}/chapter.${language}.md`, import.meta.url),
        'utf8',
      );
      expect(readChapter(source)).toEqual(CHAPTERS[language][stage]);
    }
  }
});
