import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  distance,
  drawnPairs,
  lastPlace,
  type PositionLayout,
  positionLayout,
  twins,
} from '../../../src/stages/position/layout.ts';
import type { Box } from '../../../src/views/box.ts';
import { readableHeight } from '../readable.ts';

const CAPTION = 46;
const ROOMS = [
  { width: 840, height: 690 },
  { width: 690, height: 500 },
  { width: 584, height: 300 },
  { width: 358, height: 500 },
  { width: 288, height: 420 },
];
const cases = ROOMS.flatMap((size) =>
  [1, 3, 13, 40, 128, 300, 512].flatMap((tokens) =>
    [8, 9, 64, 512, 1024].map((width) => ({
      size,
      tokens,
      width,
      layout: positionLayout({ tokens, width, rowRoom: 96, caption: CAPTION }, size),
    })),
  ),
);

/** Everything that takes room, by name. */
function pieces(layout: PositionLayout): [string, Box][] {
  const { heat, strips, beyond } = layout;
  return [
    ['waves', layout.waves],
    ...layout.dials.map(({ pair, dial }): [string, Box] => [`dial ${pair}`, dial]),
    ...layout.dials.map(({ pair, words }): [string, Box] => [`words ${pair}`, words]),
    ['beyond', beyond],
    ['heat', { ...heat, height: heat.height + CAPTION }],
    ['word', strips[0]],
    ['position', strips[1]],
    ['sum', { ...strips[2], height: strips[2].height + CAPTION }],
    ['arithmetic', layout.arithmetic],
    ['toggle', layout.toggle],
  ];
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width - 0.01 &&
    b.x < a.x + a.width - 0.01 &&
    a.y < b.y + b.height - 0.01 &&
    b.y < a.y + a.height - 0.01
  );
}

describe('the layout of the position stage', () => {
  it('keeps every piece inside the figure', () => {
    for (const { layout, size } of cases) {
      expect(layout.width).toBeLessThanOrEqual(size.width);
      for (const [name, box] of pieces(layout)) {
        const inside =
          box.x >= 0 &&
          box.y >= 0 &&
          box.width > 0 &&
          box.x + box.width <= layout.width + 0.01 &&
          box.y + box.height <= layout.height + 0.01;
        expect(inside, `${name} in ${JSON.stringify(size)}: ${JSON.stringify(box)}`).toBe(true);
      }
    }
  });

  it('lets no two pieces overlap', () => {
    for (const { layout, size, tokens, width } of cases) {
      const all = pieces(layout);
      all.forEach(([name, box], n) => {
        for (const [other, second] of all.slice(n + 1)) {
          expect(
            overlap(box, second),
            `${name} and ${other}, ${tokens} tokens × ${width}, ${size.width} px`,
          ).toBe(false);
        }
      });
    }
  });

  it('keeps rows that can be read, or many of them', () => {
    for (const { layout, tokens } of cases) {
      expect(layout.heat.height).toBeGreaterThanOrEqual(readableHeight(tokens));
    }
  });

  it('lets every wave swing within its own lane of the box', () => {
    for (const { layout } of cases) {
      layout.lines.forEach(({ middle }, n) => {
        expect(middle + layout.swing).toBeLessThan(layout.waves.height);
        expect(middle - layout.swing).toBeGreaterThan(19);
        const next = layout.lines[n + 1];
        if (next) expect(next.middle - middle).toBeGreaterThanOrEqual(2 * layout.swing);
      });
    }
  });

  it('shows thirteen tokens and their sum without scrolling where there is room', () => {
    const layout = positionLayout(
      { tokens: 13, width: 64, rowRoom: 96, caption: CAPTION },
      { width: 840, height: 690 },
    );
    expect(layout.height).toBeLessThanOrEqual(690);
    expect(layout.strips[0].y).toBeGreaterThan(layout.heat.y);
  });

  it.each([40, 128, 300, 512])('shows %i tokens and their sum without scrolling', (tokens) => {
    const layout = positionLayout(
      { tokens, width: 64, rowRoom: 96, caption: CAPTION },
      { width: 840, height: 690 },
    );
    expect(layout.height).toBeLessThanOrEqual(690);
  });
});

describe('the waves that are drawn', () => {
  it('run from the fastest pair to the slowest, each once', () => {
    for (const width of [8, 9, 10, 16, 64, 511, 512, 1024]) {
      for (const wanted of [3, 4]) {
        const pairs = drawnPairs(width, wanted);
        expect(pairs[0]).toBe(0);
        expect(pairs.at(-1)).toBe(Math.ceil(width / 2) - 1);
        expect(new Set(pairs).size).toBe(Math.min(wanted, Math.ceil(width / 2)));
        expect([...pairs].sort((a, b) => a - b)).toEqual(pairs);
      }
    }
  });

  it('are a sine and a cosine, or a sine alone where the width is odd', () => {
    expect(columnsOf(3, 64)).toEqual([6, 7]);
    expect(columnsOf(4, 9)).toEqual([8]);
  });

  it('go on beyond the sentence', () => {
    expect(lastPlace(1)).toBe(40);
    expect(lastPlace(128)).toBe(256);
  });
});

describe('two places of one token', () => {
  it('are those of the chosen token where it occurs again, in order', () => {
    expect(twins([7, 5, 7, 5], 1)).toEqual([1, 3]);
    expect(twins([7, 5, 7, 5], 3)).toEqual([1, 3]);
  });
  it('are the first two alike where the chosen token is alone', () => {
    expect(twins([1, 7, 5, 7], 0)).toEqual([1, 3]);
  });
  it('are not found where every token occurs once', () => {
    expect(twins([1, 2, 3], 0)).toBeNull();
    expect(twins([1], 0)).toBeNull();
  });
});

describe('the distance of two rows', () => {
  it('is the length of their difference', () => {
    expect(distance([1, 2], [4, 6])).toBe(5);
    expect(distance([1, 2], [1, 2])).toBe(0);
  });
});
