import { describe, expect, test } from 'vitest';
import type { EncoderConfig } from '../../src/model/config.ts';
import type { Random } from '../../src/model/random.ts';
import { createTrainer, DivergedError, type TrainerOptions } from '../../src/training/trainer.ts';

/** A language of seven words: who is named first does it, and one verb in two is reflexive by gender. */
const WORDS = ['[PAD]', '[MASK]', 'he', 'she', 'runs', 'sees', 'himself', 'herself', '.'];
const idsOf = (words: readonly string[]) => words.map((word) => WORDS.indexOf(word));

function sentence(random: Random): { words: string[] } {
  const [who, whom] = random.uniform() < 0.5 ? ['he', 'himself'] : ['she', 'herself'];
  return { words: random.uniform() < 0.5 ? [who, 'runs', '.'] : [who, 'sees', whom, '.'] };
}

/**
 * What one blank leaves open on average, in nats. `[?] runs .` has two answers, and it is the blank in one of three
 * cases of every second sentence; all other blanks can be told for sure.
 */
const ENTROPY = Math.LN2 / 3 / 2;

const config: EncoderConfig = {
  width: 16,
  heads: 2,
  hidden: 32,
  layers: 1,
  activation: 'relu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0,
  vocabulary: WORDS.length,
  tied: true,
  seed: 3,
};

const options = (changes: Partial<TrainerOptions> = {}): TrainerOptions => ({
  config,
  corpus: { sentence },
  idsOf,
  wordIds: { mask: 1, words: [2, 3, 4, 5, 6, 7, 8] },
  seed: 11,
  learningRate: 5e-3,
  batch: 16,
  steps: 400,
  warmUp: 20,
  ...changes,
});

const losses = (trainer: ReturnType<typeof createTrainer>, steps: number) =>
  Array.from({ length: steps }, () => trainer.step().loss);

const PROBES = [
  { words: ['he', 'sees', 'himself', '.'], blank: 0, right: ['he'], wrong: ['she'] },
  { words: ['she', 'sees', 'herself', '.'], blank: 0, right: ['she'], wrong: ['he'] },
  { words: ['he', 'sees', 'himself', '.'], blank: 2, right: ['himself'], wrong: ['herself'] },
  { words: ['she', 'sees', 'herself', '.'], blank: 2, right: ['herself'], wrong: ['himself', 'runs'] },
  { words: ['she', 'runs', '.'], blank: 1, right: ['runs'], wrong: ['sees'] },
];

describe('a tiny language', () => {
  const trainer = createTrainer(options());
  const curve = losses(trainer, 400);

  test('begins near ignorance', () => {
    expect(curve[0]).toBeGreaterThan(1.5);
  });

  test('is learned to what it leaves open, and to what wrong words in the input cost', () => {
    const last = curve.slice(-100).reduce((sum, loss) => sum + loss, 0) / 100;
    expect(last).toBeGreaterThan(0.5 * ENTROPY);
    expect(last).toBeLessThan(ENTROPY + 0.25);
  });

  test('is then told without a mistake', () => {
    expect(trainer.evaluate(PROBES)).toEqual({ right: 5, count: 5, accuracy: 1 });
    expect(createTrainer(options()).evaluate(PROBES).accuracy).toBeLessThan(1);
  });
});

describe('a training', () => {
  const dropping = options({ config: { ...config, dropout: 0.1 } });

  test('with the same seed is the same, bit for bit; with another it is not', () => {
    const first = createTrainer(dropping);
    const again = createTrainer(dropping);
    expect(losses(again, 12)).toEqual(losses(first, 12));
    expect(again.snapshot()).toEqual(first.snapshot());
    expect(losses(createTrainer({ ...dropping, seed: 12 }), 3)).not.toEqual(
      losses(createTrainer(dropping), 3),
    );
  });

  test('goes on from a snapshot as if it had never stopped', () => {
    const whole = createTrainer(dropping);
    const wanted = losses(whole, 20);
    const begun = createTrainer(dropping);
    losses(begun, 8);
    const kept = begun.snapshot();
    // What is kept does not change with the steps that follow.
    losses(begun, 3);
    const resumed = createTrainer(dropping);
    resumed.restore(kept);
    expect(resumed.steps).toBe(8);
    expect(losses(resumed, 12)).toEqual(wanted.slice(8));
    expect(resumed.snapshot()).toEqual(whole.snapshot());
  });

  test('can be taken back to its beginning', () => {
    const trainer = createTrainer(options());
    const start = trainer.snapshot();
    const wanted = losses(trainer, 5);
    trainer.restore(start);
    expect(losses(trainer, 5)).toEqual(wanted);
  });

  test('hands out weights that do not change any more', () => {
    const trainer = createTrainer(options());
    const ref = { name: 'embedding.weight', layer: null } as const;
    const { data } = trainer.weights().get(ref);
    const before = data.slice();
    trainer.step();
    expect(data).toEqual(before);
    expect(trainer.weights().get(ref).data).not.toEqual(before);
  });

  test('that runs away says so and keeps the weights of before', () => {
    const trainer = createTrainer(options({ learningRate: 1e30, warmUp: 1, clip: Number.POSITIVE_INFINITY }));
    let last = trainer.snapshot();
    const run = () => {
      for (let n = 0; n < 50; n++) {
        last = trainer.snapshot();
        trainer.step();
      }
    };
    expect(run).toThrow(DivergedError);
    expect(trainer.snapshot()).toEqual(last);
    expect(trainer.steps).toBe(last.step);
  });

  test('refuses the snapshot of another model, and a model that cannot tell words', () => {
    const other = createTrainer(options({ config: { ...config, hidden: 24 } })).snapshot();
    expect(() => createTrainer(options()).restore(other)).toThrow(RangeError);
    expect(() => createTrainer(options({ config: { ...config, tied: false } }))).toThrow(RangeError);
  });
});
