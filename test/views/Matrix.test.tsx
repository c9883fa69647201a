// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { gridOf } from '../../src/views/box.ts';
import { signedScale } from '../../src/views/colour.ts';
import { Matrix, type MatrixProps } from '../../src/views/Matrix.tsx';

const [ROWS, COLS] = [12, 20];
const DATA = Float32Array.from({ length: ROWS * COLS }, (_, i) => Math.sin(i));
const NAMES = Array.from({ length: ROWS }, (_, row) => `row${row}`);
const GRID = gridOf(DATA, ROWS, COLS);

function draw(props: Partial<MatrixProps> = {}) {
  const said = { onHover: vi.fn(), onChoose: vi.fn(), onOpen: vi.fn() };
  const all: MatrixProps = {
    grid: GRID,
    scale: signedScale(1, 'light'),
    box: { x: 100, y: 40, width: 400, height: 240 },
    label: 'scores, 12 × 20',
    say: (row, col) => `row ${row}, column ${col}`,
    ...said,
    ...props,
  };
  const view = render(<Matrix {...all} />);
  const grid = screen.getByRole('grid');
  // A browser would lay it out; here its place is told.
  vi.spyOn(grid, 'getBoundingClientRect').mockReturnValue(
    new DOMRect(all.box.x, all.box.y, all.box.width, all.box.height),
  );
  return { ...view, grid, ...said };
}

const active = (row: number, col: number) => [
  { kind: 'active' as const, rows: [row, row] as const, cols: [col, col] as const },
];

test('a matrix names itself and says how large it is', () => {
  const { grid } = draw();
  expect(grid.getAttribute('aria-label')).toBe('scores, 12 × 20');
  expect(grid.getAttribute('aria-rowcount')).toBe('12');
  expect(grid.getAttribute('aria-colcount')).toBe('20');
  expect(grid.getAttribute('tabindex')).toBe('0');
});

describe('the keyboard', () => {
  test.each([
    ['ArrowDown', [5, 7]],
    ['ArrowUp', [3, 7]],
    ['ArrowLeft', [4, 6]],
    ['ArrowRight', [4, 8]],
    ['Home', [4, 0]],
    ['End', [4, 19]],
    ['PageUp', [0, 7]],
    ['PageDown', [11, 7]],
  ])('moves the cell with %s', (key, to) => {
    const { grid, onChoose } = draw({ marks: active(4, 7) });
    expect(fireEvent.keyDown(grid, { key })).toBe(false);
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(...to);
  });

  test.each([
    ['ArrowUp', 0, 0],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 11, 19],
    ['ArrowRight', 11, 19],
  ])('stays inside with %s in a corner', (key, row, col) => {
    const { grid, onChoose } = draw({ marks: active(row, col) });
    fireEvent.keyDown(grid, { key });
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(row, col);
  });

  test('begins where it is told while no cell is active', () => {
    const { grid, onChoose } = draw({ start: [3, 0] });
    fireEvent.keyDown(grid, { key: 'ArrowRight' });
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(3, 0);
  });

  test('opens the active cell with Enter, and nothing while there is none', () => {
    const none = draw();
    fireEvent.keyDown(none.grid, { key: 'Enter' });
    expect(none.onOpen).not.toHaveBeenCalled();
    none.unmount();
    const { grid, onOpen } = draw({ marks: active(0, 0) });
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(onOpen).toHaveBeenCalledOnce();
  });

  test.each([
    { key: 'ArrowLeft', altKey: true },
    { key: 'ArrowRight', metaKey: true },
    { key: 'a' },
    { key: 'Tab' },
  ])('leaves $key with its modifiers to the browser', (press) => {
    const { grid, onChoose } = draw({ marks: active(4, 7) });
    expect(fireEvent.keyDown(grid, press)).toBe(true);
    expect(onChoose).not.toHaveBeenCalled();
  });
});

test('the active cell is spoken, with its row and column counted from 1', () => {
  const { grid } = draw({ marks: active(4, 7) });
  const cell = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  expect(cell?.textContent).toBe('row 4, column 7');
  expect(cell?.getAttribute('aria-colindex')).toBe('8');
  expect(cell?.parentElement?.getAttribute('aria-rowindex')).toBe('5');
});

