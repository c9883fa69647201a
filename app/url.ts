import { isLanguage, type Language } from '../src/i18n/languages.ts';
import {
  ACTIVATIONS,
  BOUNDS,
  NORM_ORDERS,
  POSITION_KINDS,
  TEMPERATURES,
  TOKEN_LIMIT,
} from '../src/model/config.ts';
import { DEFAULT_PACE, isBatch, isLearningRate } from '../src/model/pace.ts';
import { isAnyTensorName } from '../src/model/tensorNames.ts';
import { isStageId, STAGE_IDS } from '../src/stages/ids.ts';
import { stageOf } from '../src/stages/index.ts';
import { FIRST_SENTENCE } from '../src/store/firstSentence.ts';
import { isModelId, modelOf } from '../src/store/modelIds.ts';
import { type CustomModel, DEFAULT_CUSTOM } from '../src/store/models.ts';
import type { Shared, Theme } from '../src/store/state.ts';

/**
 * The link is the document: everything shareable, in the fragment, which browsers never send.
 * One table says how each field is written and read; defaults are left out.
 */

/** Raised when an old link would no longer mean what it meant. */
const VERSION = 1;
/** Longer texts are kept in the box but not in the link. */
const TEXT_LIMIT = 4000;
const PLACE_LIMIT = 2 * TOKEN_LIMIT;

interface Field<Value> {
  readonly key: string;
  /** null leaves the field out. */
  write(shared: Shared, defaults: Shared): string | null;
  /** undefined where the text means nothing. */
  read(text: string, soFar: Shared): Value | undefined;
}

type Fields = { readonly [Name in keyof Shared]: Field<Shared[Name]> };

const FIELDS: Fields = {
  // First, because what a reader begins with depends on it.
  language: {
    key: 'lang',
    write: (s, d) => (s.language === d.language ? null : s.language),
    read: (text) => (isLanguage(text) ? text : undefined),
  },
  stage: {
    key: 'stage',
    write: (s, d) => (s.stage === d.stage ? null : s.stage),
    read: (text) => (isStageId(text) ? text : undefined),
  },
  model: {
    key: 'model',
    write: (s, d) => (s.model === d.model ? null : s.model),
    read: (text) => (isModelId(text) ? text : undefined),
  },
  custom: {
    key: 'sizes',
    write: (s) => (s.model === 'custom' ? writeCustom(s.custom) : null),
    read: readCustom,
  },
  layer: index('layer', BOUNDS.layers[1] - 1),
  head: index('head', BOUNDS.heads[1] - 1),
  token: index('token', TOKEN_LIMIT - 1),
  place: {
    key: 'place',
    write: (s) => (s.place === null ? null : String(s.place)),
    read: (text) => integer(text, 0, PLACE_LIMIT),
  },
  view: {
    key: 'view',
    write: (s) => s.view,
    read: (text) => (/^[a-z-]{1,20}$/.test(text) ? text : undefined),
  },
  word: {
    key: 'word',
    write: (s) => s.word,
    read: (text) => (/^[\p{Script=Latin}\p{Script=Han}]{1,20}$/u.test(text) ? text : undefined),
  },
  pick: {
    key: 'cell',
    write: (s) => (s.pick === null ? null : writePick(s)),
    read: readPick,
  },
  scaleEmbedding: flag('scaling', 'scaleEmbedding'),
  positions: flag('positions', 'positions'),
  causal: flag('causal', 'causal'),
  padding: index('padding', 16),
  blanks: {
    key: 'blank',
    write: (s) => (s.blanks.length === 0 ? null : s.blanks.join()),
    read: readPlaces,
  },
  temperature: {
    key: 'temperature',
    write: (s, d) => (s.temperature === d.temperature ? null : String(s.temperature)),
    read: (text) =>
      /^\d{1,3}(\.\d{1,4})?$/.test(text)
        ? Math.max(TEMPERATURES[0], Math.min(TEMPERATURES[1], Number(text)))
        : undefined,
  },
  learningRate: {
    key: 'rate',
    write: (s, d) => (s.learningRate === d.learningRate ? null : String(s.learningRate)),
    read: (text) =>
      /^\d(\.\d{1,6})?$/.test(text) && isLearningRate(Number(text)) ? Number(text) : undefined,
  },
  batch: {
    key: 'batch',
    write: (s, d) => (s.batch === d.batch ? null : String(s.batch)),
    read: (text) => (/^\d{1,3}$/.test(text) && isBatch(Number(text)) ? Number(text) : undefined),
  },
  checkpoint: {
    key: 'checkpoint',
    write: (s) => (s.checkpoint === null ? null : String(s.checkpoint)),
    read: (text) => (/^\d{1,7}$/.test(text) ? Number(text) : undefined),
  },
  theme: {
    key: 'theme',
    write: (s, d) => (s.theme === d.theme ? null : s.theme),
    read: (text) => (text === 'light' || text === 'dark' || text === 'system' ? text : undefined),
  },
  text: {
    key: 'text',
    write: (s, d) => (s.text === d.text || !fitsLink(s.text) ? null : s.text.toWellFormed()),
    read: (text) => text,
  },
};

