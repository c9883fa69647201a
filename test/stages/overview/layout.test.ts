import { describe, expect, it } from 'vitest';
import type { EncoderConfig } from '../../../src/model/config.ts';
import { dataOrder, refKey } from '../../../src/model/tensorNames.ts';
import { cellOn, chosenOf, partOf, restOf, scoreLayout } from '../../../src/stages/overview/layout.ts';
import { drawnRefs, scoreOf } from '../../../src/stages/overview/stations.ts';
import { words } from '../../../src/stages/overview/words.ts';
import { emsOf } from '../../../src/views/labels.ts';
import { readableHeight } from '../readable.ts';

const pocket: EncoderConfig = {
  width: 64,
  heads: 4,
  hidden: 256,
  layers: 2,
  activation: 'gelu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0,
  vocabulary: 100,
  tied: false,
  seed: 1,
};
const heading = ({ heading }: { heading: keyof typeof words.en.headings }) => words.en.headings[heading];
const layoutOf = (config: EncoderConfig, tokens: number, size = { width: 1384, height: 690 }, layer = 0) =>
  scoreLayout({
    config,
    labels: Array.from({ length: tokens }, (_, n) => `token${n}`),
    layer,
    heading,
    size,
  });

describe('stations', () => {
  it.each(['post', 'pre'] as const)(
    'stand in the order in which a %s-LN encoder makes its tensors',
    (normOrder) => {
      const config = { ...pocket, normOrder };
      const order = dataOrder(config).map(refKey);
      const drawn = drawnRefs(config).map((ref) => order.indexOf(refKey(ref)));
      expect(drawn.every((at) => at >= 0)).toBe(true);
      expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
    },
  );

  it('let a pre-LN layer begin with its norm and end with its sum, and the encoder with the final norm', () => {
    const { layers, after } = scoreOf({ ...pocket, normOrder: 'pre' }, () => true);
    const names = layers[1]?.stations.map(({ ref }) => ref.name);
    expect(names?.at(0)).toBe('attention.norm');
    expect(names?.at(-1)).toBe('ffn.residual');
    expect(after[0]?.ref.name).toBe('final.norm');
  });

  it('keep the attention and the output of a folded layer', () => {
    const { layers } = scoreOf({ ...pocket, layers: 3 }, (layer) => layer === 1);
    expect(layers[0]?.stations.map(({ ref }) => refKey(ref))).toEqual(['attention.weights@0', 'ffn.norm@0']);
    expect(layers[1]?.stations.length).toBeGreaterThan(8);
  });
});

describe('score', () => {
  const cases = [1, 3, 13, 40, 128, 300, 512].flatMap((tokens) =>
    [288, 358, 584, 1224, 1384].flatMap((width) =>
      [1, 2, 6, 12].map((layers) => [tokens, width, layers] as const),
    ),
  );
  it.each(cases)(
    'of %i tokens, %i px wide, with %i layers keeps every bar apart and inside',
    (tokens, width, layers) => {
      const layout = layoutOf({ ...pocket, layers }, tokens, { width, height: 500 }, layers - 1);
      let end = layout.wordsEnd;
      for (const { slot, box } of layout.bars) {
        expect(slot.x).toBeGreaterThan(end);
        expect(box.x).toBeGreaterThanOrEqual(slot.x - 1e-6);
        expect(box.x + box.width).toBeLessThanOrEqual(slot.x + slot.width + 1e-6);
        expect(box.width).toBeGreaterThan(8);
        end = slot.x + slot.width;
      }
      expect(end).toBeLessThanOrEqual(layout.width);
      expect(layout.pitch * tokens).toBeGreaterThanOrEqual(readableHeight(tokens));
      expect(layout.strip).toBeLessThanOrEqual(layout.pitch);
      expect(layout.strip).toBeGreaterThan(0);
      expect(layout.footTop + 20).toBeLessThanOrEqual(layout.height);
    },
  );

  it('stays within a desktop page with two layers, and folds to stay within it with six', () => {
    expect(layoutOf(pocket, 13).width).toBe(1384);
    expect(layoutOf(pocket, 13).groups.every(({ open }) => open)).toBe(true);
    const six = layoutOf({ ...pocket, layers: 6 }, 13, undefined, 3);
    expect(six.width).toBe(1384);
    expect(six.groups.flatMap(({ open, layer }) => (open ? [layer] : []))).toEqual([3]);
  });

  it('fills the page that it has', () => {
    expect(layoutOf(pocket, 13).stavesEnd).toBeGreaterThan(1384 - 8);
  });

  it('lets no heading run into the next', () => {
    const open = layoutOf(pocket, 13, { width: 358, height: 500 }).bars.filter((bar) => bar.open);
    for (const [n, bar] of open.entries()) {
      const next = open[n + 1];
      if (!next) continue;
      const half = (one: typeof bar) => (emsOf(heading(one)) * 12) / 2;
      const middle = (one: typeof bar) => one.slot.x + one.slot.width / 2;
      expect(middle(bar) + half(bar)).toBeLessThanOrEqual(middle(next) - half(next));
    }
  });

  it('shows each column of the position on its own pixel, where there are 64', () => {
    const position = layoutOf(pocket, 13).bars.find((bar) => bar.heading === 'position');
    expect(position?.box.width).toBeGreaterThanOrEqual(64);
  });
});

