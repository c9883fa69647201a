import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaults } from '../../app/url.ts';
import { forward } from '../../src/model/encoder.ts';
import { pytorchWeights } from '../../src/model/runFile.ts';
import { writeSafetensors } from '../../src/model/tensorFile.ts';
import { refKey } from '../../src/model/tensorNames.ts';
import { untrainedWeights, type Weights } from '../../src/model/weights.ts';
import { readWeights } from '../../src/model/weightsFile.ts';
import { createExplainer, type ExplainerStore } from '../../src/store/explainer.ts';
import type { Shared } from '../../src/store/state.ts';
import '../model/allclose.ts';
import { connect, until } from '../worker/channel.ts';
import { connectTrainer } from '../worker/trainingLine.ts';
import { LEARNED, trainedFolder } from './trainedFolder.ts';

/** The store on a model with weights of earlier steps. */

type Files = Record<string, string | Uint8Array<ArrayBuffer>>;

const STEPS = [0, 50, 402];
const fileOf = (step: number) => `checkpoints/step-${step}.safetensors`;
const bytesOf = (step: number) =>
  writeSafetensors(pytorchWeights(LEARNED, untrainedWeights({ ...LEARNED, seed: 1000 + step })), {}, 'F16');
/** As they come out of half precision. */
const weightsOf = (step: number): Weights => readWeights(LEARNED, bytesOf(step));

let store: ExplainerStore;
let folders: Record<string, Files>;
let fetched: string[];

async function serveFile(url: URL | string): Promise<Response> {
  const [, folder = '', name = ''] = /models\/([^/]+)\/(.*)/.exec(new URL(url).pathname) ?? [];
  fetched.push(name);
  const own = folders[folder];
  if (own) return own[name] === undefined ? new Response('', { status: 404 }) : new Response(own[name]);
  return new Response(await readFile(new URL(`../../public/models/${folder}/${name}`, import.meta.url)));
}

async function folder(language: 'en' | 'zh'): Promise<Files> {
  const card = {
    training: { steps: 402 },
    data: {},
    curve: [],
    probes: [],
    heads: [],
    weaknesses: [],
    checkpoints: STEPS.map((step) => ({ step, file: fileOf(step), loss: 1, heldOutAccuracy: 0 })),
  };
  return {
    ...(await trainedFolder(language)),
    'card.json': JSON.stringify(card),
    ...Object.fromEntries(STEPS.map((step) => [fileOf(step), bytesOf(step)])),
  };
}

function open(part: Partial<Shared> = {}): ExplainerStore['getState'] {
  store = createExplainer(
    { ...defaults('en', 'system'), model: 'pocket-en', text: 'it was too wide', ...part },
    {
      startWorker: () => connect().worker,
      startTrainer: () => connectTrainer().worker,
      nextFrame: (callback) => void setImmediate(callback),
      base: 'http://localhost/',
    },
  );
  return store.getState;
}

/** The newest run is whole, and of the weights that were asked for. */
const settled = () => {
  const { run, checkpoint } = store.getState();
  return run !== null && run.milliseconds !== null && run.tensors.size > 0 && run.checkpoint === checkpoint;
};

const guessOf = (weights: Weights) => {
  const input = store.getState().run?.input;
  return [...forward(LEARNED, weights, input as never)].find((one) => refKey(one) === 'output.logits');
};
const guess = () => store.getState().run?.tensors.get('output.logits');

beforeEach(async () => {
  fetched = [];
  folders = { 'pocket-en': await folder('en'), 'pocket-zh': await folder('zh') };
  vi.stubGlobal('fetch', serveFile);
});
afterEach(() => {
  store.actions.dispose();
  vi.unstubAllGlobals();
});

