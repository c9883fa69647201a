import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EncoderConfig } from '../../src/model/config.ts';
import { forward } from '../../src/model/encoder.ts';
import {
  fileName,
  pytorchWeights,
  type Run,
  RunFileError,
  readRun,
  runParts,
  writeRun,
} from '../../src/model/runFile.ts';
import { dataOrder, refKey, weightOrder } from '../../src/model/tensorNames.ts';
import { untrainedWeights } from '../../src/model/weights.ts';

const CONFIG: EncoderConfig = {
  width: 8,
  heads: 2,
  hidden: 12,
  layers: 2,
  activation: 'gelu-tanh',
  normOrder: 'pre',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: true,
  dropout: 0.1,
  vocabulary: 9,
  tied: true,
  seed: 7,
};

function runOf(text: string, config = CONFIG, pieces: readonly string[] = ['the', '[UNK]', '[PAD]']): Run {
  const input = {
    ids: pieces.map((_, i) => (i * 4) % config.vocabulary),
    padding: pieces.map((piece) => piece === '[PAD]'),
    temperature: 0.5,
  };
  const weights = untrainedWeights(config);
  const tokens = pieces.map((piece, i) => ({
    piece,
    start: i,
    end: i + 1,
    kind: piece === '[PAD]' ? ('padding' as const) : ('known' as const),
  }));
  const tensors = [...forward(config, weights, input)];
  return { config, input, text, tokens, modelId: 'tiny/model "1"', trained: true, tensors, weights };
}

function bytesOf(run: Run): Uint8Array {
  return new Uint8Array(Buffer.concat(writeRun(run)));
}

type Metadata = Record<string, string>;
type Header = Record<string, unknown> & { readonly __metadata__: Metadata };

/** The file with its header changed, and otherwise put together correctly. */
function withHeader(bytes: Uint8Array, change: (header: Header) => void): Uint8Array {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  change(header);
  const json = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([json, Buffer.alloc(-json.length & 7, ' ')]);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(padded.length));
  return new Uint8Array(Buffer.concat([size, padded, bytes.subarray(8 + length)]));
}

function problemOf(bytes: Uint8Array): RunFileError {
  try {
    readRun(bytes);
  } catch (error) {
    if (error instanceof RunFileError) return error;
    throw error;
  }
  throw new Error('the file was read');
}

describe('a saved run', () => {
  test.each(['post', 'pre'] as const)('reads back as it was, number for number (%s-LN)', (normOrder) => {
    const run = runOf('the ?', { ...CONFIG, normOrder });
    const back = readRun(bytesOf(run));
    expect({ ...back, tensors: null, weights: null }).toEqual({ ...run, tensors: null, weights: null });
    expect(back.tensors.map(refKey)).toEqual(dataOrder(run.config).map(refKey));
    expect(back.tensors).toEqual([...run.tensors]);
    for (const ref of weightOrder(run.config)) {
      expect(back.weights.get(ref), refKey(ref)).toEqual(run.weights.get(ref));
    }
  });

  test('may hold only some of the tensors', () => {
    const run = runOf('the ?');
    const some = [...run.tensors].filter((tensor) => tensor.name === 'attention.weights');
    expect(readRun(bytesOf({ ...run, tensors: some })).tensors).toEqual(some);
  });

  test('reads back from the middle of a buffer, wherever it lies', () => {
    const bytes = bytesOf(runOf('the ?'));
    for (const shift of [1, 2, 4]) {
      const larger = new Uint8Array(bytes.length + shift + 5).fill(255);
      larger.set(bytes, shift);
      const back = readRun(larger.subarray(shift, shift + bytes.length));
      expect(back.tensors, `shifted by ${shift}`).toEqual(readRun(bytes).tensors);
    }
  });

  test('follows the format: length, JSON from the first byte, spaces to eight, numbers without gaps', () => {
    const run = runOf('é');
    const bytes = bytesOf(run);
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + length));
    expect(text.startsWith('{')).toBe(true);
    const { __metadata__: metadata, ...entries } = JSON.parse(text);
    expect(Object.values(metadata).every((value) => typeof value === 'string')).toBe(true);
    let end = 0;
    for (const { dtype, shape, data_offsets } of Object.values<{
      dtype: string;
      shape: number[];
      data_offsets: number[];
    }>(entries)) {
      expect(dtype).toBe('F32');
      expect(data_offsets).toEqual([end, end + 4 * shape.reduce((product, extent) => product * extent, 1)]);
      end = data_offsets[1] as number;
    }
    expect(bytes.length).toBe(8 + length + end);
  });

  test('names activations by layer and weights as PyTorch does', () => {
    const run = runOf('the ?', { ...CONFIG, layers: 1 });
    const length = Number(new DataView(bytesOf(run).buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(bytesOf(run).subarray(8, 8 + length)));
    const shapes = Object.entries<{ shape?: number[] }>(header).map(([name, { shape }]) => [name, shape]);
    expect(Object.fromEntries(shapes)).toMatchObject({
      'embedding.sum': [3, 8],
      'layers.0.attention.q': [2, 3, 4],
      'layers.0.attention.weights': [2, 3, 3],
      'final.norm': [3, 8],
      'weights.embedding.weight': [9, 8],
      'weights.layers.0.self_attn.in_proj_weight': [24, 8],
      'weights.layers.0.self_attn.in_proj_bias': [24],
      'weights.layers.0.self_attn.out_proj.weight': [8, 8],
      'weights.layers.0.self_attn.out_proj.bias': [8],
      'weights.layers.0.linear1.weight': [12, 8],
      'weights.layers.0.linear1.bias': [12],
      'weights.layers.0.linear2.weight': [8, 12],
      'weights.layers.0.linear2.bias': [8],
      'weights.layers.0.norm1.weight': [8],
      'weights.layers.0.norm2.bias': [8],
      'weights.norm.weight': [8],
      'weights.norm.bias': [8],
    });
    expect(fileName({ name: 'final.norm', layer: null })).toBe('final.norm');
  });

  test('says what the run was about in metadata that are JSON', () => {
    const length = Number(new DataView(bytesOf(runOf('a "b"')).buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(bytesOf(runOf('a "b"')).subarray(8, 8 + length)));
    const about = Object.fromEntries(
      Object.entries<string>(header.__metadata__).map(([key, value]) => [key, JSON.parse(value)]),
    );
    expect(about).toMatchObject({
      text: 'a "b"',
      ids: [0, 4, 8],
      padding: [false, false, true],
      causal: true,
      seed: 7,
      model: 'tiny/model "1"',
      trained: true,
      tokens: [
        { piece: 'the', start: 0, end: 1, kind: 'known' },
        { piece: '[UNK]', start: 1, end: 2, kind: 'known' },
        { piece: '[PAD]', start: 2, end: 3, kind: 'padding' },
      ],
    });
    expect(about.config).toMatchObject({ hidden_size: 8, num_attention_heads: 2, norm_order: 'pre' });
  });

  test('keeps every text, and every piece, as it is', () => {
    const anyText = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)),
    });
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), anyText);
    const run = runOf('');
    fc.assert(
      fc.property(texts, fc.array(texts, { minLength: 3, maxLength: 3 }), (text, pieces) => {
        const tokens = run.tokens.map((token, i) => ({ ...token, piece: pieces[i] as string }));
        const back = readRun(bytesOf({ ...run, text, tokens, tensors: [] }));
        expect(back.text).toBe(text);
        expect(back.tokens).toEqual(tokens);
      }),
    );
  });

  test('keeps a surrogate that has lost its other half', () => {
    expect(readRun(bytesOf(runOf('a\ud83d b\udc4d'))).text).toBe('a\ud83d b\udc4d');
  });
});

