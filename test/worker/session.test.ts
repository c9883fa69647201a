import { describe, expect, it } from 'vitest';
import { forward } from '../../src/model/encoder.ts';
import { type Ops, plainOps } from '../../src/model/ops.ts';
import { pytorchWeights, readRun } from '../../src/model/runFile.ts';
import { writeSafetensors } from '../../src/model/tensorFile.ts';
import { dataOrder, type Ref, refKey, refOf, weightOrder } from '../../src/model/tensorNames.ts';
import { untrainedWeights } from '../../src/model/weights.ts';
import { readWeights } from '../../src/model/weightsFile.ts';
import type { Reply } from '../../src/worker/messages.ts';
import { unpacked } from '../../src/worker/parcel.ts';
import { ENGINES } from '../model/engines.ts';
import { connect, type Line, until } from './channel.ts';
import { inputOf, TINY } from './tinyModel.ts';

const done = (line: Line, run: number) => () => line.replies.some((r) => r.type === 'done' && r.run === run);

function sent(replies: readonly Reply[], run: number) {
  return replies.flatMap((r) =>
    (r.type === 'tensors' || r.type === 'done') && r.run === run ? unpacked(r.parcel) : [],
  );
}

function encode(line: Line, run: number, wanted: 'all' | readonly Ref[], ids = [1, 2, 3, 4]) {
  const source = { kind: 'seeded' } as const;
  line.worker.postMessage({ type: 'encode', run, config: TINY, source, input: inputOf(...ids), wanted });
}

/** Which letters a token stands for does not matter to a session. */
const aToken = (id: number) => ({ piece: String(id), start: id, end: id, kind: 'known' }) as const;