describe('the pointer', () => {
  // The third row and the fifth column: 20 by 20 pixels each.
  const at = { clientX: 100 + 4.5 * 20, clientY: 40 + 2.5 * 20 };

  test('asks about the cell under it, and about none when it leaves', () => {
    const { grid, onHover, onChoose } = draw();
    fireEvent.pointerMove(grid, { ...at, pointerType: 'mouse' });
    fireEvent.pointerLeave(grid);
    expect(onHover.mock.calls).toEqual([[[2, 4]], [null]]);
    expect(onChoose).not.toHaveBeenCalled();
  });

  test('chooses the cell that is clicked or tapped', () => {
    const { grid, onChoose } = draw();
    fireEvent.click(grid, at);
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(2, 4);
  });

  test('a finger on its way asks about nothing', () => {
    const { grid, onHover } = draw();
    fireEvent.pointerMove(grid, { ...at, pointerType: 'touch' });
    expect(onHover).not.toHaveBeenCalled();
  });

  test('on the last pixel is still in the last cell', () => {
    const { grid, onChoose } = draw();
    fireEvent.click(grid, { clientX: 500, clientY: 280 });
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(11, 19);
  });

  test('has a lens where cells are too fine for the eye, and only there', () => {
    const lens = (width: number) => {
      const { grid, container, unmount } = draw({ box: { x: 0, y: 0, width, height: 240 } });
      fireEvent.pointerMove(grid, { clientX: width / 2, clientY: 100, pointerType: 'mouse' });
      const cells = container.querySelectorAll('svg rect[fill]').length;
      fireEvent.pointerLeave(grid);
      expect(container.querySelectorAll('svg rect[fill]')).toHaveLength(0);
      unmount();
      return cells;
    };
    expect(lens(400)).toBe(0);
    expect(lens(60)).toBe(33);
  });
});

describe('the names', () => {
  const texts = (container: Element) =>
    [...container.querySelectorAll('text')].map((text) => text.textContent);
  const box = (height: number) => ({ x: 0, y: 0, width: 400, height });

  test('stand at every row that is 12 pixels high', () => {
    const { container } = draw({ rowLabels: NAMES, box: box(ROWS * 12) });
    expect(texts(container)).toEqual(NAMES);
  });

  test('are thinned where rows are lower, and the marked one stays', () => {
    const marks = [{ kind: 'row' as const, rows: [5, 5] as const, cols: [0, 19] as const }];
    const { container } = draw({ rowLabels: NAMES, box: box(ROWS * 6), marks });
    const shown = texts(container);
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.length).toBeLessThanOrEqual(ROWS / 2);
    expect(shown).toContain('row5');
    expect(container.querySelector('[data-marked]')?.textContent).toBe('row5');
    const rows = shown.map((name) => Number(name?.slice(3))).sort((a, b) => a - b);
    rows.slice(1).forEach((row, n) => {
      expect(row - (rows[n] as number)).toBeGreaterThanOrEqual(2);
    });
  });

  test('above columns are turned where they are wider than these', () => {
    const colLabels = Array.from({ length: COLS }, (_, col) => `column${col}`);
    const turned = (width: number) => {
      const { container, unmount } = draw({ colLabels, box: { x: 0, y: 0, width, height: 240 } });
      const count = container.querySelectorAll('text[transform]').length;
      unmount();
      return count;
    };
    expect(turned(COLS * 80)).toBe(0);
    expect(turned(COLS * 20)).toBe(COLS);
  });

  test('that are long are cut, never those of another row', () => {
    const { container } = draw({ rowLabels: ['Donaudampfschifffahrtsgesellschaft', ...NAMES.slice(1)] });
    expect(texts(container)[0]).toBe('Donaudampfsch…');
    expect(texts(container)[1]).toBe('row1');
  });
});

test('frames stand over the cells that they mark', () => {
  const { container } = draw({
    marks: [...active(2, 4), { kind: 'source', rows: [3, 3], cols: [0, 19] }],
  });
  const frames = [...container.querySelectorAll('svg rect')].map((rect) =>
    ['x', 'y', 'width', 'height'].map((name) => Number(rect.getAttribute(name))),
  );
  expect(frames).toEqual([
    [80, 40, 20, 20],
    [0, 60, 400, 20],
  ]);
});

test('what the words speak of is marked', () => {
  const { container } = draw({ spoken: true });
  expect(container.querySelectorAll('[data-spoken]')).toHaveLength(1);
});