describe('the parts of a file', () => {
  test('own their memory, so that handing them over leaves the run whole', () => {
    const run = runOf('the ?');
    const before = bytesOf(run);
    const parts = writeRun(run);
    structuredClone(null, { transfer: parts.map((part) => part.buffer) });
    expect(parts.every((part) => part.length === 0)).toBe(true);
    expect(bytesOf(run)).toEqual(before);
  });

  test('are made one at a time', () => {
    const run = runOf('the ?');
    const asked: string[] = [];
    const weights = {
      get: (ref: Parameters<typeof run.weights.get>[0]) => {
        asked.push(ref.name);
        return run.weights.get(ref);
      },
    };
    const parts = runParts({ ...run, tensors: [], weights });
    parts.next();
    expect(asked).toEqual([]);
    parts.next();
    expect(asked).toEqual(['embedding.weight']);
  });

  test('are no larger together than the file', () => {
    const parts = writeRun(runOf('the ?'));
    for (const part of parts) expect(part.buffer.byteLength).toBe(part.length);
  });

  test('never carry two tensors of one name', () => {
    const run = runOf('the ?');
    const [first] = run.tensors;
    expect(() => writeRun({ ...run, tensors: first ? [first, first] : [] })).toThrow(
      'two tensors are called embedding.token',
    );
  });
});

