import { describe, expect, it } from 'vitest';
import { regionsOf, type TokensInput, tokensLayout, type Word } from '../../../src/stages/tokens/layout.ts';

const PIECES = [
  '[PAD]',
  '[UNK]',
  '[CLS]',
  ...'!abcdefgh',
  ...[...'abcdefgh'].map((letter) => `##${letter}`),
  ...'，。！？；：',
  ...Array.from({ length: 900 }, (_, n) => String.fromCodePoint(0x4e00 + n)),
  ...Array.from({ length: 150 }, (_, n) => `word${n}`),
  '囧',
  ...Array.from({ length: 20 }, (_, n) => `##end${n}`),
];
const regions = regionsOf(PIECES);
const names = regions.map(({ kind, first, last }) => `${kind} entries ${first}–${last}`);

function input(count: number, chosen = 0): TokensInput {
  const words = Array.from({ length: count }, (_, n): Word => {
    const id = n % 7 === 3 ? 1060 + (n % 9) : 940 + ((n * 37) % 120);
    const piece = PIECES[id] as string;
    return {
      label: piece.replace('##', ''),
      piece,
      id,
      note: '',
      small: false,
      joined: n % 7 === 3,
      spaced: true,
    };
  });
  return { words, vocabulary: PIECES.length, regions, names, chosen };
}

const SIZES = [
  { width: 840, height: 690 },
  { width: 700, height: 520 },
  { width: 288, height: 560 },
];

describe('regionsOf', () => {
  it('covers the whole vocabulary without gap or overlap', () => {
    expect(regions[0]?.first).toBe(0);
    expect(regions.at(-1)?.last).toBe(PIECES.length - 1);
    for (const [n, region] of regions.entries()) {
      if (n > 0) expect(region.first).toBe((regions[n - 1]?.last as number) + 1);
    }
  });

  it('names the stretches in their order, and leaves a stray to the stretch before it', () => {
    expect(regions.map((region) => region.kind)).toEqual([
      'special',
      'ascii',
      'continuing',
      'sign',
      'han',
      'word',
      'continuing',
    ]);
  });
});

describe.each(SIZES)('tokensLayout at $width px', (size) => {
  it.each([1, 3, 13, 40, 128])('places %i tokens inside the figure, none over another', (count) => {
    const { tokens, width } = tokensLayout(input(count), size);
    expect(tokens).toHaveLength(count);
    for (const [n, token] of tokens.entries()) {
      expect(token.x).toBeGreaterThanOrEqual(0);
      expect(token.x + token.width).toBeLessThanOrEqual(width + 0.01);
      const before = tokens[n - 1];
      if (!before) continue;
      if (before.line === token.line) expect(token.x).toBeGreaterThanOrEqual(before.x + before.width);
      else expect(token.y).toBeGreaterThanOrEqual(before.y + before.height);
    }
  });

  it('stands its parts one below another', () => {
    const {
      tokens,
      line,
      zoom,
      neighbours,
      note,
      sum,
      height,
      regions: places,
    } = tokensLayout(input(40), size);
    const foot = Math.max(...tokens.map((token) => token.y + token.height));
    expect(line.y).toBeGreaterThan(foot + 60);
    for (const place of places) expect(place.text.y + 16).toBeLessThan(zoom.y);
    for (const place of places) expect(place.text.y).toBeGreaterThanOrEqual(line.y + line.height);
    for (const each of neighbours) expect(each.y + each.height).toBeLessThanOrEqual(note.y);
    expect(note.y + note.height).toBeLessThanOrEqual(sum.y);
    expect(sum.y + sum.height).toBeLessThanOrEqual(height);
  });

  it('ends every curve at the place of its id, the same for the same id', () => {
    const given = input(40);
    const { curves, line } = tokensLayout(given, size);
    const places = new Map<number, number>();
    for (const [n, curve] of curves.entries()) {
      const { id } = given.words[n] as Word;
      expect(curve.to[0]).toBeCloseTo(((id + 0.5) / PIECES.length) * line.width, 6);
      expect(curve.to[1]).toBe(line.y);
      expect(places.get(id) ?? curve.to[0]).toBe(curve.to[0]);
      places.set(id, curve.to[0]);
    }
  });

  it('leads the curve of a token through the lines below it without crossing a word', () => {
    const { tokens, curves } = tokensLayout(input(40), size);
    const lines = new Set(tokens.map(({ line }) => line)).size;
    expect(lines).toBeGreaterThan(1);
    for (const [n, { through }] of curves.entries()) {
      expect(through).toHaveLength(lines - 1 - (tokens[n]?.line ?? 0));
      for (const { x, top, foot } of through) {
        const row = tokens.filter(({ y }) => y === top);
        expect(row.length).toBeGreaterThan(0);
        const beyond = Math.max(...row.map((token) => token.x + token.width));
        const above = curves[n]?.from[0] ?? 0;
        if (through.length === 1 && above > beyond + 5) expect(x).toBe(above);
        for (const { x: left, width, y, height } of row) {
          expect(x > left && x < left + width).toBe(false);
          expect(foot).toBe(y + height);
        }
      }
    }
  });

  it.each([0, 1084])('shows nine entries around id %i, inside the list', (id) => {
    const given = input(3);
    const { neighbours } = tokensLayout(
      { ...given, words: given.words.map((word) => ({ ...word, id })) },
      size,
    );
    expect(neighbours).toHaveLength(9);
    expect(neighbours.some((each) => each.id === id)).toBe(true);
    for (const each of neighbours) expect(PIECES[each.id]).toBeDefined();
  });

  it('keeps the names of the regions apart and clear of the leaders', () => {
    const { regions: places, width } = tokensLayout(input(13), size);
    const boxes = places.map(({ text }, n) => {
      const long = (names[n] as string).length * 5.4;
      const left =
        text.anchor === 'start' ? text.x : text.anchor === 'end' ? text.x - long : text.x - long / 2;
      return { left, right: left + long, y: text.y };
    });
    for (const [a, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(-1);
      expect(box.right).toBeLessThanOrEqual(width + 1);
      for (const [b, other] of boxes.entries()) {
        if (b <= a || other.y !== box.y) continue;
        expect(box.right <= other.left || other.right <= box.left).toBe(true);
      }
      for (const place of places) {
        if (place.leader === null || place.text.y <= box.y) continue;
        expect(place.leader > box.left && place.leader < box.right).toBe(false);
      }
    }
  });
});

it('sets a short sentence on one line, and large', () => {
  const { tokens, font } = tokensLayout(input(3), { width: 840, height: 690 });
  expect(new Set(tokens.map((token) => token.line)).size).toBe(1);
  expect(font).toBe(30);
});
