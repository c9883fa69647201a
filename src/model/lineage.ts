import { type EncoderConfig, headWidth } from './config.ts';
import type { EncoderInput } from './encoder.ts';
import { activationAt, blockedBy, MASKED_SCORE, moments, softmaxRow, waveAngle, waveAt } from './ops.ts';
import { offsetOf } from './tensor.ts';
import {
  type AnyTensorName,
  activationRow,
  existsIn,
  isLayered,
  isTensorName,
  type Operation,
  type Ref,
  shapeOf,
  type TensorName,
} from './tensorNames.ts';

/** One number of one tensor. */
export interface Cell {
  readonly ref: Ref;
  readonly at: readonly number[];
}

/** Cells that lie together: an index on each axis, or null for the whole axis. */
export interface Slab {
  readonly ref: Ref;
  readonly at: readonly (number | null)[];
}

/** Which cells made a cell, and by which operation. No numbers: a pure rule. */
export interface Sources {
  readonly operation: Operation | 'weight' | 'input';
  readonly slabs: readonly Slab[];
}

/** A number in a sum. `cell` is null for a constant such as √D. */
export interface Factor {
  readonly cell: Cell | null;
  readonly value: number;
}

export interface Term {
  readonly factors: readonly Factor[];
  /** What this term adds: the product of its factors, or e^(x − max) in a softmax. */
  readonly value: number;
}

/** How a cell was made, with the numbers. */
export interface Explanation {
  readonly cell: Cell;
  readonly operation: Operation | 'weight' | 'input';
  readonly terms: readonly Term[];
  /** Cells that decide without being added up: the id of a lookup; γ and β of a norm. */
  readonly deciding?: readonly Factor[];
  /** Numbers that belong to no single term, by name: μ, σ², max, Σ, the factor, the angle … */
  readonly quantities: Readonly<Record<string, number>>;
  /** Made again from the terms, in float64. */
  readonly total: number;
  /** What the tensor holds, in float32. */
  readonly value: number;
  /** Where the cell only passes on another made in the same stage (a score, divided): how that one was made. */
  readonly inner?: Explanation;
}

/** What lineage must know of a run beside its numbers. */
export interface RunFacts {
  readonly config: EncoderConfig;
  readonly input: EncoderInput;
}

/** Any tensor of a run by reference: activations, weights and ids. */
export type Lookup = (ref: Ref) => Float32Array;

/** Which cells made this one. Throws RangeError for an address outside the tensor. */
export function sources(cell: Cell, run: RunFacts): Sources {
  checkCell(cell, run);
  const { name } = cell.ref;
  if (!isTensorName(name)) return { operation: name === 'tokens.id' ? 'input' : 'weight', slabs: [] };
  const { operation } = activationRow(name);
  return { operation, slabs: RULES[operation](from(name, cell, run), cell.at, run) };
}

/**
 * How this cell was made, with the real numbers.
 * @throws RangeError for an address outside the tensor.
 */
export function terms(cell: Cell, run: RunFacts, lookup: Lookup): Explanation {
  const { operation } = sources(cell, run);
  const value = read(cell, run, lookup);
  if (operation === 'weight' || operation === 'input') {
    return { cell, operation, terms: [], quantities: {}, total: value, value };
  }
  const name = cell.ref.name as TensorName;
  const made = ARITHMETIC[operation](from(name, cell, run), cell.at, run, (source) => ({
    cell: source,
    value: read(source, run, lookup),
  }));
  const explanation = { cell, operation, quantities: {}, ...made, value };
  const passed = passedOn(cell, run);
  return passed ? { ...explanation, inner: terms(passed, run, lookup) } : explanation;
}

/** The score behind a divided score or logit: a reader who asks for one wants the sum of the other. */
export function passedOn(cell: Cell, run: RunFacts): Cell | null {
  const { name } = cell.ref;
  if (name !== 'attention.scaled' && name !== 'output.tempered') return null;
  return { ref: from(name, cell, run)[0] as Ref, at: cell.at };
}

/** Every cell of a slab, in order. */
export function cellsOf(slab: Slab, run: RunFacts): Cell[] {
  const shape = shapeOf(slab.ref.name, run.config, run.input.ids.length);
  let addresses: number[][] = [[]];
  slab.at.forEach((index, axis) => {
    const indices = index === null ? Array.from({ length: shape[axis] as number }, (_, i) => i) : [index];
    addresses = addresses.flatMap((address) => indices.map((i) => [...address, i]));
  });
  return addresses.map((at) => ({ ref: slab.ref, at }));
}

