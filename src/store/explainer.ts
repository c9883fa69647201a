import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '../i18n/languages.ts';
import {
  type ConfigProblem,
  configProblems,
  type EncoderConfig,
  memoryNeeded,
  TOKEN_LIMIT,
} from '../model/config.ts';
import type { EncoderInput } from '../model/encoder.ts';
import type { Cell, Explanation } from '../model/lineage.ts';
import type { Tensor } from '../model/tensor.ts';
import { type AnyTensorName, axesOf, type Ref, refKey, refOf, shapeOf } from '../model/tensorNames.ts';
import type { TextTokenizer, Token } from '../model/tokenizer.ts';
import { createClient, type EncoderClient, StaleAnswer, type WorkerLike } from '../worker/client.ts';
import type { Wanted } from '../worker/messages.ts';
import { type CustomModel, type LoadedModel, loadModel, ModelError, type ModelId } from './models.ts';

/** Everything a link carries; see app/url.ts. */
export interface Shared {
  readonly text: string;
  readonly model: ModelId;
  readonly custom: CustomModel;
  readonly scaleEmbedding: boolean;
  readonly positions: boolean;
  readonly causal: boolean;
  readonly padding: number;
  readonly stage: string;
  readonly layer: number;
  readonly head: number;
  readonly token: number;
  readonly place: number | null;
  readonly pick: { readonly name: AnyTensorName; readonly row: number; readonly col: number } | null;
  readonly language: Language;
  readonly theme: Theme;
}

export type Theme = 'system' | 'light' | 'dark';

/** A sentence on its way through a model, and what has arrived of it. */
export interface Run {
  readonly id: number;
  readonly text: string;
  readonly config: EncoderConfig;
  /** Padding included. */
  readonly tokens: readonly Token[];
  /** What the worker was given of them. */
  readonly input: EncoderInput;
  readonly tokenizer: TextTokenizer;
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly progress: number;
  /** How long the worker computed; null until it is done. */
  readonly milliseconds: number | null;
}

/** What stands in the way, if anything; worded by i18n. */
export type Problem =
  | { readonly code: 'empty' }
  | { readonly code: 'model-unreachable' }
  | { readonly code: 'model-broken' }
  | { readonly code: 'config'; readonly problems: readonly ConfigProblem[] }
  | { readonly code: 'memory' }
  | { readonly code: 'worker-restarted' }
  | { readonly code: 'worker-lost' }
  | { readonly code: 'internal'; readonly message: string };

export interface ExplainerState extends Shared {
  readonly loaded: LoadedModel | null;
  readonly tokens: readonly Token[];
  /** Where in the text the token limit cut, or its length. */
  readonly keptEnd: number;
  readonly run: Run | null;
  readonly problem: Problem | null;
  readonly hover: Cell | null;
  readonly explanation: Explanation | null;
  /** The cells that were followed to reach the chosen one, oldest first. */
  readonly trail: readonly Cell[];
  readonly spoken: readonly AnyTensorName[];
}

export interface ExplainerActions {
  /** Sets anything a link carries; a new run begins where it must. */
  share(part: Partial<Shared>): void;
  hover(cell: Cell | null): void;
  /** Opens a cell's sum. `follow` keeps the cell left behind as a step of the trail. */
  choose(cell: Cell | null, options?: { follow?: boolean; stage?: string }): void;
  /** Goes back to a step of the trail. */
  backTo(step: number, stage?: string): void;
  speak(names: readonly AnyTensorName[]): void;
  /** Asks for tensors that the open stage lacks. */
  want(refs: readonly Ref[]): void;
  /** Tries again what failed: the model's files, or the worker. */
  retry(): void;
  /** The run as the bytes of one .safetensors file. */
  save(): Promise<readonly Uint8Array[]>;
  dispose(): void;
}

export type ExplainerStore = StoreApi<ExplainerState> & { readonly actions: ExplainerActions };

/** What the store needs of its surroundings. */
export interface Surroundings {
  readonly startWorker: () => WorkerLike;
  readonly nextFrame: (callback: () => void) => void;
  /** The URL under which `models/` stands. */
  readonly base: string;
}

/** Up to this many bytes a run is sent whole; above it only what is drawn. */
const SEND_ALL = 24_000_000;

