import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, type ConfigProblem } from '../../src/model/config.ts';
import { CONFIG_KEYS, readConfig, readModelConfig, writeConfig } from '../../src/model/configFile.ts';
import { createTokenizer } from '../../src/model/tokenizer.ts';

const MODELS = new URL('../../public/models/', import.meta.url);
const load = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(path, MODELS), 'utf8'));
const shipped = readdirSync(MODELS);
const pocket = load('pocket/config.json');

function problemsOf(json: unknown): readonly ConfigProblem[] {
  try {
    readConfig(json);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('a shipped config.json', () => {
  test.each(shipped)('%s can be read, and written back the same', (name) => {
    const file = load(`${name}/config.json`);
    const { config, learned } = readModelConfig(file);
    const language = learned ? { language: learned } : {};
    expect({ ...writeConfig(config, learned !== null), ...language }).toEqual(file);
  });

  test.each(shipped)('%s has as many embeddings as its vocabulary has entries', (name) => {
    const { vocabulary } = createTokenizer(load(`${name}/tokenizer.json`));
    expect(readConfig(load(`${name}/config.json`)).vocabulary).toBe(vocabulary.size);
  });

  test('paper has the sizes of the paper', () => {
    expect(readConfig(load('paper/config.json'))).toMatchObject({
      width: 512,
      heads: 8,
      hidden: 2048,
      layers: 6,
      activation: 'relu',
      normOrder: 'post',
      position: 'sinusoidal',
      scaleEmbedding: true,
      dropout: 0.1,
      seed: 2017,
    });
  });
});

describe('a config.json from elsewhere', () => {
  test('may name the tanh approximation of GELU as Hugging Face does', () => {
    expect(readConfig({ ...pocket, hidden_act: 'gelu_pytorch_tanh' }).activation).toBe('gelu-tanh');
  });

  test('may say more than we ask', () => {
    expect(readConfig({ ...pocket, torch_dtype: 'float32' })).toEqual(readConfig(pocket));
  });

  test.each([null, undefined, 'text', 7, []])('is refused when it is %j', (json) => {
    expect(problemsOf(json)).toHaveLength(1);
  });

  test.each(Object.entries(CONFIG_KEYS))('is refused without %s, which it calls %s', (field, key) => {
    const { [key]: _, ...rest } = pocket;
    expect(problemsOf(rest).map((problem) => 'field' in problem && problem.field)).toEqual([field]);
  });

  test.each(Object.entries(CONFIG_KEYS))('is refused when %s is of another kind', (field, key) => {
    for (const value of [null, [64], { length: 1 }, `${pocket[key]} `]) {
      expect(
        problemsOf({ ...pocket, [key]: value }).map((problem) => 'field' in problem && problem.field),
      ).toEqual([field]);
    }
  });

  test.each(['model_type', 'pad_token_id', 'trained'])('is refused without %s', (key) => {
    const { [key]: _, ...rest } = pocket;
    expect(problemsOf(rest)).toMatchObject([{ code: 'not-one-of', field: key }]);
  });

  test('is told everything that is wrong at once', () => {
    expect(problemsOf({})).toHaveLength(Object.keys(CONFIG_KEYS).length + 3);
  });

  test('is refused when the heads do not divide the width', () => {
    expect(problemsOf({ ...pocket, num_attention_heads: 5 })).toMatchObject([
      { code: 'heads-do-not-divide' },
    ]);
  });

  test('cannot pass an inherited property off as a setting', () => {
    expect(problemsOf(Object.create(pocket))).not.toEqual([]);
  });
});