/** Whether a slab holds this address. */
export function holds(slab: Slab, at: readonly number[]): boolean {
  return slab.at.every((index, axis) => index === null || index === at[axis]);
}

type Rule = (refs: readonly Ref[], at: readonly number[], run: RunFacts) => Slab[];
type Made = Pick<Explanation, 'terms' | 'total'> & Partial<Pick<Explanation, 'quantities' | 'deciding'>>;
type Arithmetic = (
  refs: readonly Ref[],
  at: readonly number[],
  run: RunFacts,
  factor: (cell: Cell) => Factor,
) => Made;

const RULES: Record<Operation, Rule> = {
  lookup: ([ids, table], at, run) => [
    slab(ids, [i(at, 0)]),
    slab(table, [run.input.ids[i(at, 0)] as number, i(at, 1)]),
  ],
  scale: ([x], at) => [slab(x, at)],
  wave: () => [],
  add: (refs, at) => refs.map((ref) => slab(ref, at)),
  project: ([x, w, b], at, run) => {
    const column = i(at, 0) * headWidth(run.config) + i(at, 2);
    return [slab(x, [i(at, 1), null]), slab(w, [null, column]), slab(b, [column])];
  },
  linear: ([x, w, b], at) => [slab(x, [i(at, 0), null]), slab(w, [null, i(at, 1)]), slab(b, [i(at, 1)])],
  dot: ([q, k], at) => [slab(q, [i(at, 0), i(at, 1), null]), slab(k, [i(at, 0), i(at, 2), null])],
  mask: ([x], at) => [slab(x, at)],
  softmax: ([x], at) => [slab(x, [...at.slice(0, -1), null])],
  mix: ([weights, v], at) => [slab(weights, [i(at, 0), i(at, 1), null]), slab(v, [i(at, 0), null, i(at, 2)])],
  concat: ([context], at, run) => {
    const Dh = headWidth(run.config);
    return [slab(context, [Math.floor(i(at, 1) / Dh), i(at, 0), i(at, 1) % Dh])];
  },
  norm: ([x, gamma, beta], at) => [
    slab(x, [i(at, 0), null]),
    slab(gamma, [i(at, 1)]),
    slab(beta, [i(at, 1)]),
  ],
  activation: ([x], at) => [slab(x, at)],
  unembed: ([x, table, b], at) => [
    slab(x, [i(at, 0), null]),
    slab(table, [i(at, 1), null]),
    slab(b, [i(at, 1)]),
  ],
};

