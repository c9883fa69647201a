import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaults } from '../../app/url.ts';
import { forward } from '../../src/model/encoder.ts';
import { refKey, stationsOf } from '../../src/model/tensorNames.ts';
import { untrainedWeights } from '../../src/model/weights.ts';
import { createExplainer, type ExplainerStore } from '../../src/store/explainer.ts';
import { affordable, type SensePlace } from '../../src/store/senses.ts';
import type { Shared } from '../../src/store/state.ts';
import { connect, until } from '../worker/channel.ts';
import { TINY } from '../worker/tinyModel.ts';

/** The rows of a word in many sentences, on the shipped files and a real channel. */

/** Nothing is trained here. */
const nobody = () => {
  throw new Error('no trainer was asked for');
};

let store: ExplainerStore;
/** Files that are not as they are shipped, by name; null for one that is not there. */
let instead: Record<string, string | null> = {};
let fetched: string[] = [];

function open(part: Partial<Shared> = {}): ExplainerStore['getState'] {
  store = createExplainer(
    { ...defaults('en', 'system'), model: 'pocket', text: 'The bank was closed.', ...part },
    {
      startWorker: () => connect().worker,
      startTrainer: nobody,
      nextFrame: (callback) => void setImmediate(callback),
      base: 'http://localhost/',
    },
  );
  return store.getState;
}

const gathered = (word: string) => () => store.getState().senses?.rows?.word.word === word;

beforeEach(() => {
  instead = {};
  fetched = [];
  vi.stubGlobal('fetch', async (url: URL | string) => {
    const path = new URL(url).pathname;
    fetched.push(path);
    const other = Object.entries(instead).find(([name]) => path.endsWith(name));
    if (other) return new Response(other[1] ?? '', { status: other[1] === null ? 404 : 200 });
    return new Response(await readFile(new URL(`../../public${path}`, import.meta.url)));
  });
});
afterEach(() => {
  store.actions.dispose();
  vi.unstubAllGlobals();
});

describe('the senses of a word', () => {
  it('are fetched when they are looked at, and computed by the model that runs', async () => {
    const get = open();
    await until(() => get().run?.milliseconds !== null && get().run !== null);
    expect(fetched.some((path) => path.endsWith('senses.json'))).toBe(false);
    store.actions.gather({ word: 'bank' });
    await until(gathered('bank'));
    const rows = get().senses?.rows;
    const config = rows?.config ?? TINY;
    const [n, place] = [5, rows?.places[5] as SensePlace];
    const input = { ids: place.ids, padding: place.ids.map(() => false) };
    const tensors = new Map(
      [...forward(config, untrainedWeights(config), input)].map((tensor) => [refKey(tensor), tensor.data]),
    );
    const D = config.width;
    for (const [station, ref] of stationsOf(config).entries()) {
      const start = (station * (rows?.places.length ?? 0) + n) * D;
      expect([...(rows?.data.slice(start, start + D) ?? [])]).toEqual([
        ...(tensors.get(refKey(ref)) ?? []).slice(place.token * D, (place.token + 1) * D),
      ]);
    }
  });

  it('follow another word, another model and another script; nobody looking, they are gone', async () => {
    const get = open();
    store.actions.gather({ word: 'star' });
    await until(gathered('star'));
    store.actions.gather({ word: 'no such word' });
    await until(gathered('ball'));
    store.actions.share({ language: 'zh-Hans', text: '你好' });
    store.actions.gather({ word: '开' });
    await until(gathered('开'));
    store.actions.share({ language: 'zh-Hant' });
    store.actions.gather({ word: '開' });
    await until(gathered('開'));
    const before = get().senses?.rows?.config;
    store.actions.share({ positions: false });
    await until(() => get().senses?.rows?.config !== before);
    expect(get().senses?.rows?.config.position).toBe('none');
    store.actions.gather(null);
    expect(get().senses).toBeNull();
  });

  it.each([
    ['missing', null],
    ['no JSON', '<html>'],
    ['another file', '{"language":"en","words":[{"word":"bank","senses":[]}]}'],
  ])('are said not to be there where the file is %s, and come when it does', async (_, text) => {
    instead = { 'senses.json': text };
    const get = open();
    store.actions.gather({ word: 'bank' });
    await until(() => get().senses?.flaw === 'unreachable');
    instead = {};
    store.actions.gather({ word: 'bank' });
    await until(gathered('bank'));
    expect(get().senses?.flaw).toBeNull();
  });
});

describe('how many sentences are read', () => {
  const places: SensePlace[] = Array.from({ length: 28 }, (_, n) => ({
    sense: n < 14 ? 0 : 1,
    text: '',
    at: 0,
    ids: Array(10).fill(1),
    token: 0,
  }));
  const sized = (width: number, layers: number) => ({ ...TINY, width, heads: 4, hidden: 4 * width, layers });

  it('is all of a small model, some of a large one, as many of each sense, and none of the largest', () => {
    store = createExplainer(defaults('en', 'system'), {
      startWorker: () => connect().worker,
      startTrainer: nobody,
      nextFrame: () => undefined,
      base: 'http://localhost/',
    });
    expect(affordable(places, sized(64, 3))).toEqual(places);
    const some = affordable(places, sized(512, 6));
    const counts = [0, 1].map((sense) => some.filter((place) => place.sense === sense).length);
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeGreaterThanOrEqual(3);
    expect(counts[0]).toBeLessThan(14);
    expect(affordable(places, sized(1024, 12))).toEqual([]);
  });
});
