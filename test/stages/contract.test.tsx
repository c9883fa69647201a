// @vitest-environment happy-dom
import { fireEvent, render } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/i18n/languages.ts';
import { type EncoderConfig, TOKEN_LIMIT } from '../../src/model/config.ts';
import type { Cell } from '../../src/model/lineage.ts';
import {
  type AnyTensorName,
  axesOf,
  dataOrder,
  encoderOutput,
  isLayered,
  type Ref,
  refKey,
  refOf,
  TENSOR_NAMES,
  WEIGHT_NAMES,
  weightOrder,
} from '../../src/model/tensorNames.ts';
import type { ChapterNode } from '../../src/stages/chapterNode.ts';
import { loadChapters } from '../../src/stages/chapters.ts';
import { StageContextReact } from '../../src/stages/context.ts';
import { STAGE_IDS, type StageId } from '../../src/stages/ids.ts';
import { homeOf, STAGES, stageOf } from '../../src/stages/index.ts';
import { cellOn, pageOf } from '../../src/stages/page.ts';
import type { Selection, Stage, StageContext } from '../../src/stages/stage.ts';
import { STAGE_NAMES } from '../../src/stages/stageNames.ts';
import { controlsIn, NATIVE, problemsIn } from './dom.ts';
import { contextOf, POCKET, type RealRun, realRun, START, seenThrough, type Wished } from './realRun.ts';

/** What every stage of the catalogue promises: nothing is written for one stage alone. */

const POST = POCKET;
const PRE: EncoderConfig = { ...POCKET, normOrder: 'pre', layers: 3 };
const ORDERS = [POST, PRE];

const CHAPTERS = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await loadChapters(language)])),
) as Record<Language, Record<StageId, ChapterNode>>;

test('the catalogue has every stage once, in the order of the road', () => {
  expect(STAGES.map(({ id }) => id)).toEqual(STAGE_IDS);
  for (const id of STAGE_IDS) expect(stageOf(id).id).toBe(id);
});

test.each<AnyTensorName>([...TENSOR_NAMES, ...WEIGHT_NAMES, 'tokens.id'])(
  '%s is at home in one stage',
  (name) => {
    const homes = STAGES.filter(({ home }) => home.includes(name)).map(({ id }) => id);
    expect(homes).toHaveLength(1);
    expect(homeOf(name)).toBe(homes[0]);
  },
);

interface Case extends Pick<StageContext, 'language' | 'theme' | 'size'> {
  readonly wished: Wished;
  readonly selection?: Partial<Selection>;
}

/** A figure that makes more, whatever it draws, is slow to lay out and to hover. */
const MANY_NODES = 2000;

const WIDE = { width: 1100, height: 800 };
const DESK = { width: 840, height: 690 };
const TABLET = { width: 560, height: 620 };
const PHONE = { width: 288, height: 420 };
const LAST = { layer: 1, head: 3, token: 99, place: 200 };

