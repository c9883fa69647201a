import { type Activation, parameterCount } from '../config.ts';
import { type Factor, type HeldWeights, type Kernel, type Ops, rowStart, rowsOf, waves } from '../ops.ts';
import type { Weights } from '../weights.ts';
import { createArena } from './arena.ts';
import { holdInPanels, Panels } from './heldPanels.ts';
import { PANEL, panelLength } from './panels.ts';
import { type TrainingExports, trainingKernels } from './trainingEngine.ts';

/** What assembly/ exports. Addresses in bytes, extents in numbers. */
interface Kernels extends TrainingExports {
  product(
    a: number,
    rowStep: number,
    cellStep: number,
    panels: number,
    bias: number,
    c: number,
    n: number,
    k: number,
    m: number,
  ): void;
  pack(b: number, k: number, m: number, out: number): void;
  packTransposed(b: number, k: number, m: number, out: number): void;
  scores(q: number, k: number, c: number, T: number, H: number, Dh: number, room: number): void;
  mix(weights: number, v: number, c: number, T: number, H: number, Dh: number, room: number): void;
  cut(x: number, y: number, T: number, H: number, Dh: number): void;
  join(x: number, y: number, T: number, H: number, Dh: number): void;
  mask(x: number, y: number, padding: number, T: number, H: number, causal: boolean): void;
  softmax(x: number, y: number, rows: number, m: number): void;
  layerNorm(
    x: number,
    gamma: number,
    beta: number,
    y: number,
    rows: number,
    d: number,
    epsilon: number,
  ): void;
  lookup(table: number, ids: number, y: number, T: number, d: number): void;
  add(a: number, b: number, y: number, n: number): void;
  scale(x: number, factor: number, y: number, n: number): void;
  relu(x: number, y: number, n: number): void;
  gelu(x: number, y: number, n: number): void;
  geluTanh(x: number, y: number, n: number): void;
}

const ACTIVATION_KERNEL = {
  relu: 'relu',
  gelu: 'gelu',
  'gelu-tanh': 'geluTanh',
} as const satisfies Record<Activation, keyof Kernels>;

/** A memory larger than this is given back when a model comes that needs less than a quarter of it. */
const LARGE = 256 * 1024 * 1024;

/**
 * The engine of a module that was compiled from assembly/. Results lie in the module's memory, one after another.
 * Arrays from elsewhere are copied in and count among the floats of `begin`; a matrix to multiply by, twice.
 */
