import { ConfigError, type EncoderConfig } from './config.ts';
import { readConfig, writeConfig } from './configFile.ts';
import type { EncoderInput, NamedTensor } from './encoder.ts';
import { sizeOf, type Tensor } from './tensor.ts';
import {
  readSafetensors,
  type SafetensorsFile,
  type StoredTensor,
  safetensorsHeader,
  TensorFileError,
} from './tensorFile.ts';
import {
  dataOrder,
  isTensorName,
  type Ref,
  refKey,
  refOf,
  shapeOf,
  type WeightName,
  weightOrder,
} from './tensorNames.ts';
import type { Token } from './tokenizer.ts';
import { givenWeights, type Weights } from './weights.ts';

/** What a run was about: what the arithmetic never sees. */
export interface RunText {
  /** Exactly as typed. */
  readonly text: string;
  /** One for each id, padding included. */
  readonly tokens: readonly Omit<Token, 'id'>[];
  readonly modelId: string;
  readonly trained: boolean;
}

/** Everything that a saved run holds. */
export interface Run extends RunText {
  readonly config: EncoderConfig;
  readonly input: EncoderInput;
  readonly tensors: Iterable<NamedTensor>;
  readonly weights: Weights;
}

/** Thrown for bytes that are not a whole saved run; the message says why. */
export class RunFileError extends Error {
  override readonly name = 'RunFileError';
  constructor(
    readonly code: 'truncated' | 'damaged' | 'not-a-run',
    message: string,
  ) {
    super(message);
  }
}

const FORMAT = 'encoder-explainer run 1';
const WEIGHTS = 'weights.';

/**
 * One `.safetensors` file, in parts that follow one another. Each part owns its memory, so it may be transferred or
 * given to a Blob and let go: beside the model there is never more than one part that nobody asked for yet.
 *
 * Activations are called `layers.0.attention.q`, `embedding.sum` …; the weights stand behind `weights.` with the names
 * and the layout of PyTorch's `nn.TransformerEncoder.state_dict()`. Every value of the metadata is JSON.
 */
export function* runParts(run: Run): Generator<Uint8Array<ArrayBuffer>, void, void> {
  const tensors = [...run.tensors];
  const parts = pytorchParts(run.config);
  yield safetensorsHeader(
    [
      ...tensors.map((tensor) => ({ name: fileName(tensor), shape: tensor.shape })),
      ...parts.map(({ name, shape }) => ({ name: WEIGHTS + name, shape })),
    ],
    metadataOf(run),
  );
  for (const { data } of tensors) yield new Uint8Array(data.slice().buffer);
  for (const part of parts) yield new Uint8Array(fromWeights(part, run.weights).buffer);
}

/** All parts of `runParts` at once. */
export function writeRun(run: Run): Uint8Array<ArrayBuffer>[] {
  return [...runParts(run)];
}

/** Reads what `writeRun` wrote. @throws RunFileError for anything else. */
export function readRun(bytes: Uint8Array): Run & { readonly tensors: readonly NamedTensor[] } {
  const file = readFile(bytes);
  const about = readMetadata(file.metadata);
  const { config, input } = about;
  const known = new Map(dataOrder(config).map((ref) => [fileName(ref), ref]));
  const tensors = [...file.tensors].flatMap(([name, tensor]): NamedTensor[] => {
    if (name.startsWith(WEIGHTS)) return [];
    const ref = known.get(name);
    if (!ref || !isTensorName(ref.name))
      throw new RunFileError('not-a-run', `${name} is no tensor of this encoder`);
    expectShape(name, tensor, shapeOf(ref.name, config, input.ids.length));
    return [{ ...tensor, ...ref, name: ref.name }];
  });
  return { ...about, tensors, weights: readStateDict(config, file.tensors, WEIGHTS) };
}

/** A tensor's name in the file: the layer goes in front, as PyTorch does it. */
export function fileName({ name, layer }: Ref): string {
  return layer === null ? name : `layers.${layer}.${name}`;
}

/** The weights as PyTorch's `nn.TransformerEncoder` holds them, with `embedding.weight` before them. */
export function* pytorchWeights(config: EncoderConfig, weights: Weights) {
  for (const part of pytorchParts(config)) {
    yield { name: part.name, shape: part.shape, data: fromWeights(part, weights) };
  }
}

