import { describe, expect, test } from 'vitest';
import type { EncoderConfig } from '../../../src/model/config.ts';
import { forward } from '../../../src/model/encoder.ts';
import type { Tensor } from '../../../src/model/tensor.ts';
import { untrainedWeights } from '../../../src/model/weights.ts';
import { entropyOf, rowAt } from '../../../src/stages/row.ts';
import { comparisonLayout, segments, sharesOf } from '../../../src/stages/scores/layout.ts';

const CONFIG: EncoderConfig = {
  width: 16,
  heads: 2,
  hidden: 32,
  layers: 1,
  activation: 'relu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0.1,
  vocabulary: 20,
  tied: false,
  seed: 3,
};

describe('the shares of divided scores', () => {
  test('are the attention weights, where nothing is masked', () => {
    const input = { ids: [3, 5, 7, 3, 11], padding: [false, false, false, false, false] };
    const tensors = new Map<string, Tensor>();
    for (const tensor of forward(CONFIG, untrainedWeights(CONFIG), input)) tensors.set(tensor.name, tensor);
    const scaled = tensors.get('attention.scaled') as Tensor;
    const weights = tensors.get('attention.weights') as Tensor;
    for (let head = 0; head < CONFIG.heads; head++) {
      for (let token = 0; token < input.ids.length; token++) {
        const own = rowAt(weights, head, token);
        sharesOf(rowAt(scaled, head, token)).forEach((share, key) => {
          expect(share).toBeCloseTo(own[key] as number, 6);
        });
      }
    }
  });

  test('add up to 1, however large the scores', () => {
    for (const row of [[0], [1, 2, 3], [900, -900, 899], Array.from({ length: 128 }, (_, n) => n * 40)]) {
      expect(sharesOf(row).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
  });

  test('are more spread than those of the undivided', () => {
    const row = [3, -1, 0.5, 2];
    const raw = row.map((score) => score * 4);
    expect(entropyOf(sharesOf(row))).toBeGreaterThan(entropyOf(sharesOf(raw)));
  });
});

describe('entropy', () => {
  test('is 0 where one share has all, and log₂ of their count where all are equal', () => {
    expect(entropyOf([1, 0, 0])).toBe(0);
    expect(entropyOf([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(2, 12);
  });
});

describe('a bar of shares', () => {
  test.each([1, 3, 13, 128])('of %i tokens fills its width without gap or overlap', (count) => {
    const shares = sharesOf(Array.from({ length: count }, (_, n) => Math.sin(n) * 3));
    const parts = segments(shares, Array(count).fill('street'), 400);
    expect(parts[0]?.x).toBe(0);
    parts.slice(1).forEach((part, n) => {
      expect(part.x).toBeCloseTo((parts[n]?.x ?? 0) + (parts[n]?.width ?? 0), 9);
    });
    const last = parts.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(400, 6);
  });

  test('names a segment only where the name fits', () => {
    const parts = segments([0.9, 0.1], ['street', 'street'], 200);
    expect(parts.map(({ name }) => name)).toEqual(['street', '']);
  });
});

describe('the comparison', () => {
  test.each([288, 358, 559, 560, 784, 1200])('at %i px stays inside and keeps its lines apart', (width) => {
    const { lines, heading, height } = comparisonLayout(width);
    for (const { bar, measure, switch: button } of lines) {
      for (const part of [bar, measure, button]) {
        expect(part.x).toBeGreaterThanOrEqual(0);
        expect(part.x + part.width).toBeLessThanOrEqual(width);
        expect(part.y).toBeGreaterThanOrEqual(heading);
      }
      expect(bar.width).toBeGreaterThan(150);
      expect(bar.y + bar.height).toBeLessThanOrEqual(height);
      expect(button.x + button.width).toBeLessThanOrEqual(measure.x);
    }
    expect(lines[1].switch.y).toBeGreaterThanOrEqual(lines[0].bar.y + lines[0].bar.height);
  });
});