export function wasmOps(module: WebAssembly.Module, kernel: Exclude<Kernel, 'typescript'>): Ops {
  const open = () => {
    const arena = createArena();
    const { exports } = new WebAssembly.Instance(module, { env: { memory: arena.memory } });
    return { arena, kernels: exports as unknown as Kernels };
  };
  let { arena, kernels } = open();
  let model: { held: HeldWeights; key: WeakRef<Weights> } | null = null;
  let wave: { T: number; D: number; data: Float32Array } | null = null;

  /** The address of a factor's panels, and how many bytes of the room it took to make them. */
  const panelsOf = (b: Factor, k: number, m: number, turned: boolean) => {
    if (b instanceof Panels && b.arena === arena && b.turned === turned) return { at: b.address, bytes: 0 };
    const from = arena.addressOf(rowsOf(b));
    const bytes = panelLength(k, m) * 4;
    const at = arena.room(bytes);
    if (turned) kernels.packTransposed(from, k, m, at);
    else kernels.pack(from, k, m, at);
    return { at, bytes };
  };

  const multiply = (
    a: Float32Array,
    b: Factor,
    bias: Float32Array | null,
    n: number,
    k: number,
    m: number,
    turned: boolean,
  ) => {
    const left = arena.addressOf(a);
    const start = bias ? arena.addressOf(bias) : 0;
    const c = arena.take(n * m);
    const panels = panelsOf(b, k, m, turned);
    kernels.product(left, k * 4, 4, panels.at, start, c.byteOffset, n, k, m);
    return c;
  };

  return {
    kernel,
    hold(config, weights) {
      if (model && (model.held === weights || model.key.deref() === weights)) return model.held;
      model = null;
      const needed = 4 * parameterCount(config);
      if (arena.memory.buffer.byteLength > Math.max(LARGE, 4 * needed)) ({ arena, kernels } = open());
      const held = holdInPanels(arena, config, weights);
      model = { held, key: new WeakRef(weights) };
      return held;
    },
    begin: (floats) => arena.begin(floats * 4),
    matmul: (a, b, bias, n, k, m) => multiply(a, b, bias, n, k, m, false),
    matmulTransposed: (a, b, n, k, m, bias = null) => multiply(a, b, bias, n, k, m, true),
    transposedMatmul(a, b, n, k, m) {
      const left = arena.addressOf(a);
      const c = arena.take(k * m);
      kernels.product(left, 4, k * 4, panelsOf(b, n, m, false).at, 0, c.byteOffset, k, n, m);
      return c;
    },
    project(a, b, bias, T, D, H) {
      const Dh = D / H;
      const left = arena.addressOf(a);
      const start = arena.addressOf(bias);
      const cut = arena.take(T * D);
      const panels = panelsOf(b, D, D, false);
      if (Dh % PANEL === 0) {
        // A head is a whole number of panels, so its product can be written where it belongs.
        for (let h = 0; h < H; h++) {
          const at = panels.at + h * Dh * D * 4;
          kernels.product(left, D * 4, 4, at, start + h * Dh * 4, cut.byteOffset + h * T * Dh * 4, T, D, Dh);
        }
        return cut;
      }
      const flat = arena.room(panels.bytes + T * D * 4) + panels.bytes;
      kernels.product(left, D * 4, 4, panels.at, start, flat, T, D, D);
      kernels.cut(flat, cut.byteOffset, T, H, Dh);
      return cut;
    },
    scores(q, k, T, H, Dh) {
      const [left, right] = [arena.addressOf(q), arena.addressOf(k)];
      const c = arena.take(H * T * T);
      kernels.scores(left, right, c.byteOffset, T, H, Dh, arena.room(panelLength(Dh, T) * 4));
      return c;
    },
    mix(weights, v, T, H, Dh) {
      const [left, right] = [arena.addressOf(weights), arena.addressOf(v)];
      const c = arena.take(H * T * Dh);
      kernels.mix(left, right, c.byteOffset, T, H, Dh, arena.room(panelLength(T, Dh) * 4));
      return c;
    },
    intoHeads(x, T, H, Dh) {
      const from = arena.addressOf(x);
      const y = arena.take(x.length);
      kernels.cut(from, y.byteOffset, T, H, Dh);
      return y;
    },
    endToEnd(x, T, H, Dh) {
      const from = arena.addressOf(x);
      const y = arena.take(x.length);
      kernels.join(from, y.byteOffset, T, H, Dh);
      return y;
    },
    mask(scores, { causal }, padding) {
      const T = padding.length;
      const from = arena.addressOf(scores);
      const y = arena.take(scores.length);
      const words = arena.words();
      for (let t = 0; t < T; t++) words[t] = padding[t] ? -1 : 0;
      kernels.mask(from, y.byteOffset, words.byteOffset, T, scores.length / (T * T), causal);
      return y;
    },
    scale(x, factor) {
      const from = arena.addressOf(x);
      const y = arena.take(x.length);
      kernels.scale(from, factor, y.byteOffset, x.length);
      return y;
    },
    add(a, b) {
      const [left, right] = [arena.addressOf(a), arena.addressOf(b)];
      const y = arena.take(a.length);
      kernels.add(left, right, y.byteOffset, a.length);
      return y;
    },
    softmax(x, m) {
      const from = arena.addressOf(x);
      const y = arena.take(x.length);
      kernels.softmax(from, y.byteOffset, x.length / m, m);
      return y;
    },
    layerNorm(x, gamma, beta, d, epsilon) {
      const from = arena.addressOf(x);
      const [by, plus] = [arena.addressOf(gamma), arena.addressOf(beta)];
      const y = arena.take(x.length);
      kernels.layerNorm(from, by, plus, y.byteOffset, x.length / d, d, epsilon);
      return y;
    },
    activate(kind, x) {
      const from = arena.addressOf(x);
      const y = arena.take(x.length);
      kernels[ACTIVATION_KERNEL[kind]](from, y.byteOffset, x.length);
      return y;
    },
    lookup(table, ids, D) {
      const from = arena.addressOf(table);
      const words = arena.words();
      ids.forEach((id, t) => {
        words[t] = rowStart(table, id, D) / D;
      });
      const y = arena.take(ids.length * D);
      kernels.lookup(from, words.byteOffset, y.byteOffset, ids.length, D);
      return y;
    },
    position(kind, T, D) {
      const y = arena.take(T * D);
      if (kind === 'none') return y.fill(0);
      if (wave?.T !== T || wave.D !== D) wave = { T, D, data: waves(T, D) };
      y.set(wave.data);
      return y;
    },
    training: trainingKernels(() => ({ arena, kernels })),
  };
}
