import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaults } from '../../app/url.ts';
import { forward } from '../../src/model/encoder.ts';
import { refKey } from '../../src/model/tensorNames.ts';
import { untrainedWeights } from '../../src/model/weights.ts';
import { createExplainer, type ExplainerStore } from '../../src/store/explainer.ts';
import { FIRST_SENTENCE } from '../../src/store/firstSentence.ts';
import { modelFor } from '../../src/store/modelIds.ts';
import type { Shared } from '../../src/store/state.ts';
import '../model/allclose.ts';
import { connect, type Line, until } from '../worker/channel.ts';
import { connectTrainer } from '../worker/trainingLine.ts';
import { LEARNED, trainedFolder } from './trainedFolder.ts';

/** The store on models that have learned something. */

type Files = Awaited<ReturnType<typeof trainedFolder>>;

const lines: Line[] = [];
let store: ExplainerStore;
let folders: Record<string, Files>;

async function serveFile(url: URL | string): Promise<Response> {
  const [, folder = '', name = ''] = /models\/([^/]+)\/(.*)/.exec(new URL(url).pathname) ?? [];
  const own = folders[folder];
  if (own) return own[name] === undefined ? new Response('', { status: 404 }) : new Response(own[name]);
  return new Response(await readFile(new URL(`../../public/models/${folder}/${name}`, import.meta.url)));
}

function open(part: Partial<Shared> = {}): ExplainerStore['getState'] {
  store = createExplainer(
    { ...defaults('en', 'system'), model: 'pocket-en', ...part },
    {
      startWorker: () => {
        const line = connect();
        lines.push(line);
        return line.worker;
      },
      startTrainer: () => connectTrainer().worker,
      nextFrame: (callback) => void setImmediate(callback),
      base: 'http://localhost/',
    },
  );
  return store.getState;
}

/** Whole, and not what it was. */
const runsAfter = (id: number) => () => {
  const { run } = store.getState();
  return run !== null && run.id > id && run.milliseconds !== null && run.tensors.size > 0;
};

/** Acts, and waits for the run that follows. */
function afterwards(act: () => void): Promise<void> {
  const id = store.getState().run?.id ?? 0;
  act();
  return until(runsAfter(id));
}

beforeEach(async () => {
  folders = { 'pocket-en': await trainedFolder('en'), 'pocket-zh': await trainedFolder('zh') };
  vi.stubGlobal('fetch', serveFile);
});
afterEach(() => {
  store.actions.dispose();
  lines.length = 0;
  vi.unstubAllGlobals();
});

describe('a trained model', () => {
  it('runs with the weights of its file, and says what it has learned', async () => {
    const get = open({ text: 'it was too wide' });
    await until(runsAfter(0));
    const { run, loaded } = get();
    expect(run?.learned).toBe('en');
    const expected = [...forward(LEARNED, loaded?.learned?.weights as never, run?.input as never)].at(-1);
    expect(run?.tensors.get('output.probabilities')).toBeAllclose(expected as never, { atol: 1e-6 });
    const fromSeed = [...forward(LEARNED, untrainedWeights(LEARNED), run?.input as never)].at(-1);
    expect(run?.tensors.get('output.probabilities')?.data).not.toEqual(fromSeed?.data);
  });

  it('writes into a saved run that it is trained, and under which name', async () => {
    const get = open({ text: 'it' });
    await until(runsAfter(0));
    const text = Buffer.concat(await store.actions.save()).toString('latin1');
    expect(get().run?.learned).toBe('en');
    expect(text).toContain('"trained":"true"');
    expect(text).toContain('pocket-en');
    await afterwards(() => store.actions.share({ model: 'pocket' }));
    expect(Buffer.concat(await store.actions.save()).toString('latin1')).toContain('"trained":"false"');
  });

  it('keeps the chosen letters where another model cuts them otherwise', async () => {
    // The shipped one knows English by its letters only.
    delete folders['pocket-zh'];
    const text = 'it was';
    const get = open({ text, token: 1 });
    await until(runsAfter(0));
    const was = get().tokens.findIndex(({ start }) => start === text.indexOf('was'));
    store.actions.share({ token: was });
    await afterwards(() => store.actions.share({ model: 'pocket-zh' }));
    const { tokens, token } = get();
    expect(tokens[token]).toMatchObject({ start: text.indexOf('was') });
    expect(token).not.toBe(was);
    await afterwards(() => store.actions.share({ model: 'pocket-en' }));
    expect(get().token).toBe(was);
    await afterwards(() => store.actions.share({ model: 'pocket-zh', token: 1 }));
    expect(get().token).toBe(1);
  });

  it('has its weights again after the worker died', async () => {
    const get = open({ text: 'it was' });
    await until(runsAfter(0));
    // Copied: memory of a run goes back when another takes its place.
    const before = structuredClone(get().run?.tensors.get('output.probabilities'));
    lines[0]?.die();
    await afterwards(() => store.actions.share({ text: 'it was ' }));
    expect(get().run?.tensors.get('output.probabilities')).toEqual(before);
  });

  it.each([
    ['is missing', undefined, 'unreachable'],
    ['is a web page', '<!doctype html>', 'broken'],
    ['was cut off', 'cut', 'broken'],
  ] as const)('runs untrained and says so where its file %s, and loses nothing', async (_, file, flaw) => {
    const whole = folders['pocket-en'] as Files;
    const bytes = whole['model.safetensors'] as Uint8Array<ArrayBuffer>;
    folders['pocket-en'] = {
      ...whole,
      'model.safetensors': file === 'cut' ? bytes.slice(0, 5000) : (file as never),
    };
    const get = open({ text: 'it was too wide', token: 2 });
    await until(runsAfter(0));
    expect(get()).toMatchObject({ loaded: { flaw, learned: null }, problem: null, token: 2 });
    expect(get().run?.learned).toBeNull();
    expect(get().run?.tensors.has('output.logits')).toBe(false);
    folders['pocket-en'] = whole;
    store.actions.retry();
    await until(() => get().run?.learned === 'en');
    expect(get()).toMatchObject({ loaded: { flaw: null }, text: 'it was too wide', token: 2 });
  });

  it('can be run with other weights of its shapes, and goes back to its own', async () => {
    const get = open({ text: 'it was' });
    await until(runsAfter(0));
    const own = structuredClone(get().run?.tensors.get('output.logits'));
    const others = untrainedWeights(LEARNED);
    await afterwards(() => store.actions.swap('step 0', others));
    const swapped = [...forward(LEARNED, others, get().run?.input as never)].find(
      (tensor) => refKey(tensor) === 'output.logits',
    );
    expect(get().run?.tensors.get('output.logits')).toBeAllclose(swapped as never, { atol: 1e-6 });
    await afterwards(() => store.actions.swap(null));
    expect(get().run?.tensors.get('output.logits')).toEqual(own);
  });
});