describe('weights of an earlier step', () => {
  it('run instead of the finished ones, and go again', async () => {
    const get = open();
    await until(settled);
    const finished = structuredClone(guess());
    store.actions.share({ checkpoint: 50 });
    // Until they have come, what is on the page stays.
    expect(get().run?.checkpoint).toBeNull();
    await until(() => get().run?.checkpoint === 50 && settled());
    expect(get().run?.step).toBe(50);
    expect(guess()).toBeAllclose(guessOf(weightsOf(50)) as never, { atol: 1e-6 });
    store.actions.share({ checkpoint: null });
    await until(settled);
    expect(guess()).toEqual(finished);
  });

  it('are run from a link, and the next sentence is read with them too', async () => {
    const get = open({ checkpoint: 402 });
    await until(() => get().run?.checkpoint === 402 && settled());
    store.actions.share({ text: 'the keys' });
    await until(() => get().run?.text === 'the keys' && settled());
    expect(get().run?.checkpoint).toBe(402);
    expect(guess()).toBeAllclose(guessOf(weightsOf(402)) as never, { atol: 1e-6 });
  });

  it('are fetched once', async () => {
    const get = open();
    await until(settled);
    for (const step of [0, 50, 0, null, 50]) {
      store.actions.share({ checkpoint: step });
      await until(() => get().checkpoint === step && settled());
    }
    expect(fetched.filter((name) => name.startsWith('checkpoints/'))).toEqual([fileOf(0), fileOf(50)]);
    expect(guess()).toBeAllclose(guessOf(weightsOf(50)) as never, { atol: 1e-6 });
  });

  it('are those that were asked for last, however fast', async () => {
    const get = open();
    await until(settled);
    for (const step of [0, 50, 402, 50, 0]) store.actions.share({ checkpoint: step });
    await until(() => get().run?.checkpoint === 0 && settled());
    store.actions.share({ checkpoint: 402 });
    store.actions.share({ checkpoint: null });
    await until(settled);
    expect(get().run?.checkpoint).toBeNull();
  });

  it.each([
    ['cannot be fetched', undefined, 'unreachable'],
    ['are cut off', bytesOf(50).slice(0, 4000), 'broken'],
    ['are a web page', '<!doctype html>', 'broken'],
  ] as const)('that %s leave those that ran, say so, and can be tried again', async (_, file, flaw) => {
    const get = open();
    await until(settled);
    store.actions.share({ checkpoint: 0 });
    await until(() => get().run?.checkpoint === 0 && settled());
    const whole = folders['pocket-en'] as Files;
    folders['pocket-en'] = { ...whole, [fileOf(50)]: file as never };
    store.actions.share({ checkpoint: 50 });
    await until(() => get().checkpointProblem !== null);
    expect(get()).toMatchObject({ checkpoint: 0, checkpointProblem: { step: 50, flaw }, problem: null });
    expect(get().run?.checkpoint).toBe(0);
    folders['pocket-en'] = whole;
    store.actions.retry();
    await until(() => get().run?.checkpoint === 50 && settled());
    expect(get().checkpointProblem).toBeNull();
  });

  it('that the model does not have leave the finished ones', async () => {
    const get = open({ checkpoint: 51 });
    await until(() => get().checkpointProblem !== null && settled());
    expect(get()).toMatchObject({ checkpoint: null, checkpointProblem: { step: 51, flaw: 'unknown' } });
    store.actions.closeCheckpointProblem();
    expect(get().checkpointProblem).toBeNull();
  });

  it('are none of a model that never learned', async () => {
    const get = open({ model: 'pocket', checkpoint: 50 });
    await until(() => get().checkpointProblem !== null && settled());
    expect(get()).toMatchObject({ checkpoint: null, checkpointProblem: { flaw: 'unknown' } });
  });

  it('cannot be found without the card, which is looked for again', async () => {
    const whole = folders['pocket-en'] as Files;
    const { 'card.json': _, ...rest } = whole;
    folders['pocket-en'] = rest;
    const get = open();
    await until(() => get().cardMissing && settled());
    store.actions.share({ checkpoint: 50 });
    await until(() => get().checkpointProblem !== null);
    expect(get()).toMatchObject({ checkpoint: null, checkpointProblem: { flaw: 'unreachable' } });
    folders['pocket-en'] = whole;
    store.actions.retry();
    await until(() => get().run?.checkpoint === 50 && settled());
    expect(get()).toMatchObject({ cardMissing: false, checkpointProblem: null });
  });

  it('are let go of with their model', async () => {
    const get = open();
    await until(settled);
    store.actions.share({ checkpoint: 50 });
    await until(() => get().run?.checkpoint === 50 && settled());
    store.actions.share({ model: 'pocket-zh' });
    expect(get().checkpoint).toBeNull();
    await until(() => get().run?.learned === 'zh' && settled());
    expect(get().run?.checkpoint).toBeNull();
  });

  it('give way to others that are put in their place', async () => {
    const get = open();
    await until(settled);
    store.actions.share({ checkpoint: 50 });
    await until(() => get().run?.checkpoint === 50 && settled());
    const others = untrainedWeights({ ...LEARNED, seed: 7 });
    store.actions.swap('others', others);
    await until(settled);
    expect(get()).toMatchObject({ checkpoint: null, swapped: 'others' });
    expect(guess()).toBeAllclose(guessOf(others) as never, { atol: 1e-6 });
    store.actions.share({ checkpoint: 50 });
    await until(() => get().run?.checkpoint === 50 && settled());
    expect(guess()).toBeAllclose(guessOf(weightsOf(50)) as never, { atol: 1e-6 });
  });
});
