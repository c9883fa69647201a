import { checkConfig } from '../model/config.ts';
import type { Ops } from '../model/ops.ts';
import { isPace, type Pace } from '../model/pace.ts';
import { seededRandom } from '../model/random.ts';
import { frequencyLoss } from '../training/baselines.ts';
import { drawProbes } from '../training/cardMeasure.ts';
import type { Corpus, Probe } from '../training/corpus/sentence.ts';
import { wordIdsOf } from '../training/pocket.ts';
import { createTrainer, DivergedError, type Trainer, type TrainerSnapshot } from '../training/trainer.ts';
import type { TrainingReply, TrainingRequest } from './trainingMessages.ts';

/** The end of a MessagePort or of a worker's global scope. What comes in is not trusted. */
export interface TrainingPort {
  postMessage(reply: TrainingReply, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
}

export interface TrainingSurroundings {
  readonly corpusOf: (language: 'en' | 'zh') => Promise<Corpus>;
  readonly engine: Promise<Ops>;
  readonly now?: () => number;
}

/** Probes of each kind: few enough to be asked every few seconds. */
export const PROBES = 20;
const PROBE_SEED = 7;
/** Sentences whose words are counted. */
const COUNTED = 2000;
/** Steps until the learning rate is whole. There is no end to come down to: the reader says when it ends. */
export const WARM_UP = 100;
/** The least time between two reports of losses, in milliseconds. */
const REPORT = 100;
/** Over so many milliseconds the speed is told. */
const SPEED = 2000;
/** A training has run away when the mean loss of so many steps is so far above that of guessing evenly, in nats. */
export const AWAY = { steps: 20, above: 1.5 } as const;

/** Whether the probes are asked after a step: often while most is learned, then less. */
export function isMeasuredAt(step: number): boolean {
  if (step <= 200) return step % 20 === 0;
  return step % (step <= 1000 ? 50 : 200) === 0;
}

interface Lesson {
  /** The loss of guessing every entry alike, in nats. */
  readonly guessing: number;
  readonly trainer: Trainer;
  readonly start: TrainerSnapshot;
  readonly probes: ReadonlyMap<string, readonly Probe[]>;
}

/**
 * Trains one model on a port until the port is closed: the same trainer as in Node.js, a step in each turn, so that
 * whatever is asked is heard within a step. The first message must be `begin`.
 *
 * @param pause lets waiting messages in; resolves in a later task.
 */
export function serveTraining(
  port: TrainingPort,
  pause: () => Promise<void>,
  { corpusOf, engine, now = () => performance.now() }: TrainingSurroundings,
): void {
  let begun = false;
  let lesson: Lesson | null = null;
  let take = 0;
  let pace: Pace | null = null;
  /** The step that is gone to. */
  let goal = 0;
  let working = false;
  /** Weights were asked for before there were any. */
  let wanted = false;
  let losses: number[] = [];
  let reported = 0;
  /** The newest losses, to see whether they run away. */
  let recent: number[] = [];
  /** When the newest steps were done, for the speed. */
  let times: number[] = [];
  let measured: { readonly take: number; readonly step: number } | null = null;
  /** What is right before anything is learned: the same in every take. */
  let rightAtStart: readonly number[] | null = null;

  const say = (reply: TrainingReply, transfer: Transferable[] = []) => port.postMessage(reply, transfer);

  const stepsDone = () => lesson?.trainer.steps ?? 0;

  /** Losses go before whatever is said of the steps that gave them. */
  const report = () => {
    if (losses.length === 0) return;
    const [first = 0] = times;
    const perSecond = ((times.length - 1) * 1000) / ((times.at(-1) as number) - first);
    say({ type: 'trained', take, step: stepsDone(), losses, perSecond });
    losses = [];
    reported = now();
  };

  const begin = async ({ language, config, pieces, pace: first }: TrainingRequest & { type: 'begin' }) => {
    checkConfig(config);
    const [corpus, ops] = await Promise.all([corpusOf(language), engine]);
    const ids = new Map(pieces.map((piece, id) => [piece, id]));
    const { idsOf, wordIds } = wordIdsOf({ pieces, idOf: (piece) => ids.get(piece) });
    const trainer = createTrainer({
      ...{ config, corpus, idsOf, wordIds, seed: config.seed, ops },
      ...(pace ?? first),
      steps: Number.POSITIVE_INFINITY,
      warmUp: WARM_UP,
    });
    const probes = drawProbes(corpus, PROBES, PROBE_SEED);
    lesson = { guessing: Math.log(config.vocabulary), trainer, start: trainer.snapshot(), probes };
    const asked = [...probes].map(([phenomenon, { length: count }]) => ({ phenomenon, count }));
    const frequency = frequencyLoss(corpus, COUNTED, seededRandom(PROBE_SEED, 'frequencies'));
    say({ type: 'ready', take, kernel: ops.kernel, asked, frequency });
    if (wanted) sendWeights(lesson);
    return work();
  };

  /** A step, or a measurement, in each turn, until the goal is reached; all that is asked meanwhile moves the goal. */
  const work = async () => {
    if (working || !lesson) return;
    working = true;
    const { trainer } = lesson;
    times = [now()];
    try {
      for (;;) {
        const isMeasured = measured?.take === take && measured.step === trainer.steps;
        if (isMeasuredAt(trainer.steps) && !isMeasured) await measure(lesson);
        else if (trainer.steps < goal) step(lesson);
        else break;
        await pause();
      }
    } finally {
      working = false;
    }
    report();
    say({ type: 'halted', take, step: trainer.steps });
  };

  /** Asks the probes, a kind in each turn; a rewind meanwhile makes it idle. */
  const measure = async ({ trainer, probes }: Lesson) => {
    const mine = { take, step: trainer.steps };
    let right = mine.step === 0 ? rightAtStart : null;
    if (!right) {
      const counted: number[] = [];
      for (const asked of probes.values()) {
        counted.push(trainer.evaluate(asked).right);
        await pause();
        if (take !== mine.take) return;
      }
      right = counted;
    }
    if (mine.step === 0) rightAtStart = right;
    measured = mine;
    report();
    say({ type: 'measured', ...mine, right });
  };

  const step = ({ trainer, guessing }: Lesson) => {
    let loss: number;
    try {
      loss = trainer.step().loss;
    } catch (error) {
      if (!(error instanceof DivergedError)) throw error;
      return away(trainer, error.step, null);
    }
    losses.push(loss);
    const time = now();
    times.push(time);
    while (times.length > 2 && time - (times[0] as number) > SPEED) times.shift();
    if (time - reported >= REPORT) report();
    recent = [...recent, loss].slice(-AWAY.steps);
    const mean = recent.reduce((sum, one) => sum + one, 0) / AWAY.steps;
    if (recent.length === AWAY.steps && mean > guessing + AWAY.above) away(trainer, trainer.steps, mean);
  };

  const away = ({ steps, settings: { learningRate, batch } }: Trainer, at: number, loss: number | null) => {
    goal = steps;
    recent = [];
    report();
    say({ type: 'diverged', take, step: at, pace: { learningRate, batch }, loss });
  };

  const sendWeights = ({ trainer }: Lesson) => {
    const { step, weights } = trainer.snapshot();
    const values = weights as Float32Array<ArrayBuffer>;
    say({ type: 'weights', take, step, values }, [values.buffer]);
  };

  const answer = async (request: TrainingRequest): Promise<void> => {
    if (request.type === 'begin') {
      if (begun) throw new RangeError('a training begins once');
      begun = true;
      take = request.take;
      return begin(request);
    }
    if (!begun) throw new RangeError(`${request.type} before a training has begun`);
    switch (request.type) {
      case 'go':
        goal =
          request.steps === null ? Number.POSITIVE_INFINITY : Math.max(goal, stepsDone()) + request.steps;
        return work();
      case 'pause':
        goal = stepsDone();
        return;
      case 'change':
        pace = request.pace;
        if (!lesson) return;
        lesson.trainer.change(pace);
        report();
        return say({ type: 'changed', take, step: stepsDone(), pace });
      case 'rewind':
        take = request.take;
        pace = request.pace;
        goal = 0;
        losses = [];
        recent = [];
        if (!lesson) return;
        lesson.trainer.restore(lesson.start);
        lesson.trainer.change(pace);
        return work();
      case 'weights':
        if (lesson) return sendWeights(lesson);
        wanted = true;
    }
  };

  port.onmessage = ({ data }) => {
    const fail = (error: unknown) =>
      say({ type: 'failed', take, message: error instanceof Error ? error.message : String(error) });
    if (!isRequest(data)) return fail('a message that no trainer understands');
    answer(data).catch((error: unknown) => {
      goal = stepsDone();
      fail(error);
    });
  };
}

function isRequest(value: unknown): value is TrainingRequest {
  if (typeof value !== 'object' || value === null) return false;
  const request = value as Readonly<Record<string, unknown>>;
  if (!Number.isSafeInteger(request.take)) return false;
  switch (request.type) {
    case 'begin':
      return (
        (request.language === 'en' || request.language === 'zh') &&
        typeof request.config === 'object' &&
        request.config !== null &&
        Array.isArray(request.pieces) &&
        request.pieces.every((piece) => typeof piece === 'string') &&
        isPace(request.pace)
      );
    case 'go':
      return request.steps === null || (Number.isSafeInteger(request.steps) && (request.steps as number) > 0);
    case 'rewind':
    case 'change':
      return isPace(request.pace);
    default:
      return request.type === 'pause' || request.type === 'weights';
  }
}
