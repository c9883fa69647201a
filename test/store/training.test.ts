import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaults } from '../../app/url.ts';
import type { EncoderConfig } from '../../src/model/config.ts';
import { writeConfig } from '../../src/model/configFile.ts';
import { forward } from '../../src/model/encoder.ts';
import { plainOps } from '../../src/model/ops.ts';
import { pytorchWeights, readStateDict } from '../../src/model/runFile.ts';
import { readSafetensors, writeSafetensors } from '../../src/model/tensorFile.ts';
import { refKey } from '../../src/model/tensorNames.ts';
import { untrainedWeights, type Weights } from '../../src/model/weights.ts';
import { createExplainer, type ExplainerStore } from '../../src/store/explainer.ts';
import type { Shared } from '../../src/store/state.ts';
import type { TrainAct } from '../../src/store/trainingState.ts';
import { wordIdsOf } from '../../src/training/pocket.ts';
import { createTrainer } from '../../src/training/trainer.ts';
import { tokenizerFile } from '../../src/training/vocabulary.ts';
import { WARM_UP } from '../../src/worker/trainingSession.ts';
import '../model/allclose.ts';
import { connect, until } from '../worker/channel.ts';
import {
  connectTrainer,
  TINY_CORPUS,
  TINY_ENCODER,
  TINY_PIECES,
  type TrainingLine,
} from '../worker/trainingLine.ts';

/** The store with both its workers: one runs the encoder, the other trains. */

const trainers: TrainingLine[] = [];
let store: ExplainerStore;
/** Frames that were asked for and not painted, while nobody sees the page. */
let hidden: (() => void)[] | null = null;
let forbidden = false;

/** What the open model is: small, of two layers. */
const LEARNED: EncoderConfig = { ...TINY_ENCODER, layers: 2 };
/** Whatever it has learned. */
const LEARNED_WEIGHTS = untrainedWeights({ ...LEARNED, seed: 12345 });

/** The folder of any model; those of learned ones have weights. */
async function serveFile(url: URL | string): Promise<Response> {
  const [, folder = '', name = ''] = /models\/([^/]+)\/(.*)/.exec(new URL(url).pathname) ?? [];
  const learned = /^pocket-(en|zh)$/.exec(folder)?.[1];
  const files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = {
    'config.json': JSON.stringify({ ...writeConfig(LEARNED, learned !== undefined), language: learned }),
    'tokenizer.json': JSON.stringify(tokenizerFile(TINY_PIECES, true)),
    ...(learned
      ? { 'model.safetensors': writeSafetensors(pytorchWeights(LEARNED, LEARNED_WEIGHTS), {}) }
      : {}),
  };
  return new Response(files[name] ?? '', { status: name in files ? 200 : 404 });
}

/** The page in the stage that trains, with a whole run. */
async function open(part: Partial<Shared> = {}): Promise<void> {
  store = createExplainer(
    {
      ...defaults('en', 'system'),
      model: 'pocket-en',
      stage: 'training',
      text: 'he sees',
      batch: 8,
      ...part,
    },
    {
      startWorker: () => connect().worker,
      startTrainer: () => {
        if (forbidden) throw new Error('workers are forbidden here');
        const line = connectTrainer();
        trainers.push(line);
        return line.worker;
      },
      nextFrame: (callback) => (hidden ? void hidden.push(callback) : void setImmediate(callback)),
      base: 'http://localhost/',
    },
  );
  await until(() => store.getState().run?.milliseconds != null);
}

const training = () => store.getState().training;
const train = (what: TrainAct['do'], on = true) => store.actions.train({ do: what, on } as TrainAct);
const losses = () => training().losses.points.map(({ loss }) => loss);
const isPausedAt = (step: number) => () => training().status === 'paused' && training().step === step;
/** Whether the page's run is whole, with the weights of this step. */
const showsStep = (step: number) => () =>
  training().shown === step && store.getState().run?.milliseconds != null;

async function steps(count: number): Promise<void> {
  const from = training().step;
  for (let n = 0; n < count; n++) train('step');
  await until(isPausedAt(from + count));
}

/** The training that the page must have done, without page, store or worker. */
function trainerInNode(steps: number): { losses: number[]; weights: Weights } {
  const { idsOf, wordIds } = wordIdsOf({ pieces: TINY_PIECES, idOf: (piece) => TINY_PIECES.indexOf(piece) });
  const trainer = createTrainer({
    ...{ config: LEARNED, corpus: TINY_CORPUS, idsOf, wordIds, seed: LEARNED.seed, ops: plainOps },
    ...{ learningRate: store.getState().learningRate, batch: 8, warmUp: WARM_UP },
    steps: Number.POSITIVE_INFINITY,
  });
  return { losses: Array.from({ length: steps }, () => trainer.step().loss), weights: trainer.weights() };
}

