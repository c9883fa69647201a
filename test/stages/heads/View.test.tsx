// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { StageContextReact } from '../../../src/stages/context.ts';
import { stageOf } from '../../../src/stages/index.ts';
import type { StageContext } from '../../../src/stages/stage.ts';
import { contextOf, POCKET, realRun } from '../realRun.ts';

const STAGE = stageOf('heads');
const { View } = await STAGE.load();
const RUN = realRun();
const TOKEN = 8;

function draw(actions: Partial<StageContext> = {}) {
  const context = contextOf(STAGE, RUN, { selection: { token: TOKEN, head: 1 } }, actions);
  return render(
    <StageContextReact value={context}>
      <View />
    </StageContextReact>,
  );
}

test('every head names the token that the chosen token gives most weight', () => {
  const { container } = draw();
  const weights = RUN.tensors.get('attention.weights@0')?.data as Float32Array;
  const T = RUN.tokens.length;
  const said = [...container.querySelectorAll('p b')].map((word) => word.textContent);
  const largest = Array.from({ length: POCKET.heads }, (_, head) => {
    const row = weights.subarray((head * T + TOKEN) * T, (head * T + TOKEN + 1) * T);
    const best = row.indexOf(Math.max(...row));
    const { start, end } = RUN.tokens[best] ?? { start: 0, end: 0 };
    return RUN.text.slice(start, end);
  });
  expect(said).toEqual(largest);
});

test('a head is chosen by its number, over its map and over its columns', () => {
  const select = vi.fn();
  draw({ select });
  const buttons = screen.getAllByRole('button', { name: 'head 3' });
  expect(buttons).toHaveLength(2);
  for (const button of buttons) fireEvent.click(button);
  expect(select.mock.calls).toEqual([[{ head: 2 }], [{ head: 2 }]]);
  const pressed = screen.getAllByRole('button', { pressed: true });
  expect(pressed.map((button) => button.textContent)).toEqual(['head 2', 'head 2']);
});
