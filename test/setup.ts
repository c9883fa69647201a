import { afterEach, beforeEach, expect, vi } from 'vitest';

/** An error or warning on the console that a test did not expect fails it. A test that expects one spies on it itself. */

let unexpected: string[] = [];

beforeEach(() => {
  unexpected = [];
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      unexpected.push(`console.${level}: ${words.map(String).join(' ')}`);
    });
  }
});

afterEach(async () => {
  if (typeof document !== 'undefined') (await import('@testing-library/react')).cleanup();
  vi.restoreAllMocks();
  expect(unexpected).toEqual([]);
});

if (typeof document !== 'undefined') Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