describe('cells of a bar', () => {
  const layout = layoutOf(pocket, 3);
  const bar = (name: string) => {
    const found = layout.bars.find(({ ref }) => ref.name === name);
    if (!found) throw new Error(name);
    return found;
  };

  it('count their columns within the head, where heads stand end to end', () => {
    expect(cellOn(bar('attention.q'), 2, 17).at).toEqual([1, 2, 1]);
    expect(cellOn(bar('embedding.sum'), 2, 17).at).toEqual([2, 17]);
  });

  it('stand where they were pointed at', () => {
    for (const name of ['attention.v', 'ffn.activated']) {
      const one = bar(name);
      const part = partOf(one, cellOn(one, 1, 20), layout);
      expect(part?.x).toBeCloseTo(one.box.x + (20 / one.columns) * one.box.width);
      expect(part?.y).toBeCloseTo(one.box.y + 1.5 * layout.pitch - layout.strip / 2);
    }
  });

  it('of the joined heads stand on what the heads mixed', () => {
    const joined = { ref: { name: 'attention.concat', layer: 0 }, at: [1, 20] } as const;
    expect(partOf(bar('attention.context'), joined, layout)?.width).toBeLessThan(3);
    expect(partOf(bar('attention.output'), joined, layout)).toBeNull();
  });
});

describe('ribbons', () => {
  const place = { pitch: 40, strip: 26 };
  const weights = (tokens: number) =>
    Float32Array.from(
      { length: tokens * tokens },
      (_, n) => ((n % tokens) + 1) / ((tokens * (tokens + 1)) / 2),
    );

  it('of the chosen token together fill its strip', () => {
    const ribbons = chosenOf(weights(13), 13, 0, 8, place);
    const ends = ribbons.flatMap(({ to, width }) => [to - width / 2, to + width / 2]);
    expect(ribbons.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(26, 0);
    expect(Math.min(...ends)).toBeCloseTo(8.5 * 40 - 13, 0);
    expect(Math.max(...ends)).toBeCloseTo(8.5 * 40 + 13, 0);
  });

  it('are as wide as the weights', () => {
    const [first, second] = chosenOf(Float32Array.from([0.25, 0.75, 1, 0]), 2, 0, 0, place);
    expect((second?.width ?? 0) / (first?.width ?? 1)).toBeCloseTo(3);
  });

  it('leave out what a mask has blocked', () => {
    const causal = Float32Array.from([1, 0, 0.5, 0.5]);
    expect(chosenOf(causal, 2, 0, 0, place)).toHaveLength(1);
    expect(restOf(causal, 2, 0, place)).toHaveLength(3);
  });

  it('read the head that is asked for', () => {
    const two = Float32Array.from([1, 0, 0, 1, 0, 1, 1, 0]);
    expect(chosenOf(two, 2, 1, 0, place)[0]?.from).toBe(60);
  });

  it('are all drawn for 13 tokens, and for 128 only the strongest of each', () => {
    expect(restOf(weights(13), 13, 0, place)).toHaveLength(169);
    const many = restOf(weights(128), 128, 0, place);
    const { kept } = layoutOf(pocket, 128);
    expect(many).toHaveLength(128 * kept);
    expect(Math.min(...many.map(({ from }) => from))).toBe((128 - kept + 0.5) * 40);
  });
});