const ARITHMETIC: Record<Operation, Arithmetic> = {
  lookup: (refs, at, run, factor) => {
    const [id, weight] = all(RULES.lookup(refs, at, run), run).map(factor) as [Factor, Factor];
    return { ...sum([[weight]]), deciding: [id], quantities: { id: id.value } };
  },
  scale: (refs, at, run, factor) => {
    const x = factor({ ref: refs[0] as Ref, at });
    const by = factorOf(refs[0]?.name, run);
    return { ...sum([[x, { cell: null, value: by }]]), quantities: { factor: by } };
  },
  wave: (_, at, run) => {
    const [position, column] = [i(at, 0), i(at, 1)];
    const { width, position: kind } = run.config;
    const total = kind === 'sinusoidal' ? waveAt(position, column, width) : 0;
    const angle = kind === 'sinusoidal' ? waveAngle(position, column, width) : 0;
    return { terms: [], quantities: { position, column, pair: Math.floor(column / 2), angle }, total };
  },
  add: (refs, at, _, factor) => sum(refs.map((ref) => [factor({ ref, at })])),
  project: (refs, at, run, factor) => product(RULES.project(refs, at, run), run, factor),
  linear: (refs, at, run, factor) => product(RULES.linear(refs, at, run), run, factor),
  dot: (refs, at, run, factor) => product(RULES.dot(refs, at, run), run, factor),
  mix: (refs, at, run, factor) => product(RULES.mix(refs, at, run), run, factor),
  mask: (refs, at, run, factor) => {
    const blocked = blockedBy(run.config, run.input.padding, i(at, 1), i(at, 2));
    const x = factor({ ref: refs[0] as Ref, at });
    if (blocked === null) return { ...sum([[x]]), quantities: { blocked: 0 } };
    return {
      terms: [{ factors: [x], value: 0 }],
      quantities: { blocked: blocked === 'padding' ? 1 : 2 },
      total: MASKED_SCORE,
    };
  },
  softmax: (refs, at, run, factor) => {
    const row = all(RULES.softmax(refs, at, run), run).map(factor);
    const { max, denominator } = softmaxRow(row.map((f) => f.value));
    const terms = row.map((f) => ({ factors: [f], value: Math.exp(f.value - max) }));
    const numerator = terms[at.at(-1) as number]?.value as number;
    return { terms, quantities: { max, numerator, denominator }, total: numerator / denominator };
  },
  concat: (refs, at, run, factor) => sum([all(RULES.concat(refs, at, run), run).map(factor)]),
  norm: (refs, at, run, factor) => {
    const [row, gamma, beta] = RULES.norm(refs, at, run).map((s) => cellsOf(s, run).map(factor)) as [
      Factor[],
      Factor[],
      Factor[],
    ];
    const { mean, variance } = moments(row.map((f) => f.value));
    const { epsilon } = run.config;
    const x = row[i(at, 1)]?.value as number;
    const [g, b] = [gamma[0]?.value as number, beta[0]?.value as number];
    const deviation = Math.sqrt(variance + epsilon);
    return {
      terms: row.map((f) => ({ factors: [f], value: f.value })),
      deciding: [gamma[0] as Factor, beta[0] as Factor],
      quantities: { x, mean, variance, epsilon, deviation, gamma: g, beta: b },
      total: ((x - mean) / deviation) * g + b,
    };
  },
  activation: (refs, at, run, factor) => {
    const x = factor({ ref: refs[0] as Ref, at });
    const total = activationAt(run.config.activation, x.value);
    return { terms: [{ factors: [x], value: total }], quantities: { x: x.value }, total };
  },
  unembed: (refs, at, run, factor) => product(RULES.unembed(refs, at, run), run, factor),
};

/** By what a tensor is scaled. */
function factorOf(name: AnyTensorName | undefined, { config, input }: RunFacts): number {
  if (name === 'attention.scores') return 1 / Math.sqrt(headWidth(config));
  if (name === 'output.logits') return 1 / (input.temperature ?? 1);
  return config.scaleEmbedding ? Math.sqrt(config.width) : 1;
}

/** Σ left · right (+ bias): the first two slabs are paired cell by cell. */
function product([left, right, bias]: Slab[], run: RunFacts, factor: (cell: Cell) => Factor): Made {
  const rights = cellsOf(right as Slab, run);
  const pairs = cellsOf(left as Slab, run).map((cell, n) => [factor(cell), factor(rights[n] as Cell)]);
  return sum(bias ? [...pairs, ...cellsOf(bias, run).map((cell) => [factor(cell)])] : pairs);
}

function sum(products: Factor[][]): Made {
  const terms = products.map((factors) => ({ factors, value: factors.reduce((v, f) => v * f.value, 1) }));
  return { terms, total: terms.reduce((total, term) => total + term.value, 0) };
}

function from(name: TensorName, cell: Cell, run: RunFacts): readonly Ref[] {
  return activationRow(name).from(run.config, cell.ref.layer ?? 0);
}

function slab(ref: Ref | undefined, at: readonly (number | null)[]): Slab {
  return { ref: ref as Ref, at };
}

function i(at: readonly number[], axis: number): number {
  return at[axis] as number;
}

function all(slabs: readonly Slab[], run: RunFacts): Cell[] {
  return slabs.flatMap((s) => cellsOf(s, run));
}

function read(cell: Cell, run: RunFacts, lookup: Lookup): number {
  if (cell.ref.name === 'tokens.id') return run.input.ids[i(cell.at, 0)] as number;
  const shape = shapeOf(cell.ref.name, run.config, run.input.ids.length);
  return lookup(cell.ref)[offsetOf(shape, cell.at)] as number;
}

function checkCell(cell: Cell, run: RunFacts): void {
  const { name, layer } = cell.ref;
  offsetOf(shapeOf(name as AnyTensorName, run.config, run.input.ids.length), cell.at);
  const layers = [...Array(run.config.layers).keys()];
  const isThere = layer === null ? !isLayered(name) : isLayered(name) && layers.includes(layer);
  if (!existsIn(name, run.config)) throw new RangeError(`this model has no ${name}`);
  if (!isThere) throw new RangeError(`${name} has no layer ${layer}`);
}
