// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { headWidth } from '../../src/model/config.ts';
import type { Cell } from '../../src/model/lineage.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { refKey, refOf } from '../../src/model/tensorNames.ts';
import { StageContextReact } from '../../src/stages/context.ts';
import { stageOf } from '../../src/stages/index.ts';
import { formatNumber } from '../../src/stages/number.ts';
import type { StageContext } from '../../src/stages/stage.ts';
import { TensorMatrix } from '../../src/stages/TensorMatrix.tsx';
import { contextOf, POCKET, realRun } from './realRun.ts';

const RUN = realRun();
const Dh = headWidth(POCKET);
const BOX = { x: 0, y: 0, width: 160, height: 320 };
const HEAD = 2;
const WINDOW = [HEAD * Dh, (HEAD + 1) * Dh] as const;

/** The columns of one head of W_K, while a cell of the keys is asked about. */
function drawWindow(active: Cell | null, actions: Partial<StageContext> = {}) {
  const context = contextOf(stageOf('query-key-value'), RUN, { selection: { head: HEAD }, active }, actions);
  return render(
    <StageContextReact value={context}>
      <TensorMatrix name="attention.k.weight" cols={WINDOW} box={BOX} />
    </StageContextReact>,
  );
}

const keyCell = (head: number, col: number): Cell => ({
  ref: { name: 'attention.k', layer: 0 },
  at: [head, 4, col],
});

test('a window on the columns of a weight says its own shape and numbers its columns as the weight does', () => {
  const choose = vi.fn();
  const { container } = drawWindow(null, { choose });
  expect(screen.getByRole('grid').getAttribute('aria-colcount')).toBe(String(Dh));
  expect(container.textContent).toContain(`${POCKET.width} × ${Dh}`);
  fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowRight' });
  expect(choose).toHaveBeenCalledWith({ ref: { name: 'attention.k.weight', layer: 0 }, at: [0, WINDOW[0]] });
});

test('what is chosen in a window speaks of the weight, not of the window', () => {
  const active: Cell = { ref: { name: 'attention.k.weight', layer: 0 }, at: [5, WINDOW[0] + 3] };
  drawWindow(active);
  const value = RUN.weights.get(active.ref).data[5 * POCKET.width + WINDOW[0] + 3] as number;
  const said = screen.getByRole('gridcell').textContent ?? '';
  expect(said).toContain(`out ${WINDOW[0] + 3}`);
  expect(said.replace('−', '-')).toContain(value.toPrecision(2).replace(/0+$/, ''));
});

/** The frames around what made the active cell. */
const lit = ({ container }: ReturnType<typeof render>) =>
  [...container.querySelectorAll('rect')].filter((frame) => frame.getAttribute('class')?.includes('source'));

test('a column that made a cell is lit where it stands in the window', () => {
  const inside = lit(drawWindow(keyCell(HEAD, 5)));
  expect(inside).toHaveLength(1);
  expect(Number(inside[0]?.getAttribute('x'))).toBeCloseTo(5 * (BOX.width / Dh), 6);
  expect(Number(inside[0]?.getAttribute('height'))).toBeCloseTo(BOX.height, 6);
});

test('a column of another head is not lit', () => {
  expect(lit(drawWindow(keyCell(0, 5)))).toEqual([]);
});

test('a matrix finer than the screen says how many columns it draws as one, and one that is not says nothing', () => {
  const draw = (width: number) => {
    const context = contextOf(stageOf('embedding'), RUN);
    const { container, unmount } = render(
      <StageContextReact value={context}>
        <TensorMatrix name="embedding.token" box={{ ...BOX, width }} />
      </StageContextReact>,
    );
    const { textContent } = container;
    const long = container.querySelector('[title]')?.getAttribute('title') ?? '';
    unmount();
    return [textContent, long].join(' ');
  };
  expect(draw(640)).not.toContain('mean of');
  // 64 columns on 40 pixels: two of them share one.
  expect(draw(40)).toContain('mean of 2');
});

test('the legend of a head says how far the scores of this head go, whatever those of the others do', () => {
  const { data } = RUN.tensors.get(refKey(refOf('attention.scores', 0))) as Tensor;
  const size = data.length / POCKET.heads;
  const reaches = Array.from({ length: POCKET.heads }, (_, head) =>
    Math.max(...data.subarray(head * size, (head + 1) * size).map(Math.abs)),
  );
  expect(new Set(reaches).size).toBe(POCKET.heads);
  for (const [head, reach] of reaches.entries()) {
    const context = contextOf(stageOf('scores'), RUN, { selection: { head } });
    const { container, unmount } = render(
      <StageContextReact value={context}>
        <TensorMatrix name="attention.scores" box={BOX} />
      </StageContextReact>,
    );
    expect(container.textContent).toContain(formatNumber(reach));
    unmount();
  }
});