describe('a file that is no saved run', () => {
  const good = bytesOf(runOf('the ?'));

  test('is refused as truncated wherever it was cut', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), (length) => {
        expect(problemOf(good.subarray(0, length)).code).toBe('truncated');
      }),
    );
  });

  test('is refused with a RunFileError, or read, but never breaks the reader', () => {
    const byte = fc.tuple(fc.nat(4000), fc.nat(255));
    fc.assert(
      fc.property(fc.array(byte, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        try {
          readRun(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(RunFileError);
        }
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(problemOf(bytes).name).toBe('RunFileError');
      }),
    );
  });

  test.each<[string, (header: Record<string, never>) => void, string]>([
    [
      'a tensor of another type',
      (h) => Object.assign(h['embedding.sum'] ?? {}, { dtype: 'BF16' }),
      'float32',
    ],
    ['a tensor without a shape', (h) => Object.assign(h['embedding.sum'] ?? {}, { shape: null }), 'no shape'],
    ['a shape below zero', (h) => Object.assign(h['embedding.sum'] ?? {}, { shape: [-3, -8] }), 'no shape'],
    ['no offsets', (h) => Object.assign(h['embedding.sum'] ?? {}, { data_offsets: [1] }), 'no offsets'],
    [
      'too few bytes',
      (h) => Object.assign(h['embedding.sum'] ?? {}, { data_offsets: [288, 292] }),
      '4 bytes for 3 × 8',
    ],
    ['a hole', (h) => Reflect.deleteProperty(h, 'embedding.sum'), 'does not begin at byte 288'],
    ['metadata that are no strings', (h) => Object.assign(h, { __metadata__: { a: 1 } }), 'metadata'],
    ['bytes behind the end', (h) => Reflect.deleteProperty(h, 'weights.output.bias'), '36 bytes too many'],
  ])('is refused as damaged: %s', (_, change, message) => {
    const problem = problemOf(withHeader(good, change as never));
    expect(problem.code).toBe('damaged');
    expect(problem.message).toContain(message);
  });

  test.each<[string, (metadata: Record<string, string>) => void, string]>([
    ['another format', (m) => Object.assign(m, { format: '"pt"' }), 'format'],
    ['no text', (m) => Reflect.deleteProperty(m, 'text'), 'text'],
    ['a text that is not JSON', (m) => Object.assign(m, { text: 'the' }), 'text'],
    ['ids that are no numbers', (m) => Object.assign(m, { ids: '["a"]' }), 'ids'],
    ['an id below 0', (m) => Object.assign(m, { ids: '[0,4,-1]' }), 'ids'],
    ['an id outside the table', (m) => Object.assign(m, { ids: '[0,4,9]' }), 'not a row'],
    ['no ids at all', (m) => Object.assign(m, { ids: '[]', tokens: '[]', padding: '[]' }), '0 ids'],
    ['too little padding', (m) => Object.assign(m, { padding: '[true]' }), '1 places of padding'],
    [
      'a token of no kind',
      (m) => Object.assign(m, { tokens: '[{"piece":"a","start":0,"end":1}]' }),
      'no tokens',
    ],
    ['a token that is nothing', (m) => Object.assign(m, { tokens: '[null]' }), 'no tokens'],
    [
      'one token for three ids',
      (m) => Object.assign(m, { tokens: '[{"piece":"a","start":0,"end":1,"kind":"known"}]' }),
      '1 tokens',
    ],
    ['no configuration', (m) => Reflect.deleteProperty(m, 'config'), 'configuration'],
    [
      'heads that do not divide',
      (m) => Object.assign(m, { config: m.config?.replace('heads":2', 'heads":3') }),
      'heads-do-not-divide',
    ],
    [
      'another width',
      (m) => Object.assign(m, { config: m.config?.replace('hidden_size":8', 'hidden_size":16') }),
      'embedding.token is 3 × 8, not 3 × 16',
    ],
    [
      'another hidden width',
      (m) =>
        Object.assign(m, { config: m.config?.replace('intermediate_size":12', 'intermediate_size":24') }),
      'ffn.hidden is 3 × 12, not 3 × 24',
    ],
    [
      'more layers',
      (m) => Object.assign(m, { config: m.config?.replace('num_hidden_layers":2', 'num_hidden_layers":3') }),
      'weights.layers.2.self_attn.in_proj_weight is missing',
    ],
    [
      'fewer layers',
      (m) => Object.assign(m, { config: m.config?.replace('num_hidden_layers":2', 'num_hidden_layers":1') }),
      'layers.1.attention.norm is no tensor',
    ],
    [
      'another vocabulary',
      (m) => Object.assign(m, { config: m.config?.replace('vocab_size":9', 'vocab_size":90') }),
      'output.logits is 3 × 9, not 3 × 90',
    ],
  ])('is refused as something else: %s', (_, change, message) => {
    const problem = problemOf(withHeader(good, (header) => change(header.__metadata__)));
    expect(problem.code).toBe('not-a-run');
    expect(problem.message).toContain(message);
  });

  test('is refused when it holds a weight that this encoder has not', () => {
    const bytes = withHeader(bytesOf({ ...runOf('the ?'), tensors: [] }), (header) => {
      const metadata = header.__metadata__;
      metadata.config = String(metadata.config).replace('"pre"', '"post"');
    });
    expect(problemOf(bytes).message).toBe('weights.norm.weight is no weight of this encoder');
  });
});

test('PyTorch gets Wq, Wk and Wv on top of one another, each turned', () => {
  const run = runOf('the ?');
  const inProjection = [...pytorchWeights(run.config, run.weights)].find((one) =>
    one.name.endsWith('1.self_attn.in_proj_weight'),
  );
  const { width } = run.config;
  (['q', 'k', 'v'] as const).forEach((part, third) => {
    const ours = run.weights.get({ name: `attention.${part}.weight`, layer: 1 }).data;
    for (let i = 0; i < width; i++) {
      for (let o = 0; o < width; o++) {
        expect(inProjection?.data[(third * width + o) * width + i]).toBe(ours[i * width + o]);
      }
    }
  });
});
