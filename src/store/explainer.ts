import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ModelCard } from '../model/card.ts';
import type { Cell } from '../model/lineage.ts';
import type { AnyTensorName, Ref } from '../model/tensorNames.ts';
import type { Weights } from '../model/weights.ts';
import type { WorkerLike } from '../worker/client.ts';
import type { TrainerLike } from '../worker/trainingClient.ts';
import { loadCard } from './card.ts';
import { checkpointKey, createCheckpoints } from './checkpoints.ts';
import { createEncoding } from './encoding.ts';
import { FIRST_SENTENCE, referentHead } from './firstSentence.ts';
import { folderOf, type ModelId, modelOf } from './modelIds.ts';
import { loadModel, ModelError } from './models.ts';
import { clamped, pickedCell, sameCell, selectionOf } from './selection.ts';
import { createGathering, type Gathering } from './senses.ts';
import type { ExplainerState, Playing, Shared } from './state.ts';
import type { Training } from './training.ts';
import { NO_TRAINING, type TrainAct, type TrainedFile, type TrainingState } from './trainingState.ts';

export interface ExplainerActions {
  /** Sets anything a link carries; a new run begins where it must. */
  share(part: Partial<Shared>): void;
  hover(cell: Cell | null): void;
  /** Opens a cell's sum. `follow` keeps the cell left behind as a step of the trail. */
  choose(cell: Cell | null, options?: { follow?: boolean; stage?: string }): void;
  /** Goes back to a step of the trail. */
  backTo(step: number, stage?: string): void;
  speak(names: readonly AnyTensorName[]): void;
  /** Lets one go on by itself; whatever else did stops. */
  play(what: Playing): void;
  /** Stops it, if it is this that goes on. */
  pause(what: Playing): void;
  /** Chooses, once, the head that looks from “it” to what it means, for a reader who has chosen no layer and no head. */
  lead(): void;
  /** Asks for tensors that the open stage lacks. */
  want(refs: readonly Ref[]): void;
  /** Tries again what failed: the model's files, or the worker. */
  retry(): void;
  /**
   * Runs the open model with other weights of the same shapes (an earlier step of its training, or what was learned on
   * this page), under a key of their own; null goes back to the model's. Another model lets go of them. Weights of
   * earlier steps are opened by `share({ checkpoint })`.
   */
  swap(key: string | null, weights?: Weights): void;
  /** Does something to the training on this page. */
  train(act: TrainAct): void;
  /** What was learned on this page up to now. Rejects where nothing is being trained. */
  trained(): Promise<TrainedFile>;
  /** Puts away what was said of weights that cannot be had. */
  closeCheckpointProblem(): void;
  /** Says that a run is drawn, by its number, until the returned function is called: its numbers stay readable. */
  hold(run: number): () => void;
  /** Looks at the rows of a word of several senses in many sentences (null: of the first), or no longer at any. */
  readonly gather: Gathering['gather'];
  /** The run as the bytes of one .safetensors file. */
  save(): Promise<readonly Uint8Array[]>;
  dispose(): void;
}

export type ExplainerStore = StoreApi<ExplainerState> & { readonly actions: ExplainerActions };

/** What the store needs of its surroundings. */
export interface Surroundings {
  readonly startWorker: () => WorkerLike;
  /** Starts a worker that trains; asked for when the reader first wants it. */
  readonly startTrainer: () => TrainerLike;
  readonly nextFrame: (callback: () => void) => void;
  /** The URL under which `models/` stands. */
  readonly base: string;
}