/** Whether a link can carry this text. */
export function fitsLink(text: string): boolean {
  return text.length <= TEXT_LIMIT;
}

/** What the page begins with when no link says otherwise. */
export function defaults(language: Language, theme: Theme): Shared {
  return {
    ...FIRST_SENTENCE[language],
    model: null,
    custom: DEFAULT_CUSTOM,
    scaleEmbedding: true,
    positions: true,
    causal: false,
    padding: 0,
    blanks: [],
    temperature: 1,
    ...DEFAULT_PACE,
    checkpoint: null,
    stage: STAGE_IDS[0],
    layer: 0,
    place: null,
    view: null,
    word: null,
    pick: null,
    language,
    theme,
  };
}

/** The fragment, with its #; empty where all is default. */
export function writeLink(shared: Shared, base: Shared): string {
  return written(shared, { ...base, ...FIRST_SENTENCE[shared.language], model: null });
}

/** A link for somebody else, who may begin with another language: it names sentence and model even where they are the first. */
export function writeWholeLink(shared: Shared, base: Shared): string {
  if (writeLink(shared, base) === '') return '';
  return written(
    { ...shared, model: modelOf(shared) },
    { ...base, text: '', token: -1, head: -1, model: null },
  );
}

function written(shared: Shared, defaults: Shared): string {
  const pairs = (Object.values(FIELDS) as Field<unknown>[]).flatMap((field) => {
    const text = field.write(shared, defaults);
    return text === null
      ? []
      : [`${field.key}=${encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':')}`];
  });
  return pairs.length === 0 ? '' : `#v=${VERSION}&${pairs.join('&')}`;
}

/** Reads a fragment over the defaults. `ignored` names the fields that could not be read; nothing throws. */
export function readLink(fragment: string, base: Shared): { shared: Shared; ignored: string[] } {
  const ignored: string[] = [];
  const given = new Map<string, string>();
  for (const pair of fragment.replace(/^#/, '').split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const key = at < 0 ? pair : pair.slice(0, at);
    const text = decoded(at < 0 ? '' : pair.slice(at + 1));
    if (text === null) ignored.push(key);
    else given.set(key, text);
  }
  const version = given.get('v');
  if (version !== undefined && version !== String(VERSION)) ignored.push('v');
  let shared = { ...base, ...FIRST_SENTENCE[base.language] };
  const known = new Set(['v']);
  for (const [name, field] of Object.entries(FIELDS) as [keyof Shared, Field<unknown>][]) {
    known.add(field.key);
    const text = given.get(field.key);
    if (text === undefined) continue;
    const value = field.read(text, shared);
    if (value === undefined) ignored.push(field.key);
    else shared = { ...shared, [name]: value };
    if (name === 'language') shared = { ...shared, ...FIRST_SENTENCE[shared.language] };
  }
  for (const key of given.keys()) if (!known.has(key)) ignored.push(key);
  return { shared, ignored };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return null;
  }
}

