// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { ModelCard } from '../../../src/model/card.ts';
import { StageContextReact } from '../../../src/stages/context.ts';
import { stageOf } from '../../../src/stages/index.ts';
import { View } from '../../../src/stages/learning/View.tsx';
import type { Learning, Player } from '../../../src/stages/stage.ts';
import { controlsIn, problemsIn } from '../dom.ts';
import { contextOf, type RealRun, realRun } from '../realRun.ts';

const CARD = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../public/models/pocket-en/card.json'), 'utf8'),
) as ModelCard;
const STEPS = CARD.checkpoints.map(({ step }) => step);
const LAST = STEPS.at(-1) as number;

const TIED: RealRun = realRun({ config: { tied: true }, blanks: [12] });

function drawing(
  learning: Partial<Learning>,
  { learned = 'en' as 'en' | null, run = TIED, player = {} as Partial<Player> } = {},
) {
  const context = contextOf(stageOf('learning'), run, { selection: { token: 8 }, learning, player });
  const checkpoint = learning.wanted ?? null;
  return (
    <StageContextReact value={{ ...context, run: { ...context.run, learned, checkpoint } }}>
      <View />
    </StageContextReact>
  );
}

afterEach(() => {
  vi.useRealTimers();
});

test('the slider opens the weights of its stops, and at the end the finished ones', async () => {
  const open = vi.fn();
  const { rerender, container } = render(drawing({ card: CARD, open }));
  expect(problemsIn(container)).toEqual([]);
  const slider = screen.getByRole('slider');
  expect(slider.getAttribute('aria-valuenow')).toBe(String(STEPS.length - 1));
  fireEvent.keyDown(slider, { key: 'Home' });
  expect(open).toHaveBeenLastCalledWith(0);
  rerender(drawing({ card: CARD, open, wanted: STEPS.at(-2) as number }));
  fireEvent.keyDown(slider, { key: 'ArrowRight' });
  expect(open).toHaveBeenLastCalledWith(null);
  await userEvent.click(screen.getByRole('button', { name: 'earlier weights' }));
  expect(open).toHaveBeenLastCalledWith(STEPS.at(-3));
});

test('the numbers beside the slider are those of the card', () => {
  const point = CARD.checkpoints[3];
  render(drawing({ card: CARD, wanted: point?.step ?? 0 }));
  const said = screen.getByRole('slider').getAttribute('aria-valuetext') ?? '';
  expect(said).toContain(`step ${point?.step}`);
  expect(said).toContain(point?.loss.toPrecision(3));
  expect(said).toContain(`${Math.round((point?.heldOutAccuracy ?? 0) * 100)}\u202f%`);
  expect(
    screen.getByText(`all words alike: ${Math.log(TIED.config.vocabulary).toPrecision(3)}`),
  ).toBeTruthy();
});

test('playing goes from noise to the end and stops there', async () => {
  vi.useFakeTimers();
  const open = vi.fn();
  const [play, pause] = [vi.fn(), vi.fn()];
  const { rerender } = render(drawing({ card: CARD, open }, { player: { play, pause } }));
  fireEvent.click(screen.getByRole('button', { name: 'Play the training' }));
  expect(open).toHaveBeenLastCalledWith(0);
  expect(play).toHaveBeenCalledOnce();
  const player = { isPlaying: true, play, pause };
  for (const [n, step] of STEPS.entries()) {
    rerender(drawing({ card: CARD, open, wanted: step === LAST ? null : step }, { player }));
    expect(pause).not.toHaveBeenCalled();
    act(() => vi.advanceTimersByTime(5000));
    const next = STEPS[n + 1];
    if (next !== undefined) expect(open).toHaveBeenLastCalledWith(next === LAST ? null : next);
  }
  expect(pause).toHaveBeenCalledOnce();
});

test('whoever goes to a step by hand stops what plays', () => {
  const pause = vi.fn();
  const player = { isPlaying: true, pause };
  const { rerender } = render(drawing({ card: CARD, wanted: 0 }, { player }));
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'End' });
  expect(pause).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByRole('button', { name: 'later weights' }));
  expect(pause).toHaveBeenCalledTimes(2);
  fireEvent.click(screen.getByRole('button', { name: 'Pause the training' }));
  expect(pause).toHaveBeenCalledTimes(3);
  rerender(drawing({ card: CARD, wanted: 0 }));
  expect(screen.getByRole('button', { name: 'Play the training' })).toBeTruthy();
});

test('while weights are fetched the figure says so', () => {
  const context = contextOf(stageOf('learning'), TIED, { learning: { card: CARD, wanted: 50 } });
  render(
    <StageContextReact value={{ ...context, run: { ...context.run, learned: 'en' } }}>
      <View />
    </StageContextReact>,
  );
  expect(screen.getByText(/Fetching these weights/)).toBeTruthy();
});

test('weights that are of no step of this training are told apart, and every step can be gone to', () => {
  const open = vi.fn();
  render(drawing({ card: CARD, isElsewhere: true, open }));
  expect(screen.getByText(/of none of these steps/)).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'End' });
  expect(open).toHaveBeenLastCalledWith(null);
});

test('a model that never learned says so and leads to one that did', async () => {
  const openTrained = vi.fn();
  render(drawing({ openTrained }, { learned: null, run: realRun() }));
  expect(screen.getByText(/Nothing was learned here/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Open the trained model' }));
  expect(openTrained).toHaveBeenCalledOnce();
  expect(screen.queryByRole('slider')).toBeNull();
});

test('a card that could not be read can be asked for again', async () => {
  const retry = vi.fn();
  const { rerender } = render(drawing({}));
  expect(screen.getByRole('status').textContent).toMatch(/Reading how/);
  rerender(drawing({ isMissing: true, retry }));
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
});

test('no control of the figure does nothing', () => {
  let heard = 0;
  const hear = () => {
    heard++;
  };
  const actions = Object.fromEntries(['choose', 'select', 'go', 'set', 'hover'].map((name) => [name, hear]));
  const context = contextOf(
    stageOf('learning'),
    TIED,
    { selection: { token: 8 }, learning: { card: CARD, wanted: 402, open: hear }, player: { play: hear } },
    actions,
  );
  const { container } = render(
    <StageContextReact value={{ ...context, run: { ...context.run, learned: 'en', checkpoint: 402 } }}>
      <View />
    </StageContextReact>,
  );
  for (const control of controlsIn(container)) {
    if (control.matches('[aria-pressed=true]')) continue;
    heard = 0;
    const before = container.innerHTML;
    fireEvent.click(control);
    for (const key of ['ArrowRight', 'ArrowLeft']) fireEvent.keyDown(control, { key });
    expect(heard > 0 || container.innerHTML !== before, control.outerHTML.slice(0, 160)).toBe(true);
  }
});
