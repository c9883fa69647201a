import { describe, expect, it } from 'vitest';
import type { Ops } from '../../src/model/ops.ts';
import type { Pace } from '../../src/model/pace.ts';
import { wordIdsOf } from '../../src/training/pocket.ts';
import { createTrainer, type Trainer } from '../../src/training/trainer.ts';
import type { TrainingReply } from '../../src/worker/trainingMessages.ts';
import { AWAY, isMeasuredAt, WARM_UP } from '../../src/worker/trainingSession.ts';
import { ENGINES } from '../model/engines.ts';
import { until } from './channel.ts';
import { connectTrainer, TINY_CORPUS, TINY_ENCODER, TINY_PIECES, type TrainingLine } from './trainingLine.ts';

const PACE: Pace = { learningRate: 5e-3, batch: 8 };

/** What is left open by knowing how frequent each word is: of seven words, two are full stops, two name who, one is runs … */
const FREQUENCY = [2 / 7, 1 / 7, 1 / 7, 1 / 7, 1 / 7, 1 / 14, 1 / 14].reduce(
  (sum, p) => sum - p * Math.log(p),
  0,
);

type Kind = TrainingReply['type'];
type Of<K extends Kind> = TrainingReply & { type: K };

function of<K extends Kind>(line: TrainingLine, type: K, take?: number): Of<K>[] {
  return line.replies.filter(
    (reply): reply is Of<K> => reply.type === type && (take === undefined || reply.take === take),
  );
}

const losses = (line: TrainingLine, take = 1) => of(line, 'trained', take).flatMap((reply) => reply.losses);

/** Resolves when the trainer waits after this step of this take. */
const haltedAt = (line: TrainingLine, step: number, take = 1) =>
  until(() => of(line, 'halted', take).some((reply) => reply.step === step));

async function begun(options: Parameters<typeof connectTrainer>[0] = {}): Promise<TrainingLine> {
  const line = connectTrainer(options);
  line.worker.postMessage({
    type: 'begin',
    take: 1,
    language: 'en',
    config: TINY_ENCODER,
    pieces: TINY_PIECES,
    pace: PACE,
  });
  await haltedAt(line, 0);
  return line;
}

/** The same training without any session. */
function trainerInNode(ops: Ops, pace: Pace = PACE): Trainer {
  const { idsOf, wordIds } = wordIdsOf({
    pieces: TINY_PIECES,
    idOf: (piece) => TINY_PIECES.indexOf(piece),
  });
  return createTrainer({
    ...{ config: TINY_ENCODER, corpus: TINY_CORPUS, idsOf, wordIds, seed: TINY_ENCODER.seed, ops, ...pace },
    steps: Number.POSITIVE_INFINITY,
    warmUp: WARM_UP,
  });
}

const lossesInNode = (trainer: Trainer, steps: number) =>
  Array.from({ length: steps }, () => trainer.step().loss);

describe.each(ENGINES)('a training session with $kernel', (engine) => {
  it('learns as the trainer does in Node.js, bit for bit, and again the same after a rewind', async () => {
    const line = await begun({ engine });
    expect(of(line, 'ready')[0]?.kernel).toBe(engine.kernel);
    line.worker.postMessage({ type: 'go', take: 1, steps: 24 });
    await haltedAt(line, 24);
    const wanted = lossesInNode(trainerInNode(engine), 24);
    expect(losses(line)).toEqual(wanted);
    line.worker.postMessage({ type: 'rewind', take: 2, pace: PACE });
    await haltedAt(line, 0, 2);
    line.worker.postMessage({ type: 'go', take: 2, steps: 24 });
    await haltedAt(line, 24, 2);
    expect(losses(line, 2)).toEqual(wanted);
    expect(of(line, 'measured', 2).map(({ right }) => right)).toEqual(
      of(line, 'measured', 1).map(({ right }) => right),
    );
  });

  it('hands over the weights of the step where it stands, and goes on with its own', async () => {
    const line = await begun({ engine });
    line.worker.postMessage({ type: 'go', take: 1, steps: 3 });
    await haltedAt(line, 3);
    line.worker.postMessage({ type: 'weights', take: 1 });
    line.worker.postMessage({ type: 'go', take: 1, steps: 1 });
    await haltedAt(line, 4);
    const trainer = trainerInNode(engine);
    lossesInNode(trainer, 3);
    const [sent] = of(line, 'weights');
    expect(sent?.step).toBe(3);
    expect(sent?.values).toEqual(trainer.snapshot().weights);
    expect(losses(line)[3]).toBe(trainer.step().loss);
  });
});