const logits = () => store.getState().run?.tensors.get('output.logits');
const logitsWith = (weights: Weights) =>
  [...forward(LEARNED, weights, store.getState().run?.input as never)].find(
    (tensor) => refKey(tensor) === 'output.logits',
  ) as never;

beforeEach(() => {
  hidden = null;
  forbidden = false;
  vi.stubGlobal('fetch', serveFile);
});
afterEach(() => {
  store.actions.dispose();
  trainers.length = 0;
  vi.unstubAllGlobals();
});

describe('a training on the page', () => {
  it('shows at once what its controls were set to, before its script has come', async () => {
    await open();
    train('goOn');
    train('follow', false);
    expect(training()).toMatchObject({ goesOn: true, follows: false });
    train('step');
    expect(training().status).toBe('starting');
    await until(isPausedAt(1));
    expect(training().shown).toBeNull();
  });

  it('has no worker until the reader wants it', async () => {
    await open();
    expect(training()).toMatchObject({ status: 'idle', step: 0, shown: null });
    expect(trainers).toHaveLength(0);
  });

  it('learns as the trainer in Node.js does, and after a rewind the same again beside the losses of before', async () => {
    await open();
    await steps(4);
    const wanted = trainerInNode(4).losses;
    expect(losses()).toEqual(wanted);
    expect(training().before).toBeNull();
    train('rewind');
    await until(isPausedAt(0));
    expect(training()).toMatchObject({ losses: { points: [] }, measured: [] });
    await until(() => training().measured.length === 1);
    await steps(4);
    expect(losses()).toEqual(wanted);
    expect(training().before?.map(({ loss }) => loss)).toEqual(wanted);
    expect(trainers).toHaveLength(1);
  });

  it('runs until it is paused, says how fast, and what is learned of each kind of question', async () => {
    await open();
    train('run');
    await until(() => training().status === 'running' && training().step > 22);
    train('pause');
    await until(() => training().status === 'paused');
    const { step, asked, measured, perSecond } = training();
    expect(losses()).toHaveLength(step);
    expect(asked.map(({ phenomenon }) => phenomenon)).toEqual(['reflexive', 'agreement']);
    expect(measured.slice(0, 2).map((one) => one.step)).toEqual([0, 20]);
    expect(perSecond).toBeGreaterThan(0);
  });

  it('runs the page with the weights that it has come to, and with the model’s own again', async () => {
    await open();
    const own = structuredClone(logits());
    await steps(2);
    await until(showsStep(2));
    expect(logits()).toBeAllclose(logitsWith(trainerInNode(2).weights), { atol: 1e-5 });
    train('follow', false);
    await until(() => training().shown === null && store.getState().run?.milliseconds != null);
    expect(logits()).toEqual(own);
    await steps(1);
    expect(training().shown).toBeNull();
    train('follow');
    await until(showsStep(3));
  });

  it('begins with the weights of the seed on the page', async () => {
    await open();
    // Paused before the first step.
    train('run');
    train('pause');
    await until(isPausedAt(0));
    await until(showsStep(0));
    expect(logits()).toBeAllclose(logitsWith(untrainedWeights(LEARNED)), { atol: 1e-6 });
  });

  it('keeps the weights that are to be used, whatever is trained later', async () => {
    await open();
    train('run');
    await until(() => training().step > 3);
    train('use');
    await until(() => training().status === 'paused' && training().shown === training().step);
    const { step } = training();
    expect(training().follows).toBe(false);
    await steps(2);
    train('rewind');
    await until(isPausedAt(0));
    expect(training().shown).toBe(step);
    expect(store.getState().swapped).not.toBeNull();
  });

  it('asks for no weights while nobody sees the page', async () => {
    await open();
    await steps(1);
    await until(showsStep(1));
    hidden = [];
    await steps(5);
    expect(training().shown).toBe(1);
    expect(store.getState().run?.step).toBe(1);
    const frames = hidden;
    hidden = null;
    for (const frame of frames) frame();
    await until(showsStep(6));
  });

  it('pauses when the reader leaves the stage, unless it is to go on', async () => {
    await open();
    train('run');
    await until(() => training().step > 2);
    store.actions.share({ stage: 'scores' });
    await until(() => training().status === 'paused');
    const { step } = training();
    expect(losses()).toHaveLength(step);
    store.actions.share({ stage: 'training' });
    expect(training().status).toBe('paused');
    train('goOn');
    train('run');
    await until(() => training().step > step);
    store.actions.share({ stage: 'scores' });
    const left = training().step;
    await until(() => training().step > left + 2 && training().shown !== null);
    expect(training().status).toBe('running');
  });

  it('stops when another model is opened, and its worker with it', async () => {
    await open();
    train('run');
    await until(() => training().shown !== null);
    store.actions.share({ model: 'pocket-zh' });
    expect(trainers[0]?.isClosed).toBe(true);
    expect(training()).toMatchObject({ status: 'idle', step: 0, shown: null });
    await until(() => store.getState().run?.milliseconds != null && store.getState().run?.learned === 'zh');
    expect(logits()).toBeAllclose(logitsWith(LEARNED_WEIGHTS), { atol: 1e-6 });
  });

  it('changes its pace on the way and notes where', async () => {
    await open();
    await steps(3);
    store.actions.share({ learningRate: 1e-3 });
    store.actions.share({ learningRate: 5e-4 });
    await steps(2);
    expect(training().changes).toEqual([{ step: 3, pace: { learningRate: 5e-4, batch: 8 } }]);
    train('rewind');
    await until(isPausedAt(0));
    expect(training().changes).toEqual([]);
    await steps(2);
    expect(losses()).toEqual(trainerInNode(2).losses);
  });

  it('says where it ran away, and learns again after a rewind at a lower rate', async () => {
    await open({ learningRate: 1 });
    train('run');
    await until(() => training().status === 'diverged', 60_000);
    expect(training().diverged?.pace.learningRate).toBe(1);
    expect(training().diverged?.step).toBe(training().step);
    store.actions.share({ learningRate: 2e-3 });
    train('rewind');
    await until(isPausedAt(0));
    expect(training().diverged).toBeNull();
    await steps(2);
    expect(losses()).toEqual(trainerInNode(2).losses);
  });

  it('says that its worker died, keeps the page as it is, and begins anew when told to', async () => {
    await open();
    await steps(3);
    await until(showsStep(3));
    trainers[0]?.die('out of memory');
    expect(training()).toMatchObject({ status: 'lost', message: 'out of memory', step: 3, shown: 3 });
    expect(store.getState().problem).toBeNull();
    train('run');
    await until(() => training().status === 'running' && training().step > 3);
    expect(trainers).toHaveLength(2);
    expect(losses().slice(0, 3)).toEqual(trainerInNode(3).losses);
    expect(training().before?.map(({ loss }) => loss)).toEqual(trainerInNode(3).losses);
  });

  it('says so where workers are forbidden', async () => {
    forbidden = true;
    await open();
    train('run');
    await until(() => training().status === 'lost');
    forbidden = false;
    await steps(1);
  });

  it('gives way to other weights that are put in their place', async () => {
    await open();
    await steps(1);
    await until(showsStep(1));
    store.actions.swap('another', LEARNED_WEIGHTS);
    expect(training()).toMatchObject({ shown: null, follows: false });
    await steps(1);
    expect(store.getState().swapped).toBe('another');
  });

  it('does nothing where the open model has learned nothing', async () => {
    await open({ model: 'pocket' });
    train('run');
    train('use');
    train('rewind');
    await expect(store.actions.trained()).rejects.toThrow();
    expect(training().status).toBe('idle');
    expect(trainers).toHaveLength(0);
  });

  it('is handed over as a file that can be read again, of the step where it stands', async () => {
    await open();
    await steps(2);
    const { name, bytes } = await store.actions.trained();
    expect(name).toBe('pocket-en-step-2.safetensors');
    const file = readSafetensors(bytes);
    expect(JSON.parse(file.metadata.config as string)).toMatchObject({ trained: true, language: 'en' });
    const weights = readStateDict(LEARNED, file.tensors);
    const wanted = trainerInNode(2).weights;
    for (const ref of [
      { name: 'embedding.weight', layer: null },
      { name: 'attention.q.weight', layer: 1 },
    ] as const) {
      expect(weights.get(ref)).toEqual(wanted.get(ref));
    }
  });

  it('is handed over although it was rewound meanwhile, and not where its worker dies', async () => {
    await open();
    await steps(2);
    const asked = store.actions.trained();
    train('rewind');
    expect((await asked).name).toBe('pocket-en-step-0.safetensors');
    const lost = store.actions.trained();
    await Promise.resolve();
    trainers[0]?.die();
    await expect(lost).rejects.toThrow();
  });
});
