// @vitest-environment happy-dom
import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Language } from '../../../src/i18n/languages.ts';
import { StageContextReact } from '../../../src/stages/context.ts';
import { stageOf } from '../../../src/stages/index.ts';
import { View } from '../../../src/stages/training/View.tsx';
import { words } from '../../../src/stages/training/words.ts';
import { NO_TRAINING, type TrainingState } from '../../../src/store/trainingState.ts';
import { problemsIn } from '../dom.ts';
import { contextOf, realRun } from '../realRun.ts';

/** The figure on a model that can be trained, in whatever state a training is. */

const STAGE = stageOf('training');
const w = words.en;

const RUNNING: TrainingState = {
  ...NO_TRAINING,
  ...{ status: 'running', step: 3, kernel: 'simd', perSecond: 24.2, frequency: 5.33 },
  losses: {
    stride: 1,
    points: [
      { step: 1, loss: 7.65432 },
      { step: 2, loss: 7.5 },
      { step: 3, loss: 7.1 },
    ],
    rest: [],
  },
  asked: [
    { phenomenon: 'agreement', count: 20 },
    { phenomenon: 'sums', count: 20 },
  ],
  measured: [{ step: 0, right: [18, 2] }],
};

function draw(
  state: Partial<TrainingState>,
  { language = 'en', width = 840, rate = 2e-3 }: { language?: Language; width?: number; rate?: number } = {},
) {
  const now: TrainingState = { ...RUNNING, ...state };
  const act = vi.fn();
  const change = vi.fn();
  const download = vi.fn();
  const training = { get: () => now, pace: { learningRate: rate, batch: 32 }, act, change, download };
  const run = realRun({ config: { tied: true }, blanks: [8], language });
  const context = contextOf(STAGE, run, { language, size: { width, height: 690 }, training });
  const view = render(
    <StageContextReact value={{ ...context, run: { ...context.run, learned: 'en' } }}>
      <View />
    </StageContextReact>,
  );
  return { ...view, act, change, download };
}

/** All that is said aloud. */
const said = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join(' ');
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

test.each([
  ['idle', NO_TRAINING],
  ['running', {}],
  ['paused', { status: 'paused' }],
  ['away', { status: 'diverged', diverged: { step: 3, pace: { learningRate: 1, batch: 8 }, loss: 17.5 } }],
  ['lost', { status: 'lost', message: 'out of memory' }],
] as const)('is drawn while the training is %s, in every language and width', (_, state) => {
  for (const language of ['en', 'zh-Hans', 'zh-Hant'] as const) {
    for (const width of [288, 560, 1100]) {
      const { container, unmount } = draw(state, { language, width });
      expect(problemsIn(container)).toEqual([]);
      unmount();
    }
  }
});

test('runs, steps and rewinds as its buttons say', () => {
  const { act, unmount } = draw({ status: 'paused' });
  fireEvent.click(button(w.run));
  fireEvent.click(button(w.step));
  fireEvent.click(button(w.rewind));
  fireEvent.click(button(w.use));
  fireEvent.click(screen.getByRole('checkbox', { name: w.follow }));
  fireEvent.click(screen.getByRole('checkbox', { name: w.goOn }));
  expect(act.mock.calls.flat()).toEqual([
    { do: 'run' },
    { do: 'step' },
    { do: 'rewind' },
    { do: 'use' },
    { do: 'follow', on: false },
    { do: 'goOn', on: true },
  ]);
  unmount();
  const running = draw({});
  expect(button(w.step).disabled).toBe(true);
  fireEvent.click(button(w.pause));
  expect(running.act).toHaveBeenCalledWith({ do: 'pause' });
});

test('says whose weights are drawn below, and how long weights that are kept will last', () => {
  const { unmount } = draw({ status: 'running', shown: null });
  expect(screen.getByText(w.whoseShipped)).toBeTruthy();
  unmount();
  const followed = draw({ status: 'running', shown: 40, follows: true });
  expect(screen.getByText(w.whoseHere('40'))).toBeTruthy();
  expect(screen.queryByText(w.kept('40'))).toBeNull();
  followed.unmount();
  draw({ status: 'paused', shown: 40, follows: false });
  expect(screen.getByText(w.whoseHere('40'))).toBeTruthy();
  expect(screen.getByText(w.kept('40'))).toBeTruthy();
});

test('offers nothing before there is anything: no rewind, no file, no weights to keep', () => {
  draw(NO_TRAINING);
  for (const name of [w.rewind, w.use, w.download]) expect(button(name).disabled).toBe(true);
  expect(screen.getByText(w.idle)).toBeTruthy();
});

test('sets rate and batch by sliders that say their numbers', () => {
  const { change } = draw({});
  const rate = screen.getByRole('slider', { name: w.rate });
  expect(rate.getAttribute('aria-valuetext')).toBe('0.002');
  fireEvent.change(rate, { target: { value: '12' } });
  fireEvent.change(screen.getByRole('slider', { name: w.batch }), { target: { value: '0' } });
  expect(change.mock.calls.flat()).toEqual([{ learningRate: 1 }, { batch: 8 }]);
});

test('says of each step what its loss was', () => {
  draw({});
  const curve = screen.getByRole('slider', { name: w.curve });
  fireEvent.keyDown(curve, { key: 'Home' });
  expect(curve.getAttribute('aria-valuetext')).toBe('step 1: loss 7.6543, 50\u202f% right');
  fireEvent.keyDown(curve, { key: 'End' });
  expect(curve.getAttribute('aria-valuetext')).toMatch(/^step 3: loss 7\.1000/);
});

test('says of each kind of question what is right', () => {
  draw({});
  const table = screen.getByRole('table');
  const [, agreement, sums] = within(table).getAllByRole('row');
  expect(agreement?.textContent).toMatch(/90\u202f%0$/);
  expect(sums?.textContent).toMatch(/10\u202f%–$/);
});

test('says where it ran away, and begins again with the usual rate', () => {
  const { act, change } = draw(
    { status: 'diverged', diverged: { step: 3, pace: { learningRate: 1, batch: 8 }, loss: 17.5 } },
    { rate: 1 },
  );
  expect(said()).toContain('at learning rate 1, the loss is 17.5');
  fireEvent.click(button(w.lower('0.002')));
  expect(change).toHaveBeenCalledWith({ learningRate: 0.002 });
  expect(act).toHaveBeenCalledWith({ do: 'rewind' });
});

test('says that it is stuck, that it is slow, that it was lost', () => {
  const flat = Array.from({ length: 450 }, (_, n) => ({ step: n + 1, loss: 5.5 }));
  const stuck = draw({ step: 450, losses: { stride: 1, points: flat, rest: [] } }, { rate: 0.05 });
  expect(said()).toContain('no more than how frequent words are');
  expect(button(w.lower('0.002'))).toBeTruthy();
  stuck.unmount();
  const slow = draw({ kernel: 'typescript' });
  expect(said()).toContain(w.slow);
  slow.unmount();
  draw({ status: 'lost', message: 'out of memory' });
  expect(said()).toContain('(out of memory)');
  expect(button(w.again)).toBeTruthy();
});