/** A tensor of PyTorch's and which of ours lie in it, one after another; PyTorch writes W·x, so matrices are turned. */
interface PytorchPart {
  readonly name: string;
  readonly shape: readonly number[];
  readonly holds: readonly Ref[];
  readonly turned: boolean;
}

const LAYER_PARTS: readonly [string, readonly WeightName[]][] = [
  ['self_attn.in_proj_weight', ['attention.q.weight', 'attention.k.weight', 'attention.v.weight']],
  ['self_attn.in_proj_bias', ['attention.q.bias', 'attention.k.bias', 'attention.v.bias']],
  ['self_attn.out_proj.weight', ['attention.output.weight']],
  ['self_attn.out_proj.bias', ['attention.output.bias']],
  ['linear1.weight', ['ffn.hidden.weight']],
  ['linear1.bias', ['ffn.hidden.bias']],
  ['linear2.weight', ['ffn.output.weight']],
  ['linear2.bias', ['ffn.output.bias']],
  ['norm1.weight', ['attention.norm.gamma']],
  ['norm1.bias', ['attention.norm.beta']],
  ['norm2.weight', ['ffn.norm.gamma']],
  ['norm2.bias', ['ffn.norm.beta']],
];
const FINAL_PARTS: typeof LAYER_PARTS = [
  ['norm.weight', ['final.norm.gamma']],
  ['norm.bias', ['final.norm.beta']],
];

function pytorchParts(config: EncoderConfig): PytorchPart[] {
  const part = (name: string, names: readonly WeightName[], layer: number | null): PytorchPart => {
    const holds = names.map((one) => refOf(one, layer));
    const [rows, columns] = shapeOf(names[0] as WeightName, config, 0) as [number, number?];
    const turned = columns !== undefined && name !== 'embedding.weight';
    if (turned) return { name, shape: [holds.length * columns, rows], holds, turned };
    return { name, shape: [holds.length * rows, ...(columns === undefined ? [] : [columns])], holds, turned };
  };
  return [
    part('embedding.weight', ['embedding.weight'], null),
    ...Array.from({ length: config.layers }, (_, layer) =>
      LAYER_PARTS.map(([name, names]) => part(`layers.${layer}.${name}`, names, layer)),
    ).flat(),
    ...(config.normOrder === 'pre' ? FINAL_PARTS.map(([name, names]) => part(name, names, null)) : []),
    ...(config.tied ? [part('output.bias', ['output.bias'], null)] : []),
  ];
}

function fromWeights(part: PytorchPart, weights: Weights): Float32Array<ArrayBuffer> {
  const stacked = new Float32Array(sizeOf(part.shape));
  let offset = 0;
  for (const ref of part.holds) {
    const { shape, data } = weights.get(ref);
    const into = stacked.subarray(offset, offset + data.length);
    if (part.turned) turn(data, shape as [number, number], into);
    else into.set(data);
    offset += data.length;
  }
  return stacked;
}

/**
 * Weights from tensors with the names and the layout of PyTorch, as `pytorchWeights` gives them; `before` stands in
 * front of each name.
 * @throws RunFileError when one is missing, is too many, or has another shape than the configuration asks for.
 */
export function readStateDict(
  config: EncoderConfig,
  state: ReadonlyMap<string, Tensor>,
  before = '',
): Weights {
  const stored = [...state].map(
    ([name, { shape, data }]) =>
      [name, { shape, read: (from: number, to: number) => data.subarray(from, to) }] as const,
  );
  const weights = storedWeights(config, new Map(stored), before);
  return givenWeights(config, new Map(weightOrder(config).map((ref) => [refKey(ref), weights.get(ref)])));
}

/**
 * As `readStateDict`, but each weight is read each time that it is asked for.
 * @throws RunFileError as it does, before anything is read.
 */
