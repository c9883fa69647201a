import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { HeadRow } from '../src/model/card.ts';
import { type Cell, passedOn, type Slab, sources } from '../src/model/lineage.ts';
import type { StageId } from '../src/stages/ids.ts';
import { homeOf, stageOf } from '../src/stages/index.ts';
import type { Learning, Player, Selection, StageContext, Training } from '../src/stages/stage.ts';
import { useActions, useExplainer, useExplainerStore, useHeld } from '../src/store/provider.tsx';
import { pickedCell, sameCell } from '../src/store/selection.ts';
import type { Run } from '../src/store/state.ts';
import { download } from './download.ts';
import { liesIn, stageRun, wholeFor } from './stageRun.ts';
import { useGround } from './useGround.ts';
import { useSelection } from './useSelection.ts';

/** Outside a figure nothing is laid out. */
const NO_ROOM = { width: 0, height: 0 };

const NO_HEADS: readonly HeadRow[] = [];

const SharedContext = createContext<StageContext | null>(null);

/** Works out once, for all that ask below, what the open stage may read and say. */
export function SharedStage({ children }: { children: ReactNode }) {
  return <SharedContext value={useNewestContext()}>{children}</SharedContext>;
}

/** What the open stage may read and say, on the newest run that has all it needs; null until there is one. */
export function useStageContext(): StageContext | null {
  return useContext(SharedContext);
}

function useNewestContext(): StageContext | null {
  const store = useExplainerStore();
  const stage = stageOf(useExplainer((state) => state.stage) as StageId);
  const actions = useActions();
  const run = useExplainer((state) => state.run);
  const chosen = useSelection();
  const { layer, head } = chosen;
  const pick = useExplainer((state) => state.pick);
  const hover = useExplainer((state) => state.hover);
  const explanation = useExplainer((state) => state.explanation);
  const spoken = useExplainer((state) => state.spoken);
  const language = useExplainer((state) => state.language);
  const scaleEmbedding = useExplainer((state) => state.scaleEmbedding);
  const positions = useExplainer((state) => state.positions);
  const causal = useExplainer((state) => state.causal);
  const padding = useExplainer((state) => state.padding);
  const blanks = useExplainer((state) => state.blanks);
  const temperature = useExplainer((state) => state.temperature);
  const card = useExplainer((state) => state.card);
  const isOwn = useExplainer((state) => state.swapped === null);
  const learning = useLearning();
  const senses = useExplainer((state) => state.senses);
  const training = useTraining();
  const player = usePlayer();
  const theme = useGround();

  const active = useMemo(() => hover ?? pickedCell({ pick, layer, head }), [hover, pick, layer, head]);

  // A newer sentence is on its way: the last whole run stays on the page until the new one is whole.
  const [whole, setWhole] = useState<Run | null>(null);
  const selection = useMemo<Selection>(() => ({ ...chosen, pick }), [chosen, pick]);
  const has = (candidate: Run | null): candidate is Run =>
    candidate !== null && wholeFor(candidate, stage, selection);
  if (has(run) && whole !== run) setWhole(run);
  const drawn = has(run) ? run : has(whole) && run !== null ? whole : null;

  useHeld(whole);

  return useMemo(() => {
    if (!drawn) return null;
    const fits = active !== null && liesIn(active, drawn);
    return {
      run: stageRun(drawn),
      selection: { ...selection, token: Math.min(selection.token, drawn.tokens.length - 1) },
      language,
      theme,
      size: NO_ROOM,
      active: fits ? active : null,
      lit: fits ? litBy(active, drawn) : [],
      explanation: fits && explanation && sameCell(explanation.cell, active) ? explanation : null,
      spoken,
      heads: card && isOwn && scaleEmbedding && positions && !causal ? card.heads : NO_HEADS,
      learning,
      training,
      player,
      experiment: { scaleEmbedding, positions, causal, padding, blanks, temperature },
      senses,
      gather: actions.gather,
      read: (text, token) => actions.share({ text, token, blanks: [] }),
      hover: actions.hover,
      choose: (cell) => actions.choose(cell),
      follow: (cell) => {
        const { stage: open } = store.getState();
        const home = homeOf(cell.ref.name);
        const shown = stageOf(open as StageId).home.includes(cell.ref.name);
        actions.choose(cell, { follow: true, stage: shown ? open : home });
      },
      open: () => undefined,
      select: (part) => actions.share(part),
      go: (stage, part) => actions.share({ ...part, stage }),
      set: (part) => actions.share(part),
    };
  }, [
    drawn,
    selection,
    active,
    explanation,
    spoken,
    language,
    theme,
    scaleEmbedding,
    positions,
    causal,
    padding,
    blanks,
    temperature,
    card,
    isOwn,
    learning,
    senses,
    training,
    player,
    actions,
    store,
  ]);
}

function usePlayer(): Player {
  const { play, pause } = useActions();
  const isPlaying = useExplainer((state) => state.playing === 'figure');
  return useMemo(
    () => ({ isPlaying, play: () => play('figure'), pause: () => pause('figure') }),
    [isPlaying, play, pause],
  );
}

/** The training on this page. */
function useTraining(): Training {
  const store = useExplainerStore();
  const learningRate = useExplainer((state) => state.learningRate);
  const batch = useExplainer((state) => state.batch);
  return useMemo(
    () => ({
      get: () => store.getState().training,
      subscribe: store.subscribe,
      pace: { learningRate, batch },
      act: store.actions.train,
      change: store.actions.share,
      download: () => {
        store.actions.trained().then(
          ({ name, bytes }) => download(name, [bytes]),
          // Without a trainer there is nothing to hand over; the figure says that it was lost.
          () => undefined,
        );
      },
    }),
    [store, learningRate, batch],
  );
}

const WORDS = { name: 'embedding.weight', layer: null } as const;

/** How the open model learned. */
function useLearning(): Learning {
  const { share, swap, retry, lead } = useActions();
  const card = useExplainer((state) => state.card);
  const isMissing = useExplainer((state) => state.cardMissing);
  const wanted = useExplainer((state) => state.checkpoint);
  const isElsewhere = useExplainer((state) => state.swapped !== null && state.run?.checkpoint === null);
  const weights = useExplainer((state) => state.loaded?.learned?.weights ?? null);
  return useMemo(
    () => ({
      card,
      isMissing,
      wanted,
      isElsewhere,
      finished: weights?.get(WORDS) ?? null,
      open(checkpoint) {
        share({ checkpoint });
        // Weights that were put in their place from elsewhere go too.
        if (checkpoint === null) swap(null);
      },
      retry,
      openTrained: () => share({ model: null }),
      lead,
    }),
    [card, isMissing, wanted, isElsewhere, weights, share, swap, retry, lead],
  );
}

/** The cells that made a cell; behind a divided score also those of the score itself. */
function litBy(cell: Cell, run: Run): readonly Slab[] {
  const passed = passedOn(cell, run);
  return [...sources(cell, run).slabs, ...(passed ? sources(passed, run).slabs : [])];
}
