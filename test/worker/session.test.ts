import { describe, expect, it } from 'vitest';
import { forward } from '../../src/model/encoder.ts';
import { readRun } from '../../src/model/runFile.ts';
import { dataOrder, type Ref, refKey, refOf } from '../../src/model/tensorNames.ts';
import { untrainedWeights } from '../../src/model/weights.ts';
import type { Reply } from '../../src/worker/messages.ts';
import { connect, type Line, until } from './channel.ts';
import { inputOf, TINY } from './tinyModel.ts';

const done = (line: Line, run: number) => () => line.replies.some((r) => r.type === 'done' && r.run === run);

function sent(replies: readonly Reply[], run: number) {
  return replies.flatMap((r) => (r.type === 'tensors' && r.run === run ? r.tensors : []));
}

function encode(line: Line, run: number, wanted: 'all' | readonly Ref[], ids = [1, 2, 3, 4]) {
  line.worker.postMessage({ type: 'encode', run, config: TINY, input: inputOf(...ids), wanted });
}

/** Which letters a token stands for does not matter to a session. */
const aToken = (id: number) => ({ piece: String(id), start: id, end: id, kind: 'known' }) as const;

describe('a session', () => {
  it('streams every tensor of a run in data order, with the numbers that forward() gives', async () => {
    const line = connect();
    encode(line, 1, 'all');
    await until(done(line, 1));
    const tensors = sent(line.replies, 1);
    expect(tensors.map((t) => refKey(t.ref))).toEqual(dataOrder(TINY).map(refKey));
    const expected = [...forward(TINY, untrainedWeights(TINY), inputOf(1, 2, 3, 4))];
    tensors.forEach((tensor, n) => {
      expect(tensor.shape).toEqual(expected[n]?.shape);
      expect(tensor.data).toEqual(expected[n]?.data);
    });
  });

  it('sends only what is wanted, and serves the rest from the kept run', async () => {
    const line = connect();
    encode(line, 1, [refOf('attention.q', 1)]);
    await until(done(line, 1));
    expect(sent(line.replies, 1).map((t) => refKey(t.ref))).toEqual(['attention.q@1']);
    line.worker.postMessage({
      type: 'want',
      run: 1,
      refs: [refOf('ffn.norm', 0), refOf('ffn.hidden.weight', 1)],
    });
    await until(() => sent(line.replies, 1).length === 3);
    expect(line.replies.filter((r) => r.type === 'done')).toHaveLength(1);
    expect(sent(line.replies, 1)[2]?.shape).toEqual([TINY.width, TINY.hidden]);
  });

  it('sends a tensor that was asked for before it was computed', async () => {
    // Every look at the clock is a slice later, so the session pauses after each tensor.
    let clock = 0;
    const line = connect({ now: () => (clock += 100) });
    encode(line, 1, []);
    line.worker.postMessage({ type: 'want', run: 1, refs: [refOf('ffn.norm', 1)] });
    await until(done(line, 1));
    expect(sent(line.replies, 1).map((t) => refKey(t.ref))).toEqual(['ffn.norm@1']);
  });

  it('stops a run as soon as a newer sentence has come', async () => {
    let clock = 0;
    const line = connect({ now: () => (clock += 100) });
    encode(line, 1, 'all');
    encode(line, 2, 'all', [5, 6]);
    await until(done(line, 2));
    expect(sent(line.replies, 1).length).toBeLessThan(dataOrder(TINY).length);
    expect(done(line, 1)()).toBe(false);
    expect(sent(line.replies, 2)).toHaveLength(dataOrder(TINY).length);
  });

  it('keeps its own copy: what was moved to the page can still be explained', async () => {
    const line = connect();
    encode(line, 1, 'all');
    await until(done(line, 1));
    const cell = { ref: refOf('attention.scaled', 1), at: [2, 0, 3] };
    line.worker.postMessage({ type: 'explain', run: 1, question: 9, cell });
    await until(() => line.replies.some((r) => r.type === 'explained'));
    const reply = line.replies.find((r) => r.type === 'explained');
    expect(reply?.question).toBe(9);
    expect(reply?.explanation.value).toBeCloseTo(reply?.explanation.total ?? Number.NaN, 6);
    expect(reply?.explanation.inner?.terms).toHaveLength(TINY.width / TINY.heads);
  });

  it('says of a question about an older run that it is stale', async () => {
    const line = connect();
    encode(line, 2, 'all');
    line.worker.postMessage({
      type: 'explain',
      run: 1,
      question: 1,
      cell: { ref: refOf('embedding.sum'), at: [0, 0] },
    });
    await until(() => line.replies.some((r) => r.type === 'failed'));
    expect(line.replies.find((r) => r.type === 'failed')).toMatchObject({
      run: 1,
      question: 1,
      failure: { code: 'stale' },
    });
  });

  it('reports a configuration that cannot be built, and a cell that does not exist', async () => {
    const line = connect();
    line.worker.postMessage({
      type: 'encode',
      run: 1,
      config: { ...TINY, heads: 5 },
      input: inputOf(1),
      wanted: 'all',
    });
    await until(() => line.replies.length > 0);
    expect(line.replies[0]).toMatchObject({
      type: 'failed',
      failure: { code: 'config', problems: [{ code: 'heads-do-not-divide', heads: 5, width: 12 }] },
    });
    encode(line, 2, 'all');
    await until(done(line, 2));
    line.worker.postMessage({
      type: 'explain',
      run: 2,
      question: 3,
      cell: { ref: refOf('embedding.sum'), at: [99, 0] },
    });
    await until(() => line.replies.some((r) => r.type === 'failed' && r.question === 3));
    expect(line.replies.at(-1)).toMatchObject({ failure: { code: 'internal' } });
  });

  it('writes a whole file even when it is asked for in the middle of the run', async () => {
    let clock = 0;
    const tick = () => {
      clock += 100;
      return clock;
    };
    const line = connect({ now: tick });
    encode(line, 1, []);
    line.worker.postMessage({
      type: 'save',
      run: 1,
      question: 1,
      about: { text: 'abcd', tokens: [1, 2, 3, 4].map(aToken), modelId: 'custom', trained: false },
    });
    await until(() => line.replies.some((r) => r.type === 'saved' || r.type === 'failed'));
    const reply = line.replies.find((r) => r.type === 'saved');
    const bytes = new Uint8Array(await new Blob([...(reply?.parts ?? [])] as BlobPart[]).arrayBuffer());
    expect(readRun(bytes).tensors).toHaveLength(dataOrder(TINY).length);
  });

  it('writes the whole run as one file', async () => {
    const line = connect();
    encode(line, 1, []);
    await until(done(line, 1));
    const about = { text: 'abcd', tokens: [], modelId: 'custom', trained: false };
    line.worker.postMessage({ type: 'save', run: 1, question: 1, about });
    await until(() => line.replies.some((r) => r.type === 'saved' || r.type === 'failed'));
    const reply = line.replies.at(-1);
    expect(reply?.type).toBe('saved');
    // The file's parts were moved, yet the run is still there to be asked.
    line.worker.postMessage({
      type: 'want',
      run: 1,
      refs: [refOf('ffn.norm', 1), refOf('embedding.weight')],
    });
    await until(() => sent(line.replies, 1).length === 2);
    expect(sent(line.replies, 1)[1]?.data.length).toBe(TINY.vocabulary * TINY.width);
  });
});
