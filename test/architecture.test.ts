import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readModule, readModules } from './architecture/modules.ts';
import { type MadeUp, WALLS } from './architecture/walls.ts';

const MODULES = readModules(join(import.meta.dirname, '..'), ['app', 'src', 'test']);

function madeUp(files: MadeUp) {
  return Object.entries(files).map(([path, source]) => readModule(path, source));
}

test('the modules are read', () => {
  expect(MODULES.map((module) => module.path)).toContain('test/architecture/walls.ts');
});

for (const { says, offenders, breaks, holds = [] } of WALLS) {
  describe(says, () => {
    test('holds', () => {
      expect(offenders(MODULES)).toEqual([]);
    });

    test('catches made-up offenders, and only them', () => {
      for (const files of breaks) expect(offenders(madeUp(files)), JSON.stringify(files)).toHaveLength(1);
      for (const files of holds) expect(offenders(madeUp(files)), JSON.stringify(files)).toEqual([]);
    });
  });
}
