// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { StageContextReact } from '../../src/stages/context.ts';
import { stageOf } from '../../src/stages/index.ts';
import { Moment } from '../../src/stages/Moment.tsx';
import { momentNeeds } from '../../src/stages/momentLayout.ts';
import { rowAt } from '../../src/stages/row.ts';
import type { Selection, StageContext } from '../../src/stages/stage.ts';
import { contextOf, realRun, type Wished } from './realRun.ts';

const LAST = 12;
const COVERED: Wished = { config: { tied: true }, blanks: [LAST] };

/** Needs nothing but what the pictures say they need. */
const STAGE = { ...stageOf('output'), needs: momentNeeds };

function draw(wished: Wished, selection: Partial<Selection> = {}, actions: Partial<StageContext> = {}) {
  const run = realRun(wished);
  const shown = contextOf(STAGE, run, { selection }, actions);
  render(
    <StageContextReact value={shown}>
      <Moment size={{ width: 900, height: 340 }} />
    </StageContextReact>,
  );
  return run;
}

test('the likeliest word of the blank and the covered one stand there with their own numbers', () => {
  const run = draw(COVERED, { token: 3 });
  const row = rowAt(
    run.tensors.get('output.probabilities') ?? { shape: [0], data: new Float32Array() },
    LAST,
  );
  const best = Math.max(...row);
  const bars = screen.getByRole('listbox', { name: /for place 12$/ });
  expect(bars.querySelector('[role=option]')?.textContent).toContain(`${(best * 100).toFixed(2)}\u202f%`);
  const truth = run.tokens[LAST]?.covers ?? -1;
  const rank = 1 + row.filter((share) => share > (row[truth] as number)).length;
  expect(screen.getByText(/^Covered: “/).textContent).toContain(`number ${rank} of`);
});

test('every head of the layer is drawn, and the chosen one says where its token looks most', async () => {
  const select = vi.fn();
  const run = draw(COVERED, { layer: 1, head: 2, token: 5 }, { select });
  expect(screen.getAllByRole('grid')).toHaveLength(run.config.heads);
  const weights = run.tensors.get('attention.weights@1') ?? { shape: [0], data: new Float32Array() };
  const row = rowAt(weights, 2, 5);
  expect(screen.getByText(/looks most at/).textContent).toContain(
    `${Math.round(Math.max(...row) * 100)}\u202f%`,
  );
  await userEvent.click(screen.getByRole('button', { name: 'head 4' }));
  expect(select).toHaveBeenCalledWith({ head: 3 });
  await userEvent.click(screen.getByRole('button', { name: 'previous layer' }));
  expect(select).toHaveBeenCalledWith({ layer: 0 });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'next layer' }).disabled).toBe(true);
});

test('each picture leads to its stage', async () => {
  const go = vi.fn();
  draw(COVERED, {}, { go });
  for (const name of [/^Attention/, /^Map of words/, /^Guess/]) {
    await userEvent.click(screen.getByRole('button', { name }));
  }
  expect(go.mock.calls).toEqual([['softmax'], ['embedding', { view: 'map' }], ['output']]);
});

test('where nothing is covered the chosen word can be', async () => {
  const set = vi.fn();
  const select = vi.fn();
  draw({ config: { tied: true } }, { token: 2 }, { set, select });
  await userEvent.click(screen.getByRole('button', { name: 'Cover “did”' }));
  expect(set).toHaveBeenCalledWith({ blanks: [2] });
  expect(select).toHaveBeenCalledWith({ token: 2 });
});

test('weights that guess no words say so', () => {
  draw({});
  expect(screen.getByText(/have not learned to guess/)).toBeTruthy();
  expect(screen.queryByRole('listbox')).toBeNull();
});
