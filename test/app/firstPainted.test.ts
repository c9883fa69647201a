// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { firstPainted } from '../../app/firstPainted.ts';
import type { ExplainerStore } from '../../src/store/explainer.ts';
import type { ExplainerState } from '../../src/store/state.ts';

const frames: FrameRequestCallback[] = [];
vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));

/** A frame of the screen, and what follows from it. */
async function frame(): Promise<void> {
  for (const callback of frames.splice(0)) callback(0);
  await Promise.resolve();
}

function begin() {
  const store = createStore<Pick<ExplainerState, 'problem' | 'run'>>(() => ({ problem: null, run: null }));
  let painted = false;
  firstPainted(store as unknown as ExplainerStore).then(() => {
    painted = true;
  });
  return { store, isPainted: () => painted };
}

afterEach(() => {
  delete document.documentElement.dataset.ready;
  frames.length = 0;
});

describe('the first figure', () => {
  it('has been painted in the second frame after it says that it is drawn', async () => {
    const { isPainted } = begin();
    document.documentElement.dataset.ready = 'false';
    await vi.waitFor(() => expect(frames).toHaveLength(0));
    document.documentElement.dataset.ready = 'true';
    await vi.waitFor(() => expect(frames).toHaveLength(1));
    await frame();
    expect(isPainted()).toBe(false);
    await frame();
    expect(isPainted()).toBe(true);
  });

  it('is not waited for where something else is said, or while a large model computes', async () => {
    for (const state of [
      { problem: { code: 'model-unreachable' } as const },
      { run: { progress: 0.1, milliseconds: null } as ExplainerState['run'] },
    ]) {
      const { store, isPainted } = begin();
      expect(frames).toHaveLength(0);
      store.setState(state);
      await frame();
      await frame();
      expect(isPainted()).toBe(true);
    }
  });
});
