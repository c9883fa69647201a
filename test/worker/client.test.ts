import { describe, expect, it } from 'vitest';
import { dataOrder, refKey, refOf } from '../../src/model/tensorNames.ts';
import { type ClientEvents, createClient, StaleAnswer } from '../../src/worker/client.ts';
import { connect, type Line, until } from './channel.ts';
import { inputOf, TINY } from './tinyModel.ts';

function setUp({ fails = false, now }: { fails?: boolean; now?: () => number } = {}) {
  const lines: Line[] = [];
  const frames: (() => void)[] = [];
  const said = {
    batches: [] as { run: number; names: string[] }[],
    done: [] as number[],
    failed: [] as unknown[],
    lost: [] as boolean[],
  };
  const events: ClientEvents = {
    arrived(run, { tensors, done }) {
      said.batches.push({ run, names: tensors.map((tensor) => refKey(tensor.ref)) });
      if (done) said.done.push(run);
    },
    failed: (_, failure) => said.failed.push(failure),
    lost: (restarted) => said.lost.push(restarted),
  };
  const client = createClient(
    () => {
      if (fails) throw new Error('workers are forbidden here');
      const line = connect(now ? { now } : {});
      lines.push(line);
      return line.worker;
    },
    events,
    (callback) => frames.push(callback),
  );
  const paint = () => {
    for (const frame of frames.splice(0)) frame();
  };
  return { client, lines, said, paint, frames };
}

describe('the client', () => {
  it('hands over a small run at once and whole, without waiting for a frame', async () => {
    const { client, said } = setUp();
    const run = client.encode(TINY, inputOf(1, 2), 'all');
    await until(() => said.done.includes(run));
    expect(said.batches).toEqual([{ run, names: dataOrder(TINY).map(refKey) }]);
  });

  it('hands over all that came within a frame at once, while a long run is on its way', async () => {
    // Every look at the clock is a slice later, so each tensor comes in a message of its own.
    let clock = 0;
    const { client, lines, said, paint, frames } = setUp({ now: () => (clock += 100) });
    const run = client.encode(TINY, inputOf(1, 2), 'all');
    const sent = () => lines[0]?.replies.filter((reply) => reply.type === 'tensors').length ?? 0;
    await until(() => sent() > 3);
    expect(said.batches).toHaveLength(0);
    expect(frames).toHaveLength(1);
    const before = sent();
    paint();
    expect(said.batches).toHaveLength(1);
    expect(said.batches[0]?.names).toEqual(dataOrder(TINY).slice(0, before).map(refKey));
    await until(() => said.done.includes(run));
    expect(said.batches.flatMap(({ names }) => names)).toEqual(dataOrder(TINY).map(refKey));
  });

  it('drops what an older run sends late', async () => {
    const { client, said } = setUp();
    client.encode(TINY, inputOf(1, 2), 'all');
    const second = client.encode(TINY, inputOf(3), 'all');
    await until(() => said.done.includes(second));
    expect(said.done).toEqual([second]);
    expect(said.batches.map((batch) => batch.run)).toEqual([second]);
  });

  it('rejects a question when a newer run begins', async () => {
    const { client, said } = setUp();
    const run = client.encode(TINY, inputOf(1, 2), 'all');
    await until(() => said.done.includes(run));
    const question = client.explain({ ref: refOf('embedding.sum'), at: [0, 0] });
    client.encode(TINY, inputOf(3), 'all');
    await expect(question).rejects.toBeInstanceOf(StaleAnswer);
  });

  it('restarts a worker that died, once, and runs the sentence again', async () => {
    const { client, lines, said } = setUp();
    const run = client.encode(TINY, inputOf(1, 2), 'all');
    lines[0]?.die();
    expect(said.lost).toEqual([true]);
    await until(() => said.done.includes(run));
    expect(said.batches.at(-1)?.names).toHaveLength(dataOrder(TINY).length);
  });

  it('gives up on a worker that dies twice over one sentence, and tries again when asked to', async () => {
    const { client, lines, said } = setUp();
    const run = client.encode(TINY, inputOf(1, 2), 'all');
    lines[0]?.die();
    lines[1]?.die();
    expect(said.lost).toEqual([true, false]);
    expect(lines).toHaveLength(2);
    client.restart();
    await until(() => said.done.includes(run));
    expect(lines).toHaveLength(3);
  });

  it('says so where workers are forbidden, and throws nothing', async () => {
    const { client, said } = setUp({ fails: true });
    client.encode(TINY, inputOf(1), 'all');
    expect(said.lost).toEqual([false]);
    await expect(client.explain({ ref: refOf('embedding.sum'), at: [0, 0] })).rejects.toBeInstanceOf(
      StaleAnswer,
    );
  });
});
