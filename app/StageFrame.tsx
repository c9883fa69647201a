import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import { sources } from '../src/model/lineage.ts';
import { StageContextReact } from '../src/stages/context.ts';
import type { StageId } from '../src/stages/ids.ts';
import { homeOf, stageOf } from '../src/stages/index.ts';
import type { Selection, Stage, StageContext } from '../src/stages/stage.ts';
import { pickedCell, type Run, sameCell } from '../src/store/explainer.ts';
import { useActions, useExplainer, useExplainerStore } from '../src/store/provider.tsx';
import { carry, type Places, placesIn } from '../src/views/motion.ts';
import styles from './StageFrame.module.css';
import { arrived, liesIn, stageRun } from './stageRun.ts';
import { useGround } from './useGround.ts';

/**
 * Joins the store and a stage: waits until all that the stage needs has arrived, draws it, and lets
 * what the eye knows slide over from the stage before. The page and the embed use it alike.
 */
export function StageFrame({ onOpen }: { onOpen: () => void }) {
  const words = useWords();
  const id = useExplainer((state) => state.stage) as StageId;
  const stage = stageOf(id);
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const context = useStageContext(stage, size, onOpen);
  const progress = useExplainer((state) => state.run?.progress ?? 0);
  useCarriedMotion(frame, id, context !== null);
  useReadySignal(context);

  return (
    <div ref={frame} className={styles.frame} data-stage={id}>
      {context ? (
        <StageContextReact value={context}>
          <stage.View key={id} />
        </StageContextReact>
      ) : (
        <div className={styles.skeleton} role="status">
          {progress > 0 ? words.progress(Math.round(progress * 100)) : words.computing}
          <progress value={progress} max={1} aria-label={words.computing} />
        </div>
      )}
    </div>
  );
}

/** The stage's context on the newest run that has all it needs; null until there is one. */
function useStageContext(stage: Stage, size: StageContext['size'] | null, onOpen: () => void): StageContext | null {
  const store = useExplainerStore();
  const actions = useActions();
  const run = useExplainer((state) => state.run);
  const layer = useExplainer((state) => state.layer);
  const head = useExplainer((state) => state.head);
  const token = useExplainer((state) => state.token);
  const place = useExplainer((state) => state.place);
  const pick = useExplainer((state) => state.pick);
  const hover = useExplainer((state) => state.hover);
  const explanation = useExplainer((state) => state.explanation);
  const spoken = useExplainer((state) => state.spoken);
  const language = useExplainer((state) => state.language);
  const scaleEmbedding = useExplainer((state) => state.scaleEmbedding);
  const positions = useExplainer((state) => state.positions);
  const causal = useExplainer((state) => state.causal);
  const padding = useExplainer((state) => state.padding);
  const theme = useGround();

  const active = useMemo(() => hover ?? pickedCell({ pick, layer, head }), [hover, pick, layer, head]);

  // A newer sentence is on its way: the last whole run stays on the page until the new one is whole.
  const [whole, setWhole] = useState<Run | null>(null);
  const selection = useMemo<Selection>(() => ({ layer, head, token, place, pick }), [layer, head, token, place, pick]);
  const has = (candidate: Run | null): candidate is Run =>
    candidate !== null &&
    layer < candidate.config.layers &&
    head < candidate.config.heads &&
    stage.needs(candidate.config, selection).every((ref) => arrived(candidate, ref));
  if (has(run) && whole !== run) setWhole(run);
  const drawn = has(run) ? run : has(whole) && run !== null ? whole : null;

  return useMemo(() => {
    if (!drawn || !size) return null;
    const fits = active !== null && liesIn(active, drawn);
    return {
      run: stageRun(drawn),
      selection: { ...selection, token: Math.min(selection.token, drawn.tokens.length - 1) },
      language,
      theme,
      size,
      active: fits ? active : null,
      lit: fits ? sources(active, drawn).slabs : [],
      explanation: fits && explanation && sameCell(explanation.cell, active) ? explanation : null,
      spoken,
      experiment: { scaleEmbedding, positions, causal, padding },
      hover: actions.hover,
      choose: (cell) => actions.choose(cell),
      follow: (cell) => {
        const { stage: open } = store.getState();
        const home = homeOf(cell.ref.name);
        const shown = stageOf(open as StageId).home.includes(cell.ref.name);
        actions.choose(cell, { follow: true, stage: shown ? open : home });
      },
      open: onOpen,
      select: (part) => actions.share(part),
      set: (part) => actions.share(part),
    };
  }, [
    drawn,
    size,
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
    actions,
    store,
    onOpen,
  ]);
}

/** The size of the frame's inside, once it is known. */
function useSize(frame: React.RefObject<HTMLDivElement | null>): StageContext['size'] | null {
  const [size, setSize] = useState<StageContext['size'] | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const style = getComputedStyle(element);
      const inset = (side: 'Left' | 'Right' | 'Top' | 'Bottom') => Number.parseFloat(style[`padding${side}`]) || 0;
      const width = Math.floor(element.clientWidth - inset('Left') - inset('Right'));
      const height = Math.floor(element.clientHeight - inset('Top') - inset('Bottom'));
      setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [frame]);
  return size;
}

/** Remembers where everything stood when the stage is left, and lets it slide to where it stands in the next. */
function useCarriedMotion(frame: React.RefObject<HTMLDivElement | null>, id: StageId, drawn: boolean): void {
  const store = useExplainerStore();
  const before = useRef<Places | null>(null);
  useEffect(
    () =>
      store.subscribe((state, old) => {
        // Before React draws the new stage: the old one is still on the page.
        if (state.stage !== old.stage && frame.current) before.current = placesIn(document.body);
      }),
    [store, frame],
  );
  useLayoutEffect(() => {
    if (!drawn || !before.current || !frame.current) return;
    carry(frame.current, before.current);
    before.current = null;
  }, [frame, id, drawn]);
}

/** Says on the document that what is drawn is the newest run, whole: for screenshots and tests. */
function useReadySignal(context: StageContext | null): void {
  const run = useExplainer((state) => state.run);
  const ready = context !== null && run !== null && run.milliseconds !== null && context.run.config === run.config && context.run.text === run.text;
  useEffect(() => {
    document.documentElement.dataset.ready = String(ready);
  }, [ready]);
}
