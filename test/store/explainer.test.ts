import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaults } from '../../app/url.ts';
import { TOKEN_LIMIT } from '../../src/model/config.ts';
import { dataOrder, refKey, refOf } from '../../src/model/tensorNames.ts';
import { createExplainer, type ExplainerStore } from '../../src/store/explainer.ts';
import type { Shared } from '../../src/store/state.ts';
import { unpacked } from '../../src/worker/parcel.ts';
import { connect, type Line, until } from '../worker/channel.ts';
import { connectTrainer } from '../worker/trainingLine.ts';

const lines: Line[] = [];
let store: ExplainerStore;
/** Set to make the model's files unreachable or broken. */
let answer: ((path: string) => Response) | null = null;

/** Serves the shipped models from public/, as any static host would. */
async function serveFile(url: URL | string): Promise<Response> {
  const path = new URL(url).pathname;
  if (answer) return answer(path);
  return new Response(await readFile(new URL(`../../public${path}`, import.meta.url)));
}

function open(part: Partial<Shared> = {}): ExplainerStore {
  store = createExplainer(
    { ...defaults('en', 'system'), model: 'pocket', ...part },
    {
      startWorker: () => {
        const line = connect();
        lines.push(line);
        return line.worker;
      },
      startTrainer: () => connectTrainer().worker,
      nextFrame: (callback) => void setImmediate(callback),
      base: 'http://localhost/',
    },
  );
  return store;
}

const finished = () => store.getState().run?.milliseconds != null && store.getState().run?.tensors.size !== 0;

beforeEach(() => {
  answer = null;
  vi.stubGlobal('fetch', serveFile);
});
afterEach(() => {
  store.actions.dispose();
  lines.length = 0;
  vi.unstubAllGlobals();
});

