import type { EncoderConfig } from '../model/config.ts';
import { writeConfig } from '../model/configFile.ts';
import type { Pace } from '../model/pace.ts';
import { pytorchWeights } from '../model/runFile.ts';
import { sizeOf, type Tensor } from '../model/tensor.ts';
import { writeSafetensors } from '../model/tensorFile.ts';
import { refKey, shapeOf, weightOrder } from '../model/tensorNames.ts';
import { givenWeights, type Weights } from '../model/weights.ts';
import { createTrainingClient, type TrainerLike, type TrainingClient } from '../worker/trainingClient.ts';
import type { TrainingReply } from '../worker/trainingMessages.ts';
import { NO_LOSSES, withLosses } from './lossLog.ts';
import type { LoadedModel } from './models.ts';
import type { ExplainerState } from './state.ts';
import {
  type Measurement,
  NO_TRAINING,
  TRAINED_HERE,
  type TrainAct,
  type TrainedFile,
  type TrainingState,
} from './trainingState.ts';

/** What a training needs of the store that it belongs to. */
export interface TrainingHost {
  get(): ExplainerState;
  set(part: Partial<ExplainerState>): void;
  subscribe(listener: (now: ExplainerState, before: ExplainerState) => void): () => void;
  swap(key: string | null, weights?: Weights): void;
  readonly startTrainer: () => TrainerLike;
  /** Calls back before the next paint; in a page that nobody sees, not at all. */
  readonly nextFrame: (callback: () => void) => void;
}

export interface Training {
  act(act: Exclude<TrainAct, { do: 'goOn' }>): void;
  /** What was learned up to now. Rejects where there is no trainer. */
  file(): Promise<TrainedFile>;
  dispose(): void;
}

/** The stage that a training belongs to: leaving it pauses, unless the reader wants otherwise. */
const STAGE = 'training';
/** The least time between two pictures of the weights while it runs, in milliseconds. */
const PICTURE = 800;
/** More measurements are thinned out. */
const MOST_MEASUREMENTS = 120;

