import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { liesIn, stageRun } from '../../app/stageRun.ts';
import type { Language } from '../../src/i18n/languages.ts';
import { cover } from '../../src/model/blanks.ts';
import type { HeadRow } from '../../src/model/card.ts';
import type { EncoderConfig } from '../../src/model/config.ts';
import { type EncoderInput, forward } from '../../src/model/encoder.ts';
import { type Cell, passedOn, sources, terms } from '../../src/model/lineage.ts';
import { DEFAULT_PACE } from '../../src/model/pace.ts';
import type { AmbiguousWord } from '../../src/model/senses.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { dataOrder, isTensorName, type Ref, refKey, weightOrder } from '../../src/model/tensorNames.ts';
import { createTokenizer, type Token } from '../../src/model/tokenizer.ts';
import { untrainedWeights, type Weights } from '../../src/model/weights.ts';
import type {
  Learning,
  Player,
  Selection,
  Stage,
  StageContext,
  StageRun,
  Training,
} from '../../src/stages/stage.ts';
import { placesIn, type Senses } from '../../src/store/senses.ts';
import { NO_TRAINING } from '../../src/store/trainingState.ts';
import { rowsOf } from '../../src/worker/rows.ts';

/** Real runs for tests: the shipped vocabulary, untrained weights, the encoder itself. */

const tokenizer = createTokenizer(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../public/models/pocket/tokenizer.json'), 'utf8')),
);

/** Small, and no two axes have the same extent. */
export const POCKET: EncoderConfig = {
  width: 64,
  heads: 4,
  hidden: 96,
  layers: 2,
  activation: 'gelu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0.1,
  vocabulary: tokenizer.vocabulary.size,
  tied: false,
  seed: 1,
};

const ENGLISH = 'The animal did not cross the street because it was too tired. ';
const CHINESE = '小猫没有过马路，因为它太累了。';

export interface RealRun {
  readonly text: string;
  readonly config: EncoderConfig;
  readonly input: EncoderInput;
  readonly tokens: readonly Token[];
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly weights: Weights;
}

export interface Wished {
  readonly config?: Partial<EncoderConfig>;
  /** How many tokens of the text are read, padding left out. */
  readonly tokens?: number;
  readonly padding?: number;
  readonly language?: Language;
  /** Places of covered words. */
  readonly blanks?: readonly number[];
  readonly temperature?: number;
  /** Instead of a sentence of so many tokens. */
  readonly text?: string;
}

const runs = new Map<string, RealRun>();

/** The encoder's run for a wish; computed once. */
export function realRun(wished: Wished = {}): RealRun {
  const key = JSON.stringify(wished);
  const known = runs.get(key);
  if (known) return known;
  const { tokens: count = 13, padding = 0, language = 'en', blanks = [], temperature = 1 } = wished;
  const config = { ...POCKET, ...wished.config };
  const sentence = wished.text ?? (language === 'en' ? ENGLISH : CHINESE).repeat(40);
  const { tokens: read, keptEnd } = tokenizer.tokenize(sentence, count);
  const tokens = [
    ...cover(read, blanks, tokenizer),
    ...Array.from({ length: padding }, () => tokenizer.padding()),
  ];
  const input = {
    ids: tokens.map((token) => token.id),
    padding: tokens.map((token) => token.kind === 'padding'),
    temperature,
  };
  const weights = untrainedWeights(config);
  const tensors = new Map<string, Tensor>();
  for (const tensor of forward(config, weights, input)) tensors.set(refKey(tensor), tensor);
  const run = { text: sentence.slice(0, keptEnd), config, input, tokens, tensors, weights };
  runs.set(key, run);
  return run;
}

/** The run as a stage sees it that asked for these tensors: it throws for any other. */
export function seenThrough(run: RealRun, needs: readonly Ref[]): StageRun {
  const has = new Set([...dataOrder(run.config), ...weightOrder(run.config)].map(refKey));
  const tensors = new Map<string, Tensor>();
  for (const ref of needs) if (has.has(refKey(ref))) tensors.set(refKey(ref), tensorOf(run, ref));
  return stageRun({
    ...run,
    id: 1,
    learned: null,
    checkpoint: null,
    step: null,
    tokenizer,
    tensors,
    progress: 1,
    milliseconds: 1,
    kernel: 'typescript' as const,
  });
}

