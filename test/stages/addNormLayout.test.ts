import { describe, expect, it } from 'vitest';
import type { EncoderConfig, NormOrder } from '../../src/model/config.ts';
import { addNormLayout, endsOf, PIECES } from '../../src/stages/addNormLayout.ts';
import { addNormRefs } from '../../src/stages/addNormRefs.ts';
import type { Box } from '../../src/views/box.ts';
import { readableHeight } from './readable.ts';

const ROOMS = [
  { width: 840, height: 690 },
  { width: 696, height: 535 },
  { width: 600, height: 300 },
  { width: 358, height: 500 },
  { width: 288, height: 420 },
];
const CASES = (['post', 'pre'] as const).flatMap((order) =>
  ROOMS.flatMap((room) =>
    [1, 3, 13, 40, 128, 300, 512].flatMap((tokens) =>
      [8, 64, 1024].map((cells) => ({
        room,
        sizes: { order, tokens, cells, token: tokens - 1, rowRoom: 74, caption: 46 },
      })),
    ),
  ),
);

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('the figure of add and norm', () => {
  it.each(CASES)('keeps its pieces inside and apart: $room.width px, $sizes', ({ room, sizes }) => {
    const layout = addNormLayout(sizes, room);
    const { gamma, beta, heading, spread, lengthsHeading, lengths, sumPlace } = layout;
    const captioned = PIECES[sizes.order].map((piece) => {
      const box = layout.pieces[piece];
      return { ...box, height: box.height + sizes.caption };
    });
    const all = [...captioned, gamma, beta, heading, spread, lengthsHeading, lengths, sumPlace];
    for (const box of all) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(room.width);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01);
    }
    const pairs = all.flatMap((a, n) => all.slice(n + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
  });

  it.each(CASES)(
    'keeps rows that can be read, or many of them: $room.width px, $sizes',
    ({ room, sizes }) => {
      const { pieces } = addNormLayout(sizes, room);
      expect(pieces.norm.height).toBeGreaterThanOrEqual(readableHeight(sizes.tokens));
    },
  );

  it('aligns the rows, with γ and β over the columns they belong to', () => {
    for (const order of ['post', 'pre'] as const) {
      const sizes = { order, tokens: 13, cells: 64, token: 8, rowRoom: 70, caption: 46 };
      const { pieces, gamma, beta } = addNormLayout(sizes, { width: 840, height: 690 });
      const tops = new Set(PIECES[order].map((piece) => pieces[piece].y));
      expect(tops.size).toBe(1);
      for (const strip of [gamma, beta]) {
        expect([strip.x, strip.width]).toEqual([pieces.norm.x, pieces.norm.width]);
      }
    }
  });

  it('sets the norm behind the sum in post-LN and before the sub-layer in pre-LN', () => {
    const at = (order: NormOrder) => {
      const sizes = { order, tokens: 5, cells: 64, token: 0, rowRoom: 70, caption: 46 };
      return addNormLayout(sizes, { width: 840, height: 690 }).pieces;
    };
    expect(at('post').norm.x).toBeGreaterThan(at('post').sum.x);
    expect(at('pre').norm.x).toBeLessThan(at('pre').added.x);
  });
});

describe('what add and norm are made from', () => {
  const config: EncoderConfig = {
    width: 8,
    heads: 2,
    hidden: 16,
    layers: 2,
    activation: 'gelu',
    normOrder: 'post',
    position: 'sinusoidal',
    scaleEmbedding: true,
    epsilon: 1e-5,
    causal: false,
    dropout: 0,
    vocabulary: 10,
    tied: false,
    seed: 1,
  };
  const names = (part: 'attention' | 'ffn', normOrder: NormOrder, layer: number) => {
    const { x, added, normed } = addNormRefs(part, { ...config, normOrder }, layer);
    return [x, added, normed].map((ref) => `${ref.name}@${ref.layer}`);
  };

  it('norms the sum in post-LN', () => {
    expect(names('attention', 'post', 0)).toEqual([
      'embedding.sum@null',
      'attention.output@0',
      'attention.residual@0',
    ]);
    expect(names('ffn', 'post', 1)).toEqual(['attention.norm@1', 'ffn.output@1', 'ffn.residual@1']);
  });

  it('norms what passes by in pre-LN', () => {
    expect(names('attention', 'pre', 1)).toEqual(['ffn.residual@0', 'attention.output@1', 'ffn.residual@0']);
    expect(names('ffn', 'pre', 0)).toEqual(['attention.residual@0', 'ffn.output@0', 'attention.residual@0']);
  });
});

describe('the weights of a norm', () => {
  it('tells the ends of some weights', () => {
    expect(endsOf([1, 1, 1])).toEqual([1, 1]);
    expect(endsOf([0.5, -2, 1])).toEqual([-2, 1]);
  });
});