describe.each(ENGINES)('a session with $kernel', (ops) => {
  const open = (options: { now?: () => number } = {}) =>
    connect({ ...options, engine: Promise.resolve(ops) });

  it('streams every tensor of a run in data order, with the numbers that forward() gives', async () => {
    const line = open();
    encode(line, 1, 'all');
    await until(done(line, 1));
    const tensors = sent(line.replies, 1);
    expect(tensors.map((t) => refKey(t.ref))).toEqual(dataOrder(TINY).map(refKey));
    const expected = [...forward(TINY, untrainedWeights(TINY), inputOf(1, 2, 3, 4), ops)];
    tensors.forEach((tensor, n) => {
      expect(tensor.shape).toEqual(expected[n]?.shape);
      expect(tensor.data).toEqual(expected[n]?.data);
    });
  });

  it('runs with weights that are handed over, as a file or as numbers', async () => {
    const file = writeSafetensors(pytorchWeights(TINY, untrainedWeights({ ...TINY, seed: 6 })), {}, 'F16');
    const weights = readWeights(TINY, file);
    const tensors = weightOrder(TINY).map((ref) => ({ ref, ...weights.get(ref) }));
    const expected = [...forward(TINY, weights, inputOf(1, 2), ops)].at(-1)?.data;
    const line = open();
    for (const [run, handed] of [
      [1, { kind: 'file', file }],
      [2, { kind: 'numbers', tensors }],
    ] as const) {
      line.worker.postMessage({ type: 'weights', run, key: handed.kind, config: TINY, weights: handed });
      const source = { kind: 'given', key: handed.kind } as const;
      line.worker.postMessage({
        ...{ type: 'encode', run, config: TINY, source, wanted: 'all' },
        input: inputOf(1, 2),
      });
      await until(done(line, run));
      expect(sent(line.replies, run).at(-1)?.data, handed.kind).toEqual(expected);
    }
  });

  it('sends only what is wanted, and serves the rest from the kept run', async () => {
    const line = open();
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
    const line = open({ now: () => (clock += 100) });
    encode(line, 1, []);
    line.worker.postMessage({ type: 'want', run: 1, refs: [refOf('ffn.norm', 1)] });
    await until(done(line, 1));
    expect(sent(line.replies, 1).map((t) => refKey(t.ref))).toEqual(['ffn.norm@1']);
  });

  it('stops a run as soon as a newer sentence has come', async () => {
    let clock = 0;
    const line = open({ now: () => (clock += 100) });
    encode(line, 1, 'all');
    encode(line, 2, 'all', [5, 6]);
    await until(done(line, 2));
    expect(sent(line.replies, 1).length).toBeLessThan(dataOrder(TINY).length);
    expect(done(line, 1)()).toBe(false);
    expect(sent(line.replies, 2)).toHaveLength(dataOrder(TINY).length);
  });

  it('keeps its own copy: what was moved to the page can still be explained', async () => {
    const line = open();
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
    const line = open();
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
    const line = open();
    line.worker.postMessage({
      type: 'encode',
      run: 1,
      config: { ...TINY, heads: 5 },
      source: { kind: 'seeded' },
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
    const line = open({ now: tick });
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
    const line = open();
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

describe('a session and its memory', () => {
  const buffersOf = (line: Line, run: number) => [
    ...new Set(sent(line.replies, run).map(({ data }) => data.buffer as ArrayBuffer)),
  ];
  const bytesOf = (buffers: readonly ArrayBuffer[]) =>
    buffers.map((buffer) => buffer.byteLength).sort((a, b) => a - b);

  it('sends the next run in the memory that the last one came in, once that has come back', async () => {
    // No time passes: a run that takes longer than a slice is sent in other portions.
    const line = connect({ now: () => 0 });
    encode(line, 1, 'all');
    await until(done(line, 1));
    const first = buffersOf(line, 1);
    const sizes = bytesOf(first);
    line.worker.postMessage({ type: 'return', run: 1, buffers: first }, [...first]);
    encode(line, 2, 'all', [4, 3, 2, 1]);
    await until(done(line, 2));
    expect(bytesOf(first)).toEqual(first.map(() => 0));
    expect(bytesOf(buffersOf(line, 2))).toEqual(sizes);
    const expected = [...forward(TINY, untrainedWeights(TINY), inputOf(4, 3, 2, 1))];
    sent(line.replies, 2).forEach(({ data }, n) => {
      expect([...data]).toEqual([...(expected[n]?.data ?? [])]);
    });
  });

  it('takes memory back from a run that is stale, and minds nothing that is not its own', async () => {
    const line = connect();
    encode(line, 1, 'all');
    await until(done(line, 1));
    encode(line, 2, 'all', [4, 3]);
    const buffers = [...buffersOf(line, 1), new ArrayBuffer(3)];
    line.worker.postMessage({ type: 'return', run: 1, buffers }, buffers);
    await until(done(line, 2));
    encode(line, 3, 'all');
    await until(done(line, 3));
    expect(line.replies.filter((reply) => reply.type === 'failed')).toEqual([]);
    expect(sent(line.replies, 3)).toHaveLength(dataOrder(TINY).length);
  });

  it('lets a newer sentence in while weights are still being drawn, and goes on where it was', async () => {
    let clock = 0;
    const line = connect({ now: () => (clock += 100) });
    encode(line, 1, 'all');
    await until(() => line.replies.some((reply) => reply.type === 'progress'));
    const drawn = line.replies.find((reply) => reply.type === 'progress');
    expect(drawn?.done).toBeLessThan(weightOrder(TINY).length);
    encode(line, 2, 'all', [7]);
    await until(done(line, 2));
    expect(sent(line.replies, 1)).toEqual([]);
    const totals = line.replies.flatMap((r) =>
      r.type === 'progress' ? [{ run: r.run, total: r.total }] : [],
    );
    const total = (run: number) => totals.find((one) => one.run === run)?.total ?? 0;
    expect(total(1)).toBe(weightOrder(TINY).length + dataOrder(TINY).length);
    expect(total(2)).toBeLessThan(total(1));
    const expected = [...forward(TINY, untrainedWeights(TINY), inputOf(7))];
    expect([...(sent(line.replies, 2).at(-1)?.data ?? [])]).toEqual([...(expected.at(-1)?.data ?? [])]);
  });
});

describe('a session whose engine is on its way', () => {
  const kernelsOf = (line: Line) => line.replies.flatMap((r) => (r.type === 'done' ? [r.kernel] : []));
  const fastest = ENGINES.at(-1) ?? plainOps;

  it('computes what is small at once, and the next run with the engine', async () => {
    let arrive: (ops: Ops) => void = () => undefined;
    const line = connect({ engine: new Promise((resolve) => (arrive = resolve)) });
    encode(line, 1, 'all');
    await until(done(line, 1));
    arrive(fastest);
    encode(line, 2, 'all');
    await until(done(line, 2));
    expect(kernelsOf(line)).toEqual(['typescript', fastest.kernel]);
  });

  it('waits for it with what is large, and answers in order', async () => {
    let arrive: (ops: Ops) => void = () => undefined;
    const line = connect({ engine: new Promise((resolve) => (arrive = resolve)) });
    const config = { ...TINY, width: 512, heads: 4, hidden: 2048 };
    const [wanted, later] = [refOf('embedding.sum'), refOf('position.encoding')];
    line.worker.postMessage({
      type: 'encode',
      run: 1,
      config,
      source: { kind: 'seeded' },
      input: inputOf(1, 2, 3, 4, 5, 6, 7),
      wanted: [wanted],
    });
    line.worker.postMessage({ type: 'want', run: 1, refs: [later] });
    // A message that crosses after them has arrived, so they have too.
    await new Promise((resolve) => setImmediate(resolve));
    expect(line.replies).toEqual([]);
    arrive(fastest);
    await until(() => sent(line.replies, 1).length === 2);
    await until(done(line, 1));
    expect(kernelsOf(line)).toEqual([fastest.kernel]);
  });
});