describe('the store', () => {
  it('turns text into tokens at once, and into every tensor of the run', async () => {
    const { getState, actions } = open();
    await until(finished);
    actions.share({ text: 'The bank lent money.' });
    expect(getState().tokens.map((t) => t.piece)).toEqual(['The', 'bank', 'lent', 'money', '.']);
    await until(() => getState().run?.tensors.size === dataOrder(getState().run?.config as never).length);
    expect(getState().run?.tensors.get('attention.weights@1')?.shape).toEqual([4, 5, 5]);
  });

  it('says that there is nothing to read where there is nothing, and reads on when there is', async () => {
    const { getState, actions } = open({ text: ' \n\t ' });
    await until(() => getState().problem !== null);
    expect(getState().problem).toEqual({ code: 'empty' });
    expect(getState().run).toBeNull();
    actions.share({ text: 'it' });
    await until(finished);
    expect(getState().problem).toBeNull();
  });

  it('reads a text up to the token limit and keeps all of it', async () => {
    const text = 'it was too wide . '.repeat(1200).trim();
    expect(text.length).toBeGreaterThan(20_000);
    const { getState } = open({ text });
    await until(() => getState().run?.milliseconds != null, 60_000);
    expect(getState().tokens).toHaveLength(TOKEN_LIMIT);
    expect(getState().text).toBe(text);
    expect(text.slice(0, getState().keptEnd)).toMatch(/wide \.$|was$|it$|too$|wide$/);
  });

  it('keeps the selection inside a sentence that became shorter', async () => {
    const { getState, actions } = open({
      token: 12,
      layer: 1,
      head: 3,
      pick: { name: 'attention.weights', row: 12, col: 11 },
    });
    await until(finished);
    expect(getState()).toMatchObject({ token: 12, layer: 1, head: 3 });
    actions.share({ text: 'it was' });
    expect(getState()).toMatchObject({ token: 1, pick: null });
  });

  it('does not clamp a link to the sentence that it replaces', async () => {
    const { getState, actions } = open({ text: 'it' });
    await until(finished);
    actions.share({ text: 'The animal did not cross the street', token: 6 });
    expect(getState().token).toBe(6);
  });

  it('lets the place follow the token again once a token is chosen', async () => {
    const { getState, actions } = open({ token: 3, place: 25 });
    await until(finished);
    expect(getState()).toMatchObject({ token: 3, place: 25 });
    actions.share({ layer: 1 });
    expect(getState().place).toBe(25);
    actions.share({ token: 5 });
    expect(getState()).toMatchObject({ token: 5, place: null });
    actions.share({ token: 6, place: 30 });
    expect(getState()).toMatchObject({ token: 6, place: 30 });
  });

  it('plays one thing at a time, and a figure only while its stage is open', async () => {
    const { getState, actions } = open({ stage: 'learning' });
    await until(finished);
    actions.play('stages');
    actions.play('figure');
    expect(getState().playing).toBe('figure');
    actions.pause('stages');
    expect(getState().playing).toBe('figure');
    actions.share({ token: 1, stage: 'learning' });
    expect(getState().playing).toBe('figure');
    actions.share({ stage: 'training' });
    expect(getState().playing).toBeNull();
    actions.play('stages');
    actions.share({ stage: 'learning' });
    expect(getState().playing).toBe('stages');
    actions.pause('stages');
    expect(getState().playing).toBeNull();
  });

  it('explains the chosen cell, follows a term and comes back along the trail', async () => {
    const { getState, actions } = open();
    await until(finished);
    actions.choose({ ref: refOf('attention.scaled', 0), at: [1, 8, 1] });
    await until(() => getState().explanation !== null);
    expect(getState()).toMatchObject({
      head: 1,
      token: 8,
      pick: { name: 'attention.scaled', row: 8, col: 1 },
    });
    const factor = getState().explanation?.terms[0]?.factors[0]?.cell;
    expect(factor && refKey(factor.ref)).toBe('attention.scores@0');
    actions.choose(factor ?? null, { follow: true, stage: 'scores' });
    await until(() => getState().explanation?.operation === 'dot');
    expect(getState().trail.map((cell) => refKey(cell.ref))).toEqual(['attention.scaled@0']);
    actions.backTo(0);
    expect(getState().trail).toEqual([]);
    expect(getState().pick?.name).toBe('attention.scaled');
  });

  it('forgets what was pointed at when the stage changes, and asks for the chosen cell again', async () => {
    const { getState, actions } = open({ stage: 'softmax' });
    await until(finished);
    const chosen = { ref: refOf('attention.weights', 0), at: [0, 3, 1] };
    actions.choose(chosen);
    actions.hover({ ref: refOf('attention.weights', 0), at: [0, 5, 5] });
    await until(() => getState().explanation?.cell.at[1] === 5);
    actions.share({ stage: 'mix' });
    expect(getState().hover).toBeNull();
    await until(() => getState().explanation?.cell.at[1] === 3);
    actions.hover({ ref: refOf('attention.weights', 0), at: [0, 5, 5] });
    actions.choose(chosen);
    await until(() => getState().explanation?.cell.at[1] === 3);
  });

  it('asks only for what is drawn where a run is too large to send whole', async () => {
    const { getState, actions } = open({ model: 'paper', text: 'it' });
    actions.want([refOf('attention.q', 5)]);
    await until(() => getState().run !== null);
    actions.want([refOf('attention.q', 5)]);
    await until(() => getState().run?.tensors.has('attention.q@5') === true);
    expect([...(getState().run?.tensors.keys() ?? [])]).toEqual(['attention.q@5']);
  }, 60_000);

  it('is sent no tensor twice where all of them come by themselves', async () => {
    const { getState, actions } = open();
    await until(finished);
    actions.share({ text: 'The bank lent money.' });
    // As the page does while it still waits for the run: the weights among its needs come only when asked for.
    actions.want([refOf('embedding.sum'), refOf('attention.weights', 0), refOf('embedding.weight')]);
    await until(() => getState().run?.tensors.has('embedding.weight') === true);
    const run = getState().run?.id;
    const sent = (lines[0]?.replies ?? []).flatMap((reply) =>
      reply.run === run && (reply.type === 'tensors' || reply.type === 'done')
        ? unpacked(reply.parcel).map(({ ref }) => refKey(ref))
        : [],
    );
    expect(sent.filter((key) => key === 'attention.weights@0')).toEqual(['attention.weights@0']);
    expect(sent).toHaveLength(new Set(sent).size);
  });

  it('names sizes that cannot be built and keeps the sentence', async () => {
    const { getState, actions } = open();
    await until(finished);
    actions.share({ model: 'custom', custom: { ...getState().custom, width: 10, heads: 4 } });
    expect(getState().problem).toEqual({
      code: 'config',
      problems: [{ code: 'heads-do-not-divide', heads: 4, width: 10 }],
    });
    expect(getState().text).toContain('animal');
  });

  it('says what is wrong with the model’s files, and tries again', async () => {
    answer = () => new Response('', { status: 404 });
    const { getState, actions } = open();
    await until(() => getState().problem !== null);
    expect(getState().problem).toEqual({ code: 'model-unreachable' });
    for (const body of ['{', '[]', '{"vocab":1}']) {
      answer = () => new Response(body);
      actions.retry();
      await until(() => getState().problem !== null);
      expect(getState().problem).toEqual({ code: 'model-broken' });
    }
    answer = null;
    actions.retry();
    await until(finished);
    expect(getState().problem).toBeNull();
  });

  it('tells the reader of a worker that died, and clears the notice when the run is whole again', async () => {
    const { getState } = open();
    await until(finished);
    store.actions.share({ text: 'the bank' });
    lines[0]?.die();
    expect(getState().problem).toEqual({ code: 'worker-restarted' });
    await until(finished);
    expect(getState()).toMatchObject({ problem: null, text: 'the bank' });
  });

  it('switches experiments on any model', async () => {
    const { getState, actions } = open({ text: 'it was too wide' });
    await until(finished);
    actions.share({ causal: true, padding: 2, positions: false, scaleEmbedding: false });
    await until(finished);
    const { run } = getState();
    expect(run?.config).toMatchObject({ causal: true, position: 'none', scaleEmbedding: false });
    expect(run?.input.padding).toEqual([false, false, false, false, true, true]);
    const weights = run?.tensors.get('attention.weights@0')?.data ?? new Float32Array();
    for (let query = 0; query < 6; query++) {
      for (let key = 0; key < 6; key++) {
        if (key > query || key >= 4) expect(weights[query * 6 + key]).toBe(0);
      }
    }
  });
});