/** One store per mount: two on a page do not meet. */
export function createExplainer(initial: Shared, around: Surroundings): ExplainerStore {
  const store = createStore<ExplainerState>(() => ({
    ...initial,
    loaded: null,
    tokens: [],
    keptEnd: initial.text.length,
    run: null,
    problem: null,
    hover: null,
    explanation: null,
    trail: [],
    spoken: [],
  }));
  const { getState: get, setState: set } = store;
  let wants: readonly Ref[] = [];
  let asked = new Set<string>();
  let loading = 0;

  const client: EncoderClient = createClient(
    around.startWorker,
    {
      tensors: (id, batch) =>
        amend(id, (run) => {
          const tensors = new Map(run.tensors);
          for (const { ref, shape, data } of batch) tensors.set(refKey(ref), { shape, data });
          return { tensors };
        }),
      progress: (id, done, total) => amend(id, () => ({ progress: done / total })),
      done: (id, milliseconds) => {
        amend(id, () => ({ milliseconds, progress: 1 }));
        explain();
      },
      failed: (_, failure) => {
        if (failure.code !== 'stale') set({ problem: failure });
      },
      lost: (restarted) => set({ problem: { code: restarted ? 'worker-restarted' : 'worker-lost' } }),
    },
    around.nextFrame,
  );

  const amend = (id: number, change: (run: Run) => Partial<Run>) => {
    const { run, problem } = get();
    if (run?.id !== id) return;
    const changed = change(run);
    set({
      run: { ...run, ...changed },
      problem: changed.milliseconds === undefined ? problem : settled(problem),
    });
  };

  /** A worker that came back and finished its run has nothing more to report. */
  const settled = (problem: Problem | null) => (problem?.code === 'worker-restarted' ? null : problem);

  const load = async () => {
    const mine = ++loading;
    const { model } = get();
    try {
      const loaded = await loadModel(model, around.base);
      if (mine !== loading) return;
      set({ loaded, problem: null });
      encode();
    } catch (error) {
      if (mine !== loading) return;
      if (!(error instanceof ModelError)) throw error;
      set({ problem: { code: error.reason === 'broken' ? 'model-broken' : 'model-unreachable' } });
    }
  };

  /** Text becomes tokens at once; the run follows. */
  const encode = () => {
    const state = get();
    if (!state.loaded) return;
    const { tokenizer } = state.loaded;
    const { tokens, keptEnd } = tokenizer.tokenize(state.text, TOKEN_LIMIT);
    const config = configOf(state, state.loaded);
    const problems = configProblems(config);
    const room = TOKEN_LIMIT - tokens.length;
    const padding = Math.min(state.padding, room);
    if (tokens.length === 0 || problems.length > 0) {
      const problem: Problem = tokens.length === 0 ? { code: 'empty' } : { code: 'config', problems };
      set({
        tokens,
        keptEnd,
        problem,
        run: tokens.length === 0 ? null : state.run,
        explanation: null,
        hover: null,
      });
      return;
    }
    const all = [...tokens, ...Array.from({ length: padding }, () => tokenizer.padding())];
    const wanted: Wanted = memoryNeeded(config, all.length) < SEND_ALL ? 'all' : wants;
    asked = new Set(wanted === 'all' ? [] : wanted.map(refKey));
    const input = {
      ids: all.map((token) => token.id),
      padding: all.map((token) => token.kind === 'padding'),
    };
    const id = client.encode(config, input, wanted);
    const lost = get().problem?.code === 'worker-lost';
    set({
      ...clamped(state, config, all.length),
      tokens,
      keptEnd,
      problem: lost ? { code: 'worker-lost' } : null,
      hover: null,
      explanation: null,
      run: {
        id,
        text: state.text,
        config,
        tokens: all,
        input,
        tokenizer,
        tensors: new Map(),
        progress: 0,
        milliseconds: null,
      },
    });
  };

  /** Asks the worker how the active cell was made. */
  const explain = () => {
    const cell = activeCell(get());
    if (!cell || !get().run) {
      if (get().explanation) set({ explanation: null });
      return;
    }
    client.explain(cell).then(
      (explanation) => {
        const now = activeCell(get());
        if (now && sameCell(now, cell)) set({ explanation });
      },
      (error: unknown) => {
        if (!(error instanceof StaleAnswer)) throw error;
      },
    );
  };

  const actions: ExplainerActions = {
    share(part) {
      const before = get();
      // Whoever chooses a token looks at its place; a place beyond the sentence is chosen by itself.
      set(part.token !== undefined && part.place === undefined ? { place: null, ...part } : part);
      const now = get();
      if (folderOf(now.model) !== folderOf(before.model)) {
        set({ loaded: null });
        void load();
      } else if (RUN_FIELDS.some((field) => now[field] !== before[field])) encode();
      else {
        const { run } = now;
        if (run) set(clamped(now, run.config, run.tokens.length));
        if (now.pick !== before.pick || now.layer !== before.layer || now.head !== before.head) explain();
      }
    },
    hover(cell) {
      const before = get().hover;
      if (before === cell || (before && cell && sameCell(before, cell))) return;
      set({ hover: cell });
      explain();
    },
    choose(cell, { follow = false, stage } = {}) {
      const state = get();
      const left = pickedCell(state);
      const trail = follow && left ? [...state.trail, left] : [];
      actions.share({ ...(cell ? selectionOf(cell) : { pick: null }), ...(stage ? { stage } : {}) });
      set({ trail, hover: null });
    },
    backTo(step, stage) {
      const { trail } = get();
      const cell = trail[step];
      if (!cell) return;
      actions.share({ ...selectionOf(cell), ...(stage ? { stage } : {}) });
      set({ trail: trail.slice(0, step), hover: null });
    },
    speak: (names) => set({ spoken: names }),
    want(refs) {
      wants = refs;
      const { run } = get();
      if (!run) return;
      const missing = refs.filter((ref) => !run.tensors.has(refKey(ref)) && !asked.has(refKey(ref)));
      for (const ref of missing) asked.add(refKey(ref));
      client.want(missing);
    },
    retry() {
      const { problem, loaded } = get();
      set({ problem: null });
      if (!loaded) void load();
      else if (problem?.code === 'worker-lost') client.restart();
      else encode();
    },
    save() {
      const { run, model } = get();
      if (!run) return Promise.reject(new StaleAnswer());
      return client.save({ text: run.text, tokens: run.tokens, modelId: model, trained: false });
    },
    dispose() {
      loading++;
      client.dispose();
    },
  };

  void load();
  return Object.assign(store, { actions });
}