function tensorOf(run: RealRun, ref: Ref): Tensor {
  return isTensorName(ref.name) ? (run.tensors.get(refKey(ref)) as Tensor) : run.weights.get(ref);
}

export const START: Selection = {
  layer: 0,
  head: 0,
  token: 0,
  place: null,
  view: null,
  word: null,
  pick: null,
};

interface Shown {
  readonly selection?: Partial<Selection>;
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  /** The cell asked about: its sources are lit and its sum is the encoder's own. */
  readonly active?: Cell | null;
  readonly heads?: readonly HeadRow[];
  readonly learning?: Partial<Learning>;
  readonly training?: Partial<Training>;
  readonly player?: Partial<Player>;
}

const nothing = () => {};

/** What a StageFrame would give the stage, on this run. What the stage says is taken by `actions`, or lost. */
export function contextOf(
  stage: Stage,
  run: RealRun,
  {
    selection: part,
    language = 'en',
    theme = 'light',
    size = { width: 840, height: 690 },
    active,
    heads = [],
    learning = {},
    training = {},
    player = {},
  }: Shown = {},
  actions: Partial<StageContext> = {},
): StageContext {
  const selection = { ...START, ...part };
  const lookup = (ref: Ref) => tensorOf(run, ref).data;
  const asked = active && liesIn(active, asStored(run)) ? active : null;
  const passed = asked && passedOn(asked, run);
  const said = {
    hover: nothing,
    choose: nothing,
    follow: nothing,
    open: nothing,
    select: nothing,
    go: nothing,
    set: nothing,
    gather: nothing,
    read: nothing,
    ...actions,
  };
  return {
    ...said,
    run: seenThrough(run, stage.needs(run.config, selection)),
    selection,
    language,
    theme,
    size,
    active: asked,
    lit: asked ? [...sources(asked, run).slabs, ...(passed ? sources(passed, run).slabs : [])] : [],
    explanation: asked ? terms(asked, run, lookup) : null,
    spoken: [],
    senses: selection.view === 'senses' ? sensesOf(run) : null,
    heads,
    learning: {
      card: null,
      isMissing: false,
      wanted: null,
      isElsewhere: false,
      finished: null,
      open: nothing,
      retry: nothing,
      openTrained: nothing,
      lead: nothing,
      ...learning,
    },
    player: { isPlaying: false, play: nothing, pause: nothing, ...player },
    training: {
      get: () => NO_TRAINING,
      subscribe: () => nothing,
      pace: DEFAULT_PACE,
      act: nothing,
      change: nothing,
      download: nothing,
      ...training,
    },
    experiment: {
      scaleEmbedding: run.config.scaleEmbedding,
      positions: run.config.position !== 'none',
      causal: run.config.causal,
      padding: run.tokens.filter((token) => token.kind === 'padding').length,
      blanks: run.tokens.flatMap(({ kind }, place) => (kind === 'blank' ? [place] : [])),
      temperature: run.input.temperature ?? 1,
    },
  };
}

/** A word of two senses in a few sentences, as the store would have it for this run. */
function sensesOf({ config, weights }: RealRun): Senses {
  const sentences = (...texts: string[]) => texts.map((text) => [text, text.indexOf('bank')] as const);
  const word: AmbiguousWord = {
    word: 'bank',
    senses: [
      { sense: 'river', sentences: sentences('the bank was green', 'we sat on the bank') },
      { sense: 'money', sentences: sentences('the bank was open', 'the money in the bank') },
    ],
  };
  const { places, pieces } = placesIn(word, tokenizer);
  const steps = rowsOf(
    config,
    weights,
    places.map(({ ids, token }) => ({ ids, at: token })),
  );
  let step = steps.next();
  while (!step.done) step = steps.next();
  const rows = { word, config, places, pieces, left: 0, data: step.value };
  return { words: [word, { ...word, word: 'bat' }], rows, flaw: null };
}

function asStored(run: RealRun) {
  return {
    ...run,
    id: 1,
    learned: null,
    checkpoint: null,
    step: null,
    tokenizer,
    progress: 1,
    milliseconds: 1,
    kernel: 'typescript' as const,
  };
}
