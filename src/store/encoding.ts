import type { StoreApi } from 'zustand/vanilla';
import { blanksAfter, cover } from '../model/blanks.ts';
import { configProblems, isSentWhole, TOKEN_LIMIT } from '../model/config.ts';
import type { Tensor } from '../model/tensor.ts';
import { dataOrder, isTensorName, isWeightName, type Ref, refKey } from '../model/tensorNames.ts';
import type { Token } from '../model/tokenizer.ts';
import { weightsKey } from '../model/weights.ts';
import {
  buffersOf,
  createClient,
  type EncoderClient,
  StaleAnswer,
  type WorkerLike,
} from '../worker/client.ts';
import type { Wanted, WeightSource } from '../worker/messages.ts';
import { createLending, type Lending } from './lending.ts';
import { modelOf } from './modelIds.ts';
import { activeCell, clamped, sameCell } from './selection.ts';
import { configOf, type ExplainerState, type Problem, type Run } from './state.ts';
import { TRAINED_HERE } from './trainingState.ts';

/** What an encoding needs of the store that it belongs to. */
export interface EncodingHost {
  readonly get: StoreApi<ExplainerState>['getState'];
  readonly set: (part: Partial<ExplainerState>) => void;
  readonly startWorker: () => WorkerLike;
  readonly nextFrame: (callback: () => void) => void;
  /** The step of the training whose weights run; null for the finished ones, and for all that is no checkpoint. */
  step(): number | null;
  /** Where the chosen letters begin, once after another model was opened for the same text; else null. */
  lettersChosen(): number | null;
  /** The newest run has just become whole. */
  whole(): void;
}

/**
 * What stands between the store and the worker: the sentence of the state becomes tokens and a run, what comes of the
 * newest run is put into the state, and what comes of older ones is dropped.
 */
export interface Encoding extends Pick<EncoderClient, 'give' | 'rows' | 'restart' | 'dispose'> {
  /** Text becomes tokens at once; the run follows. Without a model nothing happens. */
  encode(): void;
  /** Asks the worker how the active cell was made. */
  explain(): void;
  /** Asks for tensors that the page lacks, now and with every run to come. */
  want(refs: readonly Ref[]): void;
  /** What the page has of weights are not those of the next run, though they may be called the same. */
  forgetWeights(): void;
  readonly hold: Lending['hold'];
  /** The run as the bytes of one .safetensors file. */
  save(): Promise<readonly Uint8Array[]>;
}

