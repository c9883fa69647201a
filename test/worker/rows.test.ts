import { describe, expect, it } from 'vitest';
import type { EncoderConfig } from '../../src/model/config.ts';
import { forward } from '../../src/model/encoder.ts';
import { refKey, stationsOf } from '../../src/model/tensorNames.ts';
import { untrainedWeights } from '../../src/model/weights.ts';
import type { PlaceInSentence } from '../../src/worker/messages.ts';
import { ENGINES } from '../model/engines.ts';
import { connect, type Line, until } from './channel.ts';
import { inputOf, TINY } from './tinyModel.ts';

const PLACES: readonly PlaceInSentence[] = [
  { ids: [1, 2, 3], at: 1 },
  { ids: [9], at: 0 },
  { ids: [4, 2, 8, 7, 6], at: 4 },
];

function encode(line: Line, run: number, config: EncoderConfig = TINY) {
  const source = { kind: 'seeded' } as const;
  line.worker.postMessage({ type: 'encode', run, config, source, input: inputOf(5, 6, 7), wanted: 'all' });
}

const ask = (line: Line, run: number, question: number, places = PLACES) =>
  line.worker.postMessage({ type: 'rows', run, question, places });

const answerTo = (line: Line, question: number) =>
  line.replies.find((r) => (r.type === 'rows' || r.type === 'failed') && r.question === question);

/** The rows as the encoder itself gives them, sentence by sentence. */
function expected(config: EncoderConfig): number[] {
  const weights = untrainedWeights(config);
  const runs = PLACES.map(
    ({ ids }) =>
      new Map([...forward(config, weights, inputOf(...ids))].map((tensor) => [refKey(tensor), tensor.data])),
  );
  return stationsOf(config).flatMap((ref) =>
    PLACES.flatMap(({ at }, n) => [
      ...(runs[n]?.get(refKey(ref)) ?? []).slice(at * config.width, (at + 1) * config.width),
    ]),
  );
}

describe.each(ENGINES)('rows beside a run of $kernel', (ops) => {
  const open = (now?: () => number) => connect({ engine: Promise.resolve(ops), ...(now ? { now } : {}) });

  it.each([
    ['post-LN', TINY],
    ['pre-LN, a tied table', { ...TINY, normOrder: 'pre', tied: true }],
  ] as const)('are exactly those of the encoder: %s', async (_, config) => {
    const line = open();
    encode(line, 1, config);
    ask(line, 1, 1);
    await until(() => answerTo(line, 1) !== undefined);
    const reply = answerTo(line, 1);
    expect(reply?.type).toBe('rows');
    expect(reply?.type === 'rows' ? [...reply.data] : []).toEqual(expected(config));
  });

  it('leave the run as it was: its sums are still those of its own sentence', async () => {
    const line = open();
    encode(line, 1);
    ask(line, 1, 1);
    await until(() => answerTo(line, 1) !== undefined);
    line.worker.postMessage({
      type: 'explain',
      run: 1,
      question: 2,
      cell: { ref: { name: 'ffn.norm', layer: 1 }, at: [2, 3] },
    });
    await until(() => line.replies.some((r) => r.type === 'explained'));
    const own = [...forward(TINY, untrainedWeights(TINY), inputOf(5, 6, 7))].find(
      ({ name, layer }) => name === 'ffn.norm' && layer === 1,
    );
    const reply = line.replies.find((r) => r.type === 'explained');
    expect(reply?.explanation.value).toBeCloseTo(own?.data[2 * TINY.width + 3] ?? Number.NaN, 5);
  });

  it('are given up when a newer run begins, or a newer question of the kind', async () => {
    // Every look at the clock is a slice later, so there is a pause after each tensor.
    let clock = 0;
    const line = open(() => (clock += 100));
    encode(line, 1);
    ask(line, 1, 1);
    ask(line, 1, 2);
    await until(() => answerTo(line, 2) !== undefined);
    expect(answerTo(line, 1)).toMatchObject({ type: 'failed', failure: { code: 'stale' } });
    expect(answerTo(line, 2)?.type).toBe('rows');
    ask(line, 1, 3);
    encode(line, 2);
    await until(() => answerTo(line, 3) !== undefined);
    expect(answerTo(line, 3)).toMatchObject({ type: 'failed', failure: { code: 'stale' } });
  });

  it.each([
    ['a place beyond the sentence', [{ ids: [1, 2], at: 2 }]],
    ['a sentence of nothing', [{ ids: [], at: 0 }]],
    ['a word that is not in the table', [{ ids: [1, TINY.vocabulary], at: 0 }]],
    ['half a place', [{ ids: [1, 2], at: 0.5 }]],
  ])('are refused for %s, and the run goes on', async (_, places) => {
    const line = open();
    encode(line, 1);
    ask(line, 1, 1, places);
    await until(() => answerTo(line, 1) !== undefined);
    expect(answerTo(line, 1)).toMatchObject({ type: 'failed', run: 1, question: 1 });
    ask(line, 1, 2);
    await until(() => answerTo(line, 2) !== undefined);
    expect(answerTo(line, 2)?.type).toBe('rows');
  });
});