/** Trains the open model in a worker of its own, which lives from the first step until the model is left. */
export function createTraining(host: TrainingHost): Training {
  let client: TrainingClient | null = null;
  let model: LoadedModel | null = null;
  /** Weights were asked for and have not come. */
  let asking = false;
  let using = false;
  let pictured = Number.NEGATIVE_INFINITY;
  let files: { resolve(file: TrainedFile): void; reject(error: Error): void }[] = [];

  const now = () => host.get().training;
  const amend = (part: Partial<TrainingState>) => host.set({ training: { ...now(), ...part } });
  const paceOf = ({ learningRate, batch }: Pace): Pace => ({ learningRate, batch });

  const close = () => {
    client?.dispose();
    client = null;
    asking = false;
    using = false;
    for (const { reject } of files) reject(new Error('there is no training'));
    files = [];
  };

  const lost = (message: string | null) => {
    close();
    amend({ status: 'lost', message, perSecond: null });
  };

  /** A trainer that stands at the seed. */
  const open = (): TrainingClient | null => {
    const { loaded } = host.get();
    if (!loaded?.learned) return null;
    amend({ ...fresh(), status: 'starting', message: null });
    model = loaded;
    const lesson = {
      language: loaded.learned.language,
      config: loaded.config,
      pieces: loaded.tokenizer.vocabulary.pieces,
    };
    try {
      client = createTrainingClient(host.startTrainer, lesson, paceOf(host.get()), { said, lost });
    } catch {
      lost(null);
    }
    return client;
  };

  /** What a take begins with; the one before stays to be compared with. */
  const fresh = (): Partial<TrainingState> => {
    const { points } = now().losses;
    return {
      ...{ step: 0, losses: NO_LOSSES, changes: [], measured: [], perSecond: null, diverged: null },
      ...(points.length > 0 ? { before: points } : {}),
    };
  };

  const said = (reply: Exclude<TrainingReply, { type: 'failed' }>) => {
    const { status, losses, measured, changes } = now();
    switch (reply.type) {
      case 'ready':
        amend({ kernel: reply.kernel, asked: reply.asked, frequency: reply.frequency });
        break;
      case 'trained': {
        const { step, perSecond } = reply;
        amend({
          step,
          perSecond,
          losses: withLosses(losses, reply.losses, step),
          status: status === 'starting' ? 'running' : status,
        });
        break;
      }
      case 'measured':
        amend({ measured: thinned([...measured, { step: reply.step, right: reply.right }]) });
        break;
      case 'changed': {
        const { step, pace } = reply;
        if (step > 0) amend({ changes: [...changes.filter((one) => one.step !== step), { step, pace }] });
        break;
      }
      case 'halted':
        amend({ step: reply.step, status: status === 'diverged' ? status : 'paused' });
        break;
      case 'diverged': {
        const { step, pace, loss } = reply;
        amend({ status: 'diverged', diverged: { step, pace, loss } });
        break;
      }
      case 'weights':
        take(reply.step, reply.values);
    }
    followSoon();
  };

  const take = (step: number, values: Float32Array) => {
    asking = false;
    if (!model) return;
    const weights = weightsFrom(model.config, values);
    for (const { resolve } of files) resolve(fileOf(step, weights, model));
    files = [];
    if (!using && !now().follows) return;
    using = false;
    pictured = performance.now();
    amend({ shown: step });
    host.swap(TRAINED_HERE, weights);
  };

  /** Asks for the weights as they stand once the page has drawn those before. */
  const followSoon = () => {
    const { run } = host.get();
    const { follows, shown, step, status, kernel } = now();
    if (!client || asking || !follows || shown === step || kernel === null) return;
    if (run && run.milliseconds === null) return;
    if (status === 'running' && performance.now() - pictured < PICTURE) return;
    asking = true;
    host.nextFrame(() => client?.weights());
  };

  const back = () => {
    amend({ shown: null, follows: false });
    if (host.get().swapped === TRAINED_HERE) host.swap(null);
  };

  const go = (steps: number | null) => {
    const ready = client ?? open();
    if (!ready) return;
    if (now().status !== 'starting') amend({ status: 'running', diverged: null });
    ready.go(steps);
  };

  const act: Training['act'] = (one) => {
    switch (one.do) {
      case 'run':
        return go(null);
      case 'step':
        return go(1);
      case 'pause':
        return client?.pause();
      case 'rewind':
        if (!client) return;
        amend({ ...fresh(), status: 'paused' });
        client.rewind(paceOf(host.get()));
        // What was asked of the take before is not answered any more.
        asking = false;
        using = false;
        if (files.length > 0) client.weights();
        return followSoon();
      case 'use':
        if (!client) return;
        amend({ follows: false });
        using = true;
        client.pause();
        return client.weights();
      case 'follow':
        if (!one.on) return back();
        amend({ follows: true });
        return followSoon();
    }
  };

  const stop = host.subscribe((state, before) => {
    if (state.loaded !== before.loaded && client) {
      close();
      const { follows, goesOn } = now();
      host.set({ training: { ...NO_TRAINING, follows, goesOn } });
      return;
    }
    if (state.stage !== before.stage && before.stage === STAGE && !state.training.goesOn) client?.pause();
    if (state.learningRate !== before.learningRate || state.batch !== before.batch) {
      client?.change(paceOf(state));
    }
    // Other weights were put in the place of these.
    if (before.swapped === TRAINED_HERE && state.swapped !== TRAINED_HERE && state.training.shown !== null) {
      amend({ shown: null, follows: false });
    }
    if (state.run?.milliseconds != null && before.run?.milliseconds == null) followSoon();
  });

  return {
    act,
    file() {
      const asked = client;
      if (!asked) return Promise.reject(new Error('there is no training'));
      return new Promise((resolve, reject) => {
        files.push({ resolve, reject });
        asked.weights();
      });
    },
    dispose() {
      stop();
      close();
    },
  };
}

/** Every second one, where there are too many; the first and the newest stay. */
function thinned(measured: readonly Measurement[]): readonly Measurement[] {
  if (measured.length <= MOST_MEASUREMENTS) return measured;
  return measured.filter((_, n) => n % 2 === 0 || n === measured.length - 1);
}

/** Weights out of all their numbers, end to end. @throws RangeError for the numbers of another model. */
function weightsFrom(config: EncoderConfig, values: Float32Array): Weights {
  const tensors = new Map<string, Tensor>();
  let start = 0;
  for (const ref of weightOrder(config)) {
    const shape = shapeOf(ref.name, config, 0);
    tensors.set(refKey(ref), { shape, data: values.subarray(start, start + sizeOf(shape)) });
    start += sizeOf(shape);
  }
  if (values.length !== start) throw new RangeError(`${values.length} numbers for ${start} weights`);
  return givenWeights(config, tensors);
}

/** In PyTorch's layout, as the shipped models are, but in full precision; the configuration stands in the metadata. */
function fileOf(step: number, weights: Weights, { config, learned }: LoadedModel): TrainedFile {
  const language = learned?.language ?? 'en';
  const metadata = {
    format: 'pt',
    config: JSON.stringify({ ...writeConfig(config, step > 0), language }),
    step: String(step),
  };
  return {
    name: `pocket-${language}-step-${step}.safetensors`,
    bytes: writeSafetensors(pytorchWeights(config, weights), metadata),
  };
}