/** Starts the worker at once, so that it is there when the model is. */
export function createEncoding({ get, set, ...host }: EncodingHost): Encoding {
  let wants: readonly Ref[] = [];
  /** Which weights the page has some of, with its newest run. */
  let weightsOnPage = '';
  let asked = new Set<string>();
  let read: { text: string; tokens: readonly Token[]; blanks: readonly number[] } | null = null;

  const client = createClient(
    host.startWorker,
    {
      arrived(id, { tensors: batch, progress, done }) {
        lending.lend(id, buffersOf(batch.filter(({ ref }) => isTensorName(ref.name))));
        amend(id, (run) => {
          const came = batch.map(({ ref, shape, data }) => [refKey(ref), { shape, data }] as const);
          const tensors = came.length === 0 ? run.tensors : new Map([...run.tensors, ...came]);
          return {
            tensors,
            progress: done ? 1 : (progress ?? run.progress),
            ...(done ? { milliseconds: done.milliseconds, kernel: done.kernel } : {}),
          };
        });
        if (done) {
          explain();
          host.whole();
        }
      },
      failed: (_, failure) => {
        if (failure.code !== 'stale') set({ problem: failure });
      },
      lost: (restarted) => set({ problem: { code: restarted ? 'worker-restarted' : 'worker-lost' } }),
    },
    host.nextFrame,
  );

  const lending = createLending(client.giveBack, host.nextFrame);

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

  const encode = () => {
    const state = get();
    if (!state.loaded) return;
    const { tokenizer } = state.loaded;
    const { tokens, keptEnd } = tokenizer.tokenize(state.text, TOKEN_LIMIT);
    // A blank stays on its word while the text around it changes; blanks that were set anew know their places.
    const blanks =
      read && read.blanks === state.blanks ? blanksAfter(read, { text: state.text, tokens }) : state.blanks;
    if (state.blanks.join() !== blanks.join()) set({ blanks });
    // Another model may cut the same text otherwise: the chosen letters stay chosen.
    const start = host.lettersChosen();
    if (start !== null) {
      const token = tokens.findIndex(({ end }) => end > start);
      set({ token: Math.max(0, token) });
    }
    read = { text: state.text, tokens, blanks: get().blanks };
    const config = configOf(state, state.loaded);
    const room = TOKEN_LIMIT - tokens.length;
    const padding = Math.min(state.padding, room);
    const problems = configProblems(config, tokens.length + padding);
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
    const given = config.tied ? cover(tokens, blanks, tokenizer) : tokens;
    const all = [...given, ...Array.from({ length: padding }, () => tokenizer.padding())];
    const wanted: Wanted = isSentWhole(config, all.length) ? 'all' : wants;
    // What comes by itself is not asked for: it would come twice, and be drawn twice.
    asked = new Set((wanted === 'all' ? dataOrder(config) : wanted).map(refKey));
    const input = {
      ids: all.map((token) => token.id),
      padding: all.map((token) => token.kind === 'padding'),
      temperature: state.temperature,
    };
    const source = sourceOf(state);
    const sameWeights = `${JSON.stringify(source)} ${weightsKey(config)}`;
    const weights = state.run && sameWeights === weightsOnPage ? weightsOf(state.run) : new Map();
    weightsOnPage = sameWeights;
    for (const key of weights.keys()) asked.add(key);
    const id = client.encode(config, input, wanted, source);
    lending.begin(id);
    const lost = get().problem?.code === 'worker-lost';
    set({
      ...clamped(get(), config, all.length),
      tokens,
      keptEnd,
      problem: lost ? { code: 'worker-lost' } : null,
      hover: null,
      explanation: null,
      run: {
        id,
        text: state.text,
        config,
        learned: state.loaded.learned?.language ?? null,
        checkpoint: host.step(),
        step: state.swapped === TRAINED_HERE ? state.training.shown : host.step(),
        tokens: all,
        input,
        tokenizer,
        tensors: weights,
        progress: 0,
        milliseconds: null,
        kernel: null,
      },
    });
  };

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

  return {
    encode,
    explain,
    want(refs) {
      wants = refs;
      const { run } = get();
      if (!run) return;
      const missing = refs.filter((ref) => !run.tensors.has(refKey(ref)) && !asked.has(refKey(ref)));
      for (const ref of missing) asked.add(refKey(ref));
      client.want(missing);
    },
    forgetWeights() {
      weightsOnPage = '';
    },
    hold: lending.hold,
    save() {
      const { run, ...state } = get();
      if (!run) return Promise.reject(new StaleAnswer());
      const trained = run.learned !== null;
      return client.save({ text: run.text, tokens: run.tokens, modelId: modelOf(state), trained });
    },
    give: client.give,
    rows: client.rows,
    restart: client.restart,
    dispose: client.dispose,
  };
}

/** Where the weights of the next run are from: those that were put in their place, the model's own, or the seed. */
function sourceOf(state: ExplainerState): WeightSource {
  if (!state.loaded?.learned) return { kind: 'seeded' };
  return { kind: 'given', key: state.swapped ?? modelOf(state) };
}

/** The weights among what the page has of a run. */
function weightsOf(run: Run): Map<string, Tensor> {
  return new Map([...run.tensors].filter(([key]) => isWeightName(key.split('@')[0] as string)));
}