/** Every value of every axis at least twice, and the hard ones together. */
const CASES: readonly (readonly [says: string, Case])[] = [
  [
    'a sentence on a desk',
    {
      wished: {},
      selection: { token: 8, head: 1 },
      language: 'en',
      theme: 'light',
      size: DESK,
    },
  ],
  [
    'pre-LN in the dark',
    {
      wished: { config: { normOrder: 'pre', activation: 'relu' } },
      selection: LAST,
      language: 'en',
      theme: 'dark',
      size: WIDE,
    },
  ],
  ['one token on a phone', { wished: { tokens: 1 }, language: 'zh-Hans', theme: 'dark', size: PHONE }],
  [
    'one token, pre-LN, heads one column wide',
    {
      wished: { tokens: 1, config: { normOrder: 'pre', width: 8, heads: 8, hidden: 8, layers: 1 } },
      selection: { head: 7 },
      language: 'en',
      theme: 'light',
      size: WIDE,
    },
  ],
  [
    'three tokens on a tablet',
    {
      wished: { tokens: 3 },
      selection: { token: 2, layer: 1 },
      language: 'zh-Hant',
      theme: 'light',
      size: TABLET,
    },
  ],
  [
    'forty tokens, masked both ways, pre-LN',
    {
      wished: { tokens: 40, padding: 3, config: { normOrder: 'pre', causal: true } },
      selection: LAST,
      language: 'zh-Hans',
      theme: 'light',
      size: WIDE,
    },
  ],
  [
    'forty tokens on a phone',
    {
      wished: { tokens: 40 },
      selection: { token: 20, layer: 1, head: 2 },
      language: 'en',
      theme: 'dark',
      size: PHONE,
    },
  ],
  [
    'padding and the causal mask, padding chosen',
    {
      wished: { tokens: 3, padding: 2, config: { causal: true } },
      selection: LAST,
      language: 'en',
      theme: 'dark',
      size: TABLET,
    },
  ],
  [
    'no positions and no scaling',
    {
      wished: { config: { position: 'none', scaleEmbedding: false } },
      selection: { token: 12, place: 3 },
      language: 'zh-Hant',
      theme: 'dark',
      size: DESK,
    },
  ],
  [
    'words that are guessed, on a desk',
    {
      wished: {
        config: { tied: true },
        text: 'The animal did not [MASK] it.',
        blanks: [0, 1],
        temperature: 0.5,
      },
      selection: { token: 1 },
      language: 'en',
      theme: 'light',
      size: DESK,
    },
  ],
  [
    'words that are guessed, padded, pre-LN, on a tablet',
    {
      wished: { config: { tied: true, normOrder: 'pre' }, tokens: 12, padding: 2, blanks: [3] },
      selection: LAST,
      language: 'zh-Hant',
      theme: 'dark',
      size: TABLET,
    },
  ],
  [
    'a blank alone, on a phone',
    {
      wished: { config: { tied: true }, text: 'it', blanks: [0] },
      language: 'zh-Hans',
      theme: 'light',
      size: PHONE,
    },
  ],
  [
    'one head and one layer, eight columns',
    {
      wished: { config: { width: 8, heads: 1, hidden: 8, layers: 1 } },
      selection: { token: 4 },
      language: 'en',
      theme: 'light',
      size: TABLET,
    },
  ],
  [
    'sixteen heads',
    {
      wished: { config: { heads: 16 } },
      selection: { head: 15, token: 7, layer: 1 },
      language: 'zh-Hans',
      theme: 'light',
      size: DESK,
    },
  ],
  [
    'the width of the paper',
    {
      wished: { config: { width: 512, heads: 8, hidden: 2048, activation: 'relu' } },
      selection: { token: 5, head: 7 },
      language: 'en',
      theme: 'light',
      size: WIDE,
    },
  ],
  [
    'the width of the paper on a phone, pre-LN, sixteen heads',
    {
      wished: { tokens: 3, config: { width: 512, heads: 16, hidden: 2048, normOrder: 'pre' } },
      selection: { token: 1, head: 15, layer: 1 },
      language: 'zh-Hant',
      theme: 'dark',
      size: PHONE,
    },
  ],
];