describe('the model of the language', () => {
  it('is followed until the reader chooses one', async () => {
    const get = open({ model: null });
    expect(modelFor('zh-Hans')).toBe(modelFor('zh-Hant'));
    await until(runsAfter(0));
    store.actions.share({ model: 'paper' });
    store.actions.share({ language: 'zh-Hant' });
    store.actions.share({ language: 'en' });
    expect(get().model).toBe('paper');
  });

  it('brings its first sentence along, unless one was typed', () => {
    const get = open({ model: null, ...FIRST_SENTENCE.en });
    store.actions.share({ language: 'zh-Hans' });
    expect(get()).toMatchObject(FIRST_SENTENCE['zh-Hans']);
    store.actions.share({ text: '猫' });
    store.actions.share({ language: 'en' });
    expect(get().text).toBe('猫');
  });
});

/** Whole, as far as the page looks. */
const CARD = { training: {}, data: {}, curve: [], probes: [], weaknesses: [], checkpoints: [] };

describe('the head that is shown where weights are looked at', () => {
  const score = (share: number) => ({ kind: 'referent' as const, share, cases: 100, uniform: 0.1 });
  const heads = [
    { layer: 0, head: 0, scores: [score(0.1)], name: null },
    { layer: 1, head: 0, scores: [score(0.6)], name: 'referent' },
    { layer: 1, head: 1, scores: [score(0.5)], name: null },
  ];
  const openWithCard = async (part: Partial<Shared> = {}) => {
    folders['pocket-en'] = { ...folders['pocket-en'], 'card.json': JSON.stringify({ ...CARD, heads }) };
    const get = open({ head: FIRST_SENTENCE.en.head, ...part });
    await until(() => runsAfter(0)() && get().card !== null);
    return get;
  };

  it('is the one that was measured to look best from a pronoun to what it means, once', async () => {
    const get = await openWithCard();
    store.actions.lead();
    expect(get()).toMatchObject({ layer: 1, head: 0 });
    store.actions.share({ layer: 0, head: 1 });
    store.actions.lead();
    expect(get().layer).toBe(0);
  });

  it('stays the one that the reader chose', async () => {
    const get = await openWithCard({ layer: 1, head: 1 });
    store.actions.lead();
    expect(get()).toMatchObject({ layer: 1, head: 1 });
  });
});

describe('covered words', () => {
  it('are given to the model as [MASK], several at once, and keep what they cover', async () => {
    const get = open({ text: 'it was too wide', blanks: [0, 3] });
    await until(runsAfter(0));
    expect(get().run?.tokens.map(({ piece }) => piece)).toEqual(['[MASK]', 'was', 'too', '[MASK]']);
    expect(get().tokens.map(({ piece }) => piece)).toEqual(['it', 'was', 'too', 'wide']);
    expect(get().run?.tokens[3]?.covers).toBe(get().tokens[3]?.id);
  });

  it('stay on their words while the text around them changes', async () => {
    const get = open({ text: 'it was too wide', blanks: [3] });
    await until(runsAfter(0));
    store.actions.share({ text: 'it was never too wide' });
    expect(get().blanks).toEqual([4]);
    store.actions.share({ text: 'it was never too', blanks: [0] });
    expect(get().blanks).toEqual([0]);
  });

  it('are read as they are by a model that guesses nothing', async () => {
    const get = open({ model: 'pocket', text: 'it was', blanks: [1] });
    await until(runsAfter(0));
    expect(get().run?.tokens.map(({ piece }) => piece)).toEqual(['it', 'was']);
    expect(get().blanks).toEqual([1]);
  });

  it('are guessed more boldly the lower the temperature', async () => {
    const get = open({ text: 'it was', blanks: [1] });
    await until(runsAfter(0));
    const most = () => Math.max(...(get().run?.tensors.get('output.probabilities')?.data ?? []));
    const before = most();
    await afterwards(() => store.actions.share({ temperature: 0.1 }));
    expect(most()).toBeGreaterThan(before);
  });
});