describe('a training session', () => {
  it('asks the probes of every kind before anything is learned and at the stated steps', async () => {
    const line = await begun();
    line.worker.postMessage({ type: 'go', take: 1, steps: 41 });
    await haltedAt(line, 41);
    expect(of(line, 'ready')[0]).toMatchObject({
      asked: [
        { phenomenon: 'reflexive', count: 2 },
        { phenomenon: 'agreement', count: 3 },
      ],
    });
    expect(of(line, 'ready')[0]?.frequency).toBeCloseTo(FREQUENCY, 1);
    expect(of(line, 'measured').map(({ step }) => step)).toEqual([0, 20, 40]);
    const trainer = trainerInNode(ENGINES[0] as Ops);
    const right = () =>
      (['reflexive', 'agreement'] as const).map(
        (phenomenon) => trainer.evaluate(TINY_CORPUS.probes(phenomenon, 9, undefined as never)).right,
      );
    const wanted = [right()];
    lossesInNode(trainer, 20);
    wanted.push(right());
    expect(
      of(line, 'measured')
        .slice(0, 2)
        .map((reply) => reply.right),
    ).toEqual(wanted);
  });

  it('hears a pause within a step, and says every loss up to there', async () => {
    const line = await begun();
    line.worker.postMessage({ type: 'go', take: 1, steps: null });
    await until(() => losses(line).length > 5);
    line.worker.postMessage({ type: 'pause', take: 1 });
    await until(() => of(line, 'halted').length > 1);
    const { step } = of(line, 'halted').at(-1) as Of<'halted'>;
    expect(losses(line)).toHaveLength(step);
    expect(of(line, 'trained').at(-1)?.step).toBe(step);
    const before = line.replies.length;
    line.worker.postMessage({ type: 'go', take: 1, steps: 1 });
    await haltedAt(line, step + 1);
    expect(losses(line)).toHaveLength(step + 1);
    expect(line.replies.slice(before).map(({ type }) => type)).not.toContain('failed');
  });

  it('takes as many steps as it was told, also when it was told again meanwhile', async () => {
    const line = await begun();
    for (let n = 0; n < 3; n++) line.worker.postMessage({ type: 'go', take: 1, steps: 2 });
    await haltedAt(line, 6);
    expect(losses(line)).toHaveLength(6);
  });

  it('changes its pace from the next step on, and the same change at the same step gives the same again', async () => {
    const slower: Pace = { learningRate: 1e-3, batch: 16 };
    const line = await begun();
    line.worker.postMessage({ type: 'go', take: 1, steps: 5 });
    await haltedAt(line, 5);
    line.worker.postMessage({ type: 'change', take: 1, pace: slower });
    line.worker.postMessage({ type: 'go', take: 1, steps: 5 });
    await haltedAt(line, 10);
    expect(of(line, 'changed')).toEqual([{ type: 'changed', take: 1, step: 5, pace: slower }]);
    const trainer = trainerInNode(ENGINES[0] as Ops);
    const wanted = lossesInNode(trainer, 5);
    trainer.change(slower);
    wanted.push(...lossesInNode(trainer, 5));
    expect(losses(line)).toEqual(wanted);
  });

  it('drops what it was doing for a rewind, and begins with the pace that came with it', async () => {
    const line = await begun();
    line.worker.postMessage({ type: 'go', take: 1, steps: null });
    await until(() => losses(line).length > 2);
    const other: Pace = { learningRate: 2e-3, batch: 4 };
    line.worker.postMessage({ type: 'rewind', take: 2, pace: other });
    await haltedAt(line, 0, 2);
    expect(losses(line, 2)).toEqual([]);
    line.worker.postMessage({ type: 'go', take: 2, steps: 4 });
    await haltedAt(line, 4, 2);
    expect(losses(line, 2)).toEqual(lossesInNode(trainerInNode(ENGINES[0] as Ops, other), 4));
  });

  it('is told to rewind and to go before it could begin, and does', async () => {
    let bring = (_: typeof TINY_CORPUS) => {};
    const line = connectTrainer({ corpusOf: () => new Promise((resolve) => (bring = resolve)) });
    const { worker } = line;
    worker.postMessage({
      ...{ type: 'begin', take: 1, language: 'en', config: TINY_ENCODER, pieces: TINY_PIECES, pace: PACE },
    });
    const other: Pace = { learningRate: 2e-3, batch: 4 };
    worker.postMessage({ type: 'go', take: 1, steps: 9 });
    worker.postMessage({ type: 'rewind', take: 2, pace: other });
    worker.postMessage({ type: 'go', take: 2, steps: 2 });
    worker.postMessage({ type: 'weights', take: 2 });
    // A message that is refused shows that all before it were heard, before the grammar is there.
    line.send(null);
    await until(() => of(line, 'failed').length > 0);
    bring(TINY_CORPUS);
    await haltedAt(line, 2, 2);
    expect(losses(line, 2)).toEqual(lossesInNode(trainerInNode(ENGINES[0] as Ops, other), 2));
    expect(of(line, 'weights').map(({ take, step }) => [take, step])).toEqual([[2, 0]]);
  });

  it('says when it has run away, at which step and pace, and learns again from its beginning', async () => {
    const wild: Pace = { learningRate: 1, batch: 8 };
    const line = await begun();
    line.worker.postMessage({ type: 'rewind', take: 2, pace: wild });
    line.worker.postMessage({ type: 'go', take: 2, steps: null });
    await until(() => of(line, 'diverged').length > 0, 60_000);
    const [diverged] = of(line, 'diverged');
    expect(diverged?.pace).toEqual(wild);
    await haltedAt(line, diverged?.step as number, 2);
    const last = losses(line, 2).slice(-AWAY.steps);
    const mean = last.reduce((sum, loss) => sum + loss, 0) / last.length;
    expect(mean).toBeGreaterThan(Math.log(TINY_ENCODER.vocabulary) + AWAY.above);
    expect(diverged?.loss).toBeCloseTo(mean, 9);
    line.worker.postMessage({ type: 'rewind', take: 3, pace: PACE });
    line.worker.postMessage({ type: 'go', take: 3, steps: 3 });
    await haltedAt(line, 3, 3);
    expect(losses(line, 3)).toEqual(lossesInNode(trainerInNode(ENGINES[0] as Ops), 3));
  });

  it('reports a few times a second, however fast it goes', async () => {
    let clock = 0;
    // A step and a look take a millisecond each.
    const line = await begun({ now: () => ++clock });
    line.worker.postMessage({ type: 'go', take: 1, steps: 200 });
    await haltedAt(line, 200);
    expect(losses(line)).toHaveLength(200);
    // Ten a second, and one before each measurement.
    const measured = Array.from({ length: 200 }, (_, n) => n + 1).filter(isMeasuredAt).length;
    expect(of(line, 'trained').length).toBeLessThan(clock / 100 + measured + 2);
    expect(of(line, 'trained').at(-1)?.perSecond).toBeGreaterThan(100);
  });

  it('says so where a grammar cannot be had, or speaks of words that the model has not', async () => {
    const failing = async (options: Parameters<typeof connectTrainer>[0], pieces = TINY_PIECES) => {
      const line = connectTrainer(options);
      line.worker.postMessage({
        ...{ type: 'begin', take: 1, language: 'en', config: TINY_ENCODER, pieces, pace: PACE },
      });
      line.worker.postMessage({ type: 'go', take: 1, steps: 5 });
      await until(() => of(line, 'failed').length > 0);
      return of(line, 'failed')[0]?.message;
    };
    expect(await failing({ corpusOf: () => Promise.reject(new Error('no network')) })).toBe('no network');
    const fewer = TINY_PIECES.map((piece) => (piece === 'sees' ? 'saw' : piece));
    expect(await failing({}, fewer)).toContain('"sees" is not in the vocabulary');
  });

  it.each([
    ['nothing', null],
    ['a word', 'go'],
    ['a message without a take', { type: 'pause' }],
    ['an unknown one', { type: 'sleep', take: 1 }],
    ['steps that are no number', { type: 'go', take: 1, steps: 'many' }],
    ['a pace that is none', { type: 'change', take: 1, pace: { learningRate: -1, batch: 8 } }],
    ['a batch of a half', { type: 'rewind', take: 2, pace: { learningRate: 1e-3, batch: 0.5 } }],
    [
      'a second beginning',
      { ...{ type: 'begin', take: 1, language: 'en' }, config: TINY_ENCODER, pieces: [], pace: PACE },
    ],
  ])('refuses %s and trains on', async (_, message) => {
    const line = await begun();
    line.send(message);
    await until(() => of(line, 'failed').length > 0);
    line.worker.postMessage({ type: 'go', take: 1, steps: 1 });
    await haltedAt(line, 1);
  });

  it('refuses to do anything before it has begun', async () => {
    const line = connectTrainer();
    line.worker.postMessage({ type: 'go', take: 1, steps: 1 });
    await until(() => of(line, 'failed').length > 0);
  });
});