describe.each(STAGES.map((stage) => [stage.id, stage] as const))('%s', (_, stage) => {
  test('has a name in every language', () => {
    for (const language of LANGUAGES) {
      const { title, short } = STAGE_NAMES[stage.id][language];
      for (const name of [title, short]) expect(name, language).toMatch(/\S/);
    }
  });

  test('means by a cell of its link a cell of its own picture, in a tensor that every model has', () => {
    const mains = ORDERS.map((config) => stage.main(config));
    const [always, ...others] = new Set(mains);
    if (others.length === 0) expect(stage.linkTensor).toBe(always);
    if (stage.linkTensor === null) return;
    expect(mains).toContain(stage.linkTensor);
    for (const config of ORDERS) {
      expect(dataOrder(config).map(({ name }) => name)).toContain(stage.linkTensor);
    }
  });

  test('has the places its tensors have: a layer where they are layered, a head where they are headed', () => {
    const main = stage.main(POST);
    if (stage.layered) expect(main !== null && isLayered(main)).toBe(true);
    if (stage.headed) expect(main !== null && axesOf(main)[0]).toBe('head');
    if (stage.headed) expect(stage.layered).toBe(true);
  });

  test('needs only what a run has, once, and its own picture among it', () => {
    for (const config of ORDERS) {
      const has = new Set([...dataOrder(config), ...weightOrder(config)].map(refKey));
      for (const selection of selectionsOf(config)) {
        const needs = stage.needs(config, selection).map(refKey);
        expect(needs.filter((key) => !has.has(key))).toEqual([]);
        const main = stage.main(config);
        if (main) expect(needs).toContain(refKey(placeOf(stage, main, config, selection.layer)));
      }
    }
  });

  test('gives its chapter every number that it quotes, from what it needs', () => {
    const quoted = LANGUAGES.map((language) => factsIn(CHAPTERS[language][stage.id]));
    for (const config of ORDERS) {
      const run = realRun({ config: { normOrder: config.normOrder, layers: config.layers } });
      for (const selection of selectionsOf(config)) {
        const facts = stage.facts(seenThrough(run, stage.needs(config, selection)), selection, null);
        for (const name of quoted.flat()) expect(facts[name], name).toMatch(/\S/);
      }
    }
  });

  test.each(CASES)('draws %s', (_, { wished, selection, ...shown }) => {
    const run = realRun({ ...wished, language: shown.language });
    const tokens = run.tokens.length;
    const token = Math.min(selection?.token ?? 0, tokens - 1);
    for (const view of viewsOf(stage)) {
      const chosen: Selection = { ...START, ...selection, token, view };
      const all = { ...shown, selection: chosen };
      const drawing = render(<Drawn stage={stage} context={contextOf(stage, run, all)} />);
      expect(problemsIn(drawing.container)).toEqual([]);
      expect(drawing.container.querySelector('figure')?.getAttribute('aria-label'), `${view}`).toMatch(/\S/);
      const active = cellOf(stage, run, chosen);
      if (active) {
        drawing.rerender(<Drawn stage={stage} context={contextOf(stage, run, { ...all, active })} />);
        expect(problemsIn(drawing.container)).toEqual([]);
      }
      drawing.unmount();
    }
  });

  test('shows another figure for each of its views', () => {
    const run = realRun();
    const drawn = viewsOf(stage).map((view) => {
      const { container, unmount } = render(
        <Drawn stage={stage} context={contextOf(stage, run, { selection: { ...START, view } })} />,
      );
      const { innerHTML } = container;
      unmount();
      return innerHTML;
    });
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  test.each([
    ['desk', DESK, 'en'],
    ['phone', PHONE, 'zh-Hans'],
  ] as const)('draws the longest text on a %s with few nodes', (_, size, language) => {
    const run = realRun({ tokens: TOKEN_LIMIT, language });
    expect(run.tokens).toHaveLength(TOKEN_LIMIT);
    for (const view of viewsOf(stage)) {
      const chosen = { ...START, token: 300, head: 1, layer: 1, view };
      const active = cellOf(stage, run, chosen);
      const context = contextOf(stage, run, { selection: chosen, active, size, language });
      const { container, unmount } = render(<Drawn stage={stage} context={context} />);
      expect(problemsIn(container)).toEqual([]);
      expect(container.querySelectorAll('*').length).toBeLessThan(MANY_NODES);
      unmount();
    }
  });

  test.each(viewsOf(stage))('has no control that does nothing in view %s, by pointer or by keys', (view) => {
    const run = realRun({ tokens: 5, padding: 1, config: { causal: true } });
    const chosen = { ...START, token: 3, head: 1, view };
    const active = cellOf(stage, run, chosen);
    let said = 0;
    const heard = () => {
      said++;
    };
    const actions = Object.fromEntries(
      ['choose', 'follow', 'open', 'select', 'go', 'set'].map((action) => [action, heard]),
    );
    const learning = { open: heard, retry: heard, openTrained: heard };
    const training = { act: heard, change: heard, download: heard };
    const context = contextOf(stage, run, { selection: chosen, active, learning, training }, actions);
    const { container } = render(<Drawn stage={stage} context={context} />);
    const count = controlsIn(container).length;
    for (let n = 0; n < count; n++) {
      // What one control does may take another away.
      const control = controlsIn(container)[n];
      if (!control || control.matches(CHOSEN)) continue;
      const before = container.innerHTML;
      said = 0;
      const done = () => said > 0 || container.innerHTML !== before;
      if (control.matches(NATIVE)) fireEvent.click(control);
      const keys = ['Enter', ' ', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'];
      for (const key of keys) if (!done()) fireEvent.keyDown(control, { key });
      if (!done() && control.matches('input, select')) fireEvent.change(control, { target: { value: '2' } });
      expect(done(), control.outerHTML.slice(0, 200)).toBe(true);
    }
  });

  test('answers for a cell of every tensor that is at home in it', () => {
    for (const config of [{ normOrder: 'post' }, { normOrder: 'pre', tied: true }] as const) {
      const run = realRun({ config, tokens: 3 });
      const view = render(<Drawn stage={stage} context={contextOf(stage, run)} />);
      for (const name of stage.home) {
        if (/^(final|output)\./.test(name) && config.normOrder === 'post') continue;
        const page = pageOf(name, run.config, 3, 0, 0);
        const active = cellOn(page, page.rows - 1, page.cols - 1);
        view.rerender(<Drawn stage={stage} context={contextOf(stage, run, { active })} />);
        expect(problemsIn(view.container), name).toEqual([]);
      }
      view.unmount();
    }
  });
});

/** Every figure of a stage, the first of them null. */
function viewsOf(stage: Stage): (string | null)[] {
  return [null, ...(stage.views ?? [])];
}

/** What is chosen already stays so when it is pressed again. */
const CHOSEN =
  '[aria-pressed=true], [aria-checked=true], [aria-selected=true], [aria-current], input[type=radio]:checked';

const FIGURES = new Map(
  await Promise.all(STAGES.map(async ({ id, load }) => [id, (await load()).View] as const)),
);

function Drawn({ stage, context }: { stage: Stage; context: StageContext }) {
  const View = FIGURES.get(stage.id) ?? (() => null);
  return (
    <StageContextReact value={context}>
      <View />
    </StageContextReact>
  );
}

/** The first cell of the chosen token in the stage's own tensor. */
function cellOf(stage: Stage, run: RealRun, { layer, head, token }: Selection): Cell | null {
  const name = stage.main(run.config);
  if (!name) return null;
  const ref = placeOf(stage, name, run.config, layer);
  return cellOn(pageOf(name, run.config, run.tokens.length, ref.layer ?? 0, head), token, 0);
}

/** Where the stage's own tensor stands: after the layers, what a layer has is read from the last. */
function placeOf(stage: Stage, name: AnyTensorName, config: EncoderConfig, layer: number): Ref {
  return stage.layered || !isLayered(name) ? refOf(name, layer) : encoderOutput(config);
}

function selectionsOf(config: EncoderConfig): Selection[] {
  const last = {
    layer: config.layers - 1,
    head: config.heads - 1,
    token: 12,
    place: 100,
    view: null,
    word: null,
    pick: null,
  };
  return [START, { ...START, layer: 1, head: 1, token: 3 }, last];
}

/** The facts that a chapter quotes. */
function factsIn(node: ChapterNode): string[] {
  if (typeof node === 'string') return [];
  const [tag, props, ...children] = node;
  return [...(tag === 'fact' ? [String(props?.name)] : []), ...children.flatMap(factsIn)];
}
