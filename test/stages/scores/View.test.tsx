// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { StageContextReact } from '../../../src/stages/context.ts';
import { stageOf } from '../../../src/stages/index.ts';
import type { Selection, StageContext } from '../../../src/stages/stage.ts';
import { contextOf, realRun } from '../realRun.ts';

const STAGE = stageOf('scores');
const { View } = await STAGE.load();
const RUN = realRun();

function draw(selection: Partial<Selection>, actions: Partial<StageContext> = {}) {
  const context = contextOf(STAGE, RUN, { selection: { token: 8, head: 1, ...selection } }, actions);
  return render(
    <StageContextReact value={context}>
      <View />
    </StageContextReact>,
  );
}

const grids = () => screen.getAllByRole('grid').map((grid) => grid.getAttribute('aria-label'));

test('the divided scores are shown, and a press chooses a cell of the undivided', () => {
  const choose = vi.fn();
  draw({}, { choose });
  expect(grids()).toContain('scores ÷ √dₖ, 13 × 13');
  fireEvent.click(screen.getByRole('button', { name: 'q · k', pressed: false }));
  const [cell] = choose.mock.calls[0] ?? [];
  expect(cell.ref).toEqual({ name: 'attention.scores', layer: 0 });
  expect(cell.at.slice(0, 2)).toEqual([1, 8]);
});

test('where a cell of the undivided scores is chosen, they are shown', () => {
  draw({ pick: { name: 'attention.scores', row: 8, col: 2 } });
  expect(grids()).toContain('scores, 13 × 13');
  expect(screen.getByRole('button', { name: 'q · k', pressed: true })).toBeDefined();
});

test('both bars say what they hold', () => {
  draw({});
  for (const bar of screen.getAllByRole('img')) {
    expect(bar.getAttribute('aria-label')).toMatch(/largest (> )?0\.\d+, entropy (< )?\d\.\d+ bits/);
  }
  expect(screen.getAllByRole('img')).toHaveLength(2);
});