/** One store per mount: two on a page do not meet. */
export function createExplainer(initial: Shared, around: Surroundings): ExplainerStore {
  const store = createStore<ExplainerState>(() => ({
    ...initial,
    loaded: null,
    swapped: null,
    tokens: [],
    keptEnd: initial.text.length,
    run: null,
    card: null,
    cardMissing: false,
    checkpointProblem: null,
    problem: null,
    senses: null,
    hover: null,
    explanation: null,
    trail: [],
    spoken: [],
    playing: null,
    training: NO_TRAINING,
  }));
  const { getState: get, setState: set } = store;
  let loading = 0;
  /** The model that has a card, and the card while it is fetched or once it is there. */
  let cardOf: ModelId | null = null;
  let reading: Promise<ModelCard | null> | null = null;
  const checkpoints = createCheckpoints(around.base);
  /** Which wish for weights is the newest, and of which step those are that run. */
  let opening = 0;
  let running: number | null = null;
  let isLed = false;
  let lettersChosen: number | null = null;

  const encoding = createEncoding({
    get,
    set,
    startWorker: around.startWorker,
    nextFrame: around.nextFrame,
    step: () => running,
    lettersChosen() {
      const start = lettersChosen;
      lettersChosen = null;
      return start;
    },
    whole() {
      if (!reading && !get().cardMissing) void fetchCard();
      gathering.renew();
    },
  });
  const { encode, explain } = encoding;

  const gathering = createGathering(around.base, get, (senses) => set({ senses }), encoding.rows);

  /** Once the page stands, so that the first view does not wait for what is said of the model. */
  const fetchCard = (): Promise<ModelCard | null> => {
    const id = cardOf;
    if (id === null) return Promise.resolve(null);
    const mine = loading;
    reading ??= loadCard(id, around.base).then((card) => {
      if (mine !== loading) return null;
      // What could not be read may be asked for again.
      if (!card) reading = null;
      set({ card, cardMissing: card === null });
      return card;
    });
    return reading;
  };

  /** Lets the weights run that the reader asked for; until they are here, and where they cannot be had, those before stay. */
  const openCheckpoint = async () => {
    const mine = ++opening;
    const { checkpoint: step, loaded, checkpointProblem } = get();
    if (checkpointProblem) set({ checkpointProblem: null });
    if (!loaded) return;
    if (step === running) return;
    if (step === null) return place(null, null);
    const id = modelOf(get());
    const kept = checkpoints.kept(id, step);
    if (kept) return place(step, null);
    const card = get().card ?? (await fetchCard());
    if (mine !== opening) return;
    const weights = await checkpoints.read(id, loaded, card, step);
    if (mine !== opening) return;
    if (typeof weights !== 'string') return place(step, weights);
    set({ checkpoint: running, checkpointProblem: { step, flaw: weights } });
  };

  /** Runs the open model with weights of a step, or with its own; `weights` where the worker does not have them yet. */
  const place = (step: number | null, weights: Weights | null) => {
    const { loaded } = get();
    const key = step === null ? null : checkpointKey(modelOf(get()), step);
    if (key !== null && weights && loaded?.learned) encoding.give(key, loaded.config, weights);
    running = step;
    encoding.forgetWeights();
    set({ swapped: key });
    encode();
  };

  const load = async () => {
    const mine = ++loading;
    opening++;
    const id = modelOf(get());
    try {
      const loaded = await loadModel(id, around.base);
      if (mine !== loading) return;
      if (loaded.learned) encoding.give(id, loaded.config, loaded.learned.weights);
      set({ loaded, swapped: null, card: null, cardMissing: false, problem: null });
      cardOf = loaded.learned ? id : null;
      reading = null;
      running = null;
      encode();
      // A model whose own weights are flawed has said so; one that never learned has no steps to go to.
      if (get().checkpoint !== null && loaded.flaw) set({ checkpoint: null });
      void openCheckpoint();
    } catch (error) {
      if (mine !== loading) return;
      if (!(error instanceof ModelError)) throw error;
      set({ problem: { code: error.reason === 'broken' ? 'model-broken' : 'model-unreachable' } });
    }
  };

  /** Fetched by those who train. */
  let training: Promise<Training> | null = null;
  let disposed = false;
  const trainer = (): Promise<Training> => {
    training ??= import('./training.ts').then(
      ({ createTraining }) => {
        const { subscribe } = store;
        return createTraining({ get, set, subscribe, swap: actions.swap, ...around });
      },
      (error: unknown) => {
        training = null;
        throw error;
      },
    );
    return training;
  };

  const actions: ExplainerActions = {
    share(part) {
      const before = get();
      const language = part.language ?? before.language;
      const otherModel = folderOf(modelOf({ ...before, ...part })) !== folderOf(modelOf(before));
      // Who has not typed yet is given the first sentence of the new language.
      const untouched = part.text === undefined && before.text === FIRST_SENTENCE[before.language].text;
      set({
        ...(language !== before.language && untouched ? { ...FIRST_SENTENCE[language], blanks: [] } : {}),
        // Each model has steps of its own.
        ...(otherModel ? { checkpoint: null } : {}),
        // Whoever chooses a token looks at its place; a place beyond the sentence is chosen by itself.
        ...(part.token !== undefined && part.place === undefined ? { place: null } : {}),
        // Each stage has figures of its own.
        ...(part.stage !== undefined && part.stage !== before.stage && part.view === undefined
          ? { view: null, word: null }
          : {}),
        // What was pointed at stood in the stage that is left; what was followed led to the cell that is left.
        ...(part.stage !== undefined && part.stage !== before.stage ? { hover: null } : {}),
        ...(part.pick === undefined ? {} : { trail: [] }),
        ...part,
      });
      const now = get();
      if (part.token !== undefined || now.text !== before.text) lettersChosen = null;
      else if (otherModel) lettersChosen = before.tokens[before.token]?.start ?? null;
      // A figure plays while it is looked at, with the model that it showed.
      if (otherModel || now.stage !== before.stage) actions.pause('figure');
      if (otherModel) {
        set({ loaded: null, checkpointProblem: null });
        void load();
        return;
      }
      if (modelOf(now) !== modelOf(before) || RUN_FIELDS.some((field) => now[field] !== before[field]))
        encode();
      else {
        const { run } = now;
        if (run) set(clamped(now, run.config, run.tokens.length));
        if (now.language !== before.language) gathering.renew();
        if (
          now.pick !== before.pick ||
          now.layer !== before.layer ||
          now.head !== before.head ||
          now.hover !== before.hover
        ) {
          explain();
        }
      }
      if (now.checkpoint !== before.checkpoint) void openCheckpoint();
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
      set({ hover: null });
      actions.share({ ...(cell ? selectionOf(cell) : { pick: null }), ...(stage ? { stage } : {}) });
      set({ trail });
      explain();
    },
    backTo(step, stage) {
      const { trail } = get();
      const cell = trail[step];
      if (!cell) return;
      set({ hover: null });
      actions.share({ ...selectionOf(cell), ...(stage ? { stage } : {}) });
      set({ trail: trail.slice(0, step) });
      explain();
    },
    speak: (names) => set({ spoken: names }),
    play: (what) => set({ playing: what }),
    lead() {
      const { card, loaded, layer, head, language } = get();
      if (!card || !loaded || isLed) return;
      isLed = true;
      const best = referentHead(card.heads);
      const first = Math.min(FIRST_SENTENCE[language].head, loaded.config.heads - 1);
      if (best && layer === 0 && head === first) actions.share(best);
    },
    pause(what) {
      if (get().playing === what) set({ playing: null });
    },
    want: encoding.want,
    retry() {
      const { problem, loaded, checkpointProblem, cardMissing } = get();
      set({ problem: null });
      if (!loaded || loaded.flaw) void load();
      else if (!problem && checkpointProblem) actions.share({ checkpoint: checkpointProblem.step });
      else if (!problem && cardMissing) void fetchCard();
      else if (problem?.code === 'worker-lost') encoding.restart();
      else encode();
    },
    swap(key, weights) {
      const { loaded, swapped } = get();
      if (key !== null && weights && loaded?.learned) encoding.give(key, loaded.config, weights);
      if (key === swapped && !weights) return;
      opening++;
      running = null;
      if (get().checkpoint !== null) set({ checkpoint: null });
      encoding.forgetWeights();
      set({ swapped: key });
      encode();
    },
    train(act) {
      // A control shows at once what it was set to, also while the script is on its way.
      const amend = (part: Partial<TrainingState>) => set({ training: { ...get().training, ...part } });
      if (act.do === 'goOn') return amend({ goesOn: act.on });
      if (act.do === 'follow') amend({ follows: act.on });
      if (
        (act.do === 'run' || act.do === 'step') &&
        get().training.status === 'idle' &&
        get().loaded?.learned
      ) {
        amend({ status: 'starting' });
      }
      trainer().then(
        (one) => disposed || one.act(act),
        // The script could not be fetched.
        () => amend({ status: 'lost', message: null }),
      );
    },
    trained: () => trainer().then((one) => one.file()),
    closeCheckpointProblem: () => set({ checkpointProblem: null }),
    hold: encoding.hold,
    gather: gathering.gather,
    save: encoding.save,
    dispose() {
      loading++;
      disposed = true;
      encoding.dispose();
      training?.then(
        (one) => one.dispose(),
        () => undefined,
      );
    },
  };

  void load();
  return Object.assign(store, { actions });
}

const RUN_FIELDS = [
  'text',
  'custom',
  'scaleEmbedding',
  'positions',
  'causal',
  'padding',
  'blanks',
  'temperature',
] as const satisfies readonly (keyof Shared)[];