export function storedWeights(
  config: EncoderConfig,
  state: ReadonlyMap<string, Pick<StoredTensor, 'shape' | 'read'>>,
  before = '',
): Weights {
  const parts = pytorchParts(config);
  const expected = new Set(parts.map(({ name }) => before + name));
  for (const name of state.keys()) {
    if (name.startsWith(before) && !expected.has(name)) {
      throw new RunFileError('not-a-run', `${name} is no weight of this encoder`);
    }
  }
  const places = new Map<string, () => Tensor>();
  for (const { name, shape, holds, turned } of parts) {
    const found = state.get(before + name);
    if (!found) throw new RunFileError('not-a-run', `${before}${name} is missing`);
    expectShape(before + name, found, shape);
    let offset = 0;
    for (const ref of holds) {
      const own = shapeOf(ref.name, config, 0);
      const from = offset;
      offset += sizeOf(own);
      places.set(refKey(ref), () => {
        const slice = found.read(from, from + sizeOf(own));
        if (!turned) return { shape: own, data: slice };
        const data = new Float32Array(slice.length);
        turn(slice, [own[1], own[0]] as [number, number], data);
        return { shape: own, data };
      });
    }
  }
  return {
    get(ref) {
      const read = places.get(refKey(ref));
      if (!read) throw new RangeError(`this model has no ${refKey(ref)}`);
      return read();
    },
  };
}

/** (rows, columns) → (columns, rows) */
function turn(from: Float32Array, [rows, columns]: readonly [number, number], into: Float32Array): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) into[c * rows + r] = from[r * columns + c] as number;
  }
}

function metadataOf(run: Run): Record<string, string> {
  const { config, input } = run;
  const values: Record<string, unknown> = {
    format: FORMAT,
    model: run.modelId,
    trained: run.trained,
    seed: config.seed,
    config: writeConfig(config, run.trained),
    text: run.text,
    tokens: run.tokens.map(({ piece, start, end, kind, covers }) => ({ piece, start, end, kind, covers })),
    ids: input.ids,
    padding: input.padding,
    temperature: input.temperature ?? 1,
    causal: config.causal,
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]));
}

function readMetadata(metadata: Readonly<Record<string, string>>): RunText & Pick<Run, 'config' | 'input'> {
  const read = <T>(key: string, isRight: (value: unknown) => value is T): T => {
    const value = parse(metadata[key]);
    if (!isRight(value)) throw new RunFileError('not-a-run', `the file says no ${key} that can be read`);
    return value;
  };
  read('format', (value): value is string => value === FORMAT);
  const ids = read('ids', isListOf(isCount));
  const padding = read('padding', isListOf(isBoolean));
  const tokens = read('tokens', isListOf(isToken));
  const temperature = metadata.temperature === undefined ? 1 : read('temperature', isPositive);
  if (ids.length === 0 || padding.length !== ids.length || tokens.length !== ids.length) {
    throw new RunFileError(
      'not-a-run',
      `${ids.length} ids, ${tokens.length} tokens, ${padding.length} places of padding`,
    );
  }
  const config = readConfiguration(parse(metadata.config));
  if (ids.some((id) => id >= config.vocabulary)) {
    throw new RunFileError('not-a-run', 'an id is not a row of the embedding table');
  }
  return {
    config,
    input: { ids, padding, ...(temperature === 1 ? {} : { temperature }) },
    text: read('text', isString),
    tokens,
    modelId: read('model', isString),
    trained: read('trained', isBoolean),
  };
}

function readConfiguration(value: unknown): EncoderConfig {
  try {
    return readConfig(value);
  } catch (error) {
    if (error instanceof ConfigError) throw new RunFileError('not-a-run', `configuration: ${error.message}`);
    throw error;
  }
}

function readFile(bytes: Uint8Array): SafetensorsFile {
  try {
    return readSafetensors(bytes);
  } catch (error) {
    if (error instanceof TensorFileError) throw new RunFileError(error.code, error.message);
    throw error;
  }
}

function expectShape(name: string, { shape }: Pick<Tensor, 'shape'>, expected: readonly number[]): void {
  if (shape.join() === expected.join()) return;
  throw new RunFileError('not-a-run', `${name} is ${shape.join(' × ')}, not ${expected.join(' × ')}`);
}

function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isPositive = (value: unknown): value is number => Number.isFinite(value) && (value as number) > 0;
const isListOf =
  <T>(isOne: (value: unknown) => value is T) =>
  (value: unknown): value is T[] =>
    Array.isArray(value) && value.every(isOne);

const KINDS: readonly unknown[] = [
  'known',
  'unknown',
  'special',
  'padding',
  'blank',
] satisfies Token['kind'][];

function isToken(value: unknown): value is RunText['tokens'][number] {
  if (typeof value !== 'object' || value === null) return false;
  const { piece, start, end, kind, covers } = value as Record<string, unknown>;
  const isWhole = isString(piece) && isCount(start) && isCount(end) && KINDS.includes(kind);
  return isWhole && (kind === 'blank' ? isCount(covers) : covers === undefined);
}
