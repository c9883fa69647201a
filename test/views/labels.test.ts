import { describe, expect, test } from 'vitest';
import { emsOf, labelRoom, shortened } from '../../src/views/labels.ts';

describe('names', () => {
  test('that are short stay as they are', () => {
    expect(shortened('it')).toBe('it');
    expect(shortened('exactlyfourte!')).toBe('exactlyfourte!');
  });

  test('that are long are cut between characters, never inside one', () => {
    expect(shortened('fifteenletters!')).toBe('fifteenletter…');
    expect(shortened('😀'.repeat(20), 4)).toBe('😀😀😀…');
    expect([...shortened('编码器'.repeat(9))]).toHaveLength(14);
  });

  test('take more room in Chinese than in English', () => {
    expect(emsOf('编码')).toBeGreaterThan(2);
    expect(emsOf('it')).toBeLessThan(1);
    expect(emsOf('WW')).toBeGreaterThan(emsOf('ll'));
    expect(emsOf('')).toBe(0);
  });

  test('get the room of the widest, as it is drawn', () => {
    expect(labelRoom([], 12)).toBe(8);
    expect(labelRoom(['it', 'animal'], 12)).toBe(labelRoom(['animal'], 12));
    expect(labelRoom(['a'.repeat(500)], 12)).toBe(labelRoom([shortened('a'.repeat(500))], 12));
    expect(labelRoom(['animal'], 24)).toBeGreaterThan(labelRoom(['animal'], 12));
  });
});