function integer(text: string, low: number, high: number): number | undefined {
  return /^-?\d{1,9}$/.test(text) ? Math.max(low, Math.min(high, Number(text))) : undefined;
}

function index<Name extends 'layer' | 'head' | 'token' | 'padding'>(name: Name, high: number): Field<number> {
  return {
    key: name,
    write: (s, d) => (s[name] === d[name] ? null : String(s[name])),
    read: (text) => integer(text, 0, high),
  };
}

function readPlaces(text: string): number[] | undefined {
  const places = text.split(',').map((part) => integer(part, 0, TOKEN_LIMIT - 1));
  if (places.length > TOKEN_LIMIT || places.includes(undefined)) return undefined;
  return [...new Set(places as number[])].sort((a, b) => a - b);
}

function flag(key: string, name: 'scaleEmbedding' | 'positions' | 'causal'): Field<boolean> {
  return {
    key,
    write: (s, d) => (s[name] === d[name] ? null : s[name] ? 'on' : 'off'),
    read: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
  };
}

/** `cell=8,1` is a cell of the stage's own tensor; `cell=attention.q:8,1` of any other. Layer and head stand apart. */
function writePick({ pick, stage }: Shared): string {
  const { name, row, col } = pick as NonNullable<Shared['pick']>;
  return name === mainTensor(stage) ? `${row},${col}` : `${name}:${row},${col}`;
}

function readPick(text: string, soFar: Shared): Shared['pick'] | undefined {
  const match = /^(?:([\w.]+):)?(\d{1,6}),(\d{1,6})$/.exec(text);
  if (!match) return undefined;
  const name = match[1] ?? mainTensor(soFar.stage);
  if (name === null || !isAnyTensorName(name)) return undefined;
  return { name, row: Number(match[2]), col: Number(match[3]) };
}

/** A stage's own tensor; where that depends on the norm order, the link names the tensor itself. */
function mainTensor(stage: string): string | null {
  return isStageId(stage) ? stageOf(stage).linkTensor : null;
}

const CUSTOM_PARTS = ['width', 'heads', 'hidden', 'layers', 'seed'] as const;

/** `64,4,256,2,1,gelu,post,sinusoidal,on`: sizes, seed, and the choices. */
function writeCustom(custom: CustomModel): string {
  const { activation, normOrder, position, scaleEmbedding } = custom;
  return [
    ...CUSTOM_PARTS.map((part) => custom[part]),
    activation,
    normOrder,
    position,
    scaleEmbedding ? 'on' : 'off',
  ].join(',');
}

function readCustom(text: string): CustomModel | undefined {
  const parts = text.split(',');
  if (parts.length !== CUSTOM_PARTS.length + 4) return undefined;
  const numbers = CUSTOM_PARTS.map((part, n) => integer(parts[n] ?? '', BOUNDS[part][0], BOUNDS[part][1]));
  if (/^\d{10}$/.test(parts[4] ?? '')) numbers[4] = Math.min(Number(parts[4]), BOUNDS.seed[1]);
  const [width, heads, hidden, layers, seed] = numbers;
  const [activation, normOrder, position, scaling] = parts.slice(CUSTOM_PARTS.length);
  const one = <T extends string>(choices: readonly T[], value: string | undefined) =>
    choices.find((c) => c === value);
  const chosen = {
    activation: one(ACTIVATIONS, activation),
    normOrder: one(NORM_ORDERS, normOrder),
    position: one(POSITION_KINDS, position),
    scaling: one(['on', 'off'] as const, scaling),
  };
  if (
    width === undefined ||
    heads === undefined ||
    hidden === undefined ||
    layers === undefined ||
    seed === undefined ||
    !chosen.activation ||
    !chosen.normOrder ||
    !chosen.position ||
    !chosen.scaling
  ) {
    return undefined;
  }
  return {
    width,
    heads,
    hidden,
    layers,
    seed,
    activation: chosen.activation,
    normOrder: chosen.normOrder,
    position: chosen.position,
    scaleEmbedding: chosen.scaling === 'on',
  };
}
