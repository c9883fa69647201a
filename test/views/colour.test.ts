import { lab, rgb } from 'd3';
import { describe, expect, test } from 'vitest';
import { type Ground, type Scale, shareScale, signedScale } from '../../src/views/colour.ts';

const GROUNDS: Ground[] = ['light', 'dark'];
/** The page's ground, or the paper that values stand on where it is dark. */
const ZERO = { light: rgb('#fbfaf7'), dark: rgb('#191b21') };

const colourOf = (scale: Scale, value: number) => {
  const [r, g, b] = scale.rgb(value);
  return rgb(r, g, b);
};
const lightness = (scale: Scale, value: number) => lab(colourOf(scale, value)).l;
const steps = (from: number, to: number) =>
  Array.from({ length: 33 }, (_, n) => from + ((to - from) * n) / 32);

/** How far two colours stand apart for someone who tells no red from green: by lightness and blue to yellow. */
function apartWithoutRed(a: Scale, one: number, other: number): number {
  const [p, q] = [lab(colourOf(a, one)), lab(colourOf(a, other))];
  return Math.hypot(p.l - q.l, p.b - q.b);
}

describe.each(GROUNDS)('on a %s ground', (ground) => {
  const towardsEnds = ground === 'light' ? -1 : 1;

  test.each([
    ['signed', signedScale(2, ground)],
    ['share', shareScale(2, ground)],
  ])('zero of a %s scale is the ground', (_, scale) => {
    const { r, g, b } = colourOf(scale, 0);
    const wanted = ZERO[ground];
    expect(
      Math.max(Math.abs(r - wanted.r), Math.abs(g - wanted.g), Math.abs(b - wanted.b)),
    ).toBeLessThanOrEqual(1);
  });

  test('lightness falls away from zero both ways, at every step', () => {
    const signed = signedScale(1, ground);
    for (const end of [-1, 1]) {
      const values = steps(0, end).map((value) => lightness(signed, value) * towardsEnds);
      values.slice(1).forEach((value, n) => {
        expect(value).toBeGreaterThan(values[n] as number);
      });
    }
    const share = steps(0, 1).map((value) => lightness(shareScale(1, ground), value) * towardsEnds);
    share.slice(1).forEach((value, n) => {
      expect(value).toBeGreaterThan(share[n] as number);
    });
  });

  test('a value and its negative are about as far from the ground, and far from each other', () => {
    const scale = signedScale(1, ground);
    for (const value of [0.25, 0.5, 0.75, 1]) {
      expect(Math.abs(lightness(scale, value) - lightness(scale, -value))).toBeLessThan(18);
      expect(apartWithoutRed(scale, value, -value)).toBeGreaterThan(20);
    }
  });

  test('the ends are the data’s own, and what lies beyond has their colour', () => {
    const scale = signedScale(3.5, ground);
    expect(scale.limit).toBe(3.5);
    expect(scale.rgb(3.5)).toEqual(signedScale(1, ground).rgb(1));
    expect(scale.rgb(99)).toEqual(scale.rgb(3.5));
    expect(scale.rgb(-99)).toEqual(scale.rgb(-3.5));
    expect(scale.rgb(-3.5)).not.toEqual(scale.rgb(3.5));
    expect(shareScale(0.4, ground).rgb(0.4)).toEqual(shareScale(1, ground).rgb(1));
    expect(shareScale(0.4, ground).rgb(-1)).toEqual(shareScale(0.4, ground).rgb(0));
  });

  test('a tensor of zeros is the ground, not a mistake', () => {
    expect(signedScale(0, ground).rgb(0)).toEqual(signedScale(1, ground).rgb(0));
    expect(shareScale(0, ground).rgb(0)).toEqual(shareScale(1, ground).rgb(0));
    expect(signedScale(0, ground).limit).toBe(0);
  });

  test('the same colour is told to a style sheet', () => {
    const scale = signedScale(1, ground);
    expect(scale.css(0.3).match(/\d+/g)?.map(Number)).toEqual([...scale.rgb(0.3)]);
  });
});