const RUN_FIELDS = [
  'text',
  'model',
  'custom',
  'scaleEmbedding',
  'positions',
  'causal',
  'padding',
] as const satisfies readonly (keyof Shared)[];

function folderOf(model: ModelId): ModelId {
  return model === 'custom' ? 'pocket' : model;
}

/** The configuration that runs: the model's own, with the reader's sizes and experiments laid over it. */
export function configOf(
  state: Pick<Shared, 'model' | 'custom' | 'scaleEmbedding' | 'positions' | 'causal'>,
  loaded: LoadedModel,
): EncoderConfig {
  const own = state.model === 'custom' ? { ...loaded.config, ...state.custom } : loaded.config;
  return {
    ...own,
    causal: own.causal || state.causal,
    scaleEmbedding: own.scaleEmbedding && state.scaleEmbedding,
    position: state.positions ? own.position : 'none',
  };
}

/** The cell whose sum is open, with its layer and head. */
export function pickedCell(state: Pick<Shared, 'pick' | 'layer' | 'head'>): Cell | null {
  const { pick } = state;
  if (!pick) return null;
  const axes = axesOf(pick.name);
  const at = axes.length === 1 ? [pick.col] : [pick.row, pick.col];
  return { ref: refOf(pick.name, state.layer), at: axes[0] === 'head' ? [state.head, ...at] : at };
}

/** The cell that highlights and sums are about: the one under the pointer, else the chosen one. */
export function activeCell(state: ExplainerState): Cell | null {
  return state.hover ?? pickedCell(state);
}

/** What choosing a cell sets: the cell, and with it layer, head and token where its axes name them. */
export function selectionOf(cell: Cell): Partial<Shared> {
  const axes = axesOf(cell.ref.name);
  const [row, col] = axes.length === 1 ? [0, cell.at[0]] : cell.at.slice(-2);
  const tokenAxis = axes.indexOf('token');
  return {
    pick: { name: cell.ref.name, row: row as number, col: col as number },
    ...(cell.ref.layer === null ? {} : { layer: cell.ref.layer }),
    ...(axes[0] === 'head' ? { head: cell.at[0] as number } : {}),
    ...(tokenAxis >= 0 ? { token: cell.at[tokenAxis] as number } : {}),
  };
}

export function sameCell(a: Cell, b: Cell): boolean {
  return (
    refKey(a.ref) === refKey(b.ref) && a.at.length === b.at.length && a.at.every((n, i) => n === b.at[i])
  );
}

/** A selection that fits the run: a shorter sentence or a smaller model may have taken its place away. */
function clamped(state: Shared, config: EncoderConfig, tokens: number): Partial<Shared> {
  const layer = clamp(state.layer, config.layers);
  const head = clamp(state.head, config.heads);
  const pick = state.pick && pickFits(state.pick, config, tokens) ? state.pick : null;
  return { layer, head, token: clamp(state.token, tokens), pick };
}

function clamp(index: number, extent: number): number {
  return Math.max(0, Math.min(index, extent - 1));
}

function pickFits(pick: NonNullable<Shared['pick']>, config: EncoderConfig, tokens: number): boolean {
  const shape = shapeOf(pick.name, config, tokens);
  const [rows, cols] = shape.length === 1 ? [1, shape[0] as number] : (shape.slice(-2) as [number, number]);
  const exists = !pick.name.startsWith('final.') || config.normOrder === 'pre';
  return exists && pick.row < rows && pick.col < cols;
}
