import { type KeyboardEvent, startTransition, useCallback, useEffect, useMemo, useState } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import type { AnyTensorName } from '../src/model/tensorNames.ts';
import { Chapter } from '../src/stages/Chapter.tsx';
import { bodyOf, type ChapterNode, questionOf } from '../src/stages/chapterNode.ts';
import { loadChapters } from '../src/stages/chapters.ts';
import type { StageId } from '../src/stages/ids.ts';
import { stageOf } from '../src/stages/index.ts';
import { useActions, useExplainer, useHeld } from '../src/store/provider.tsx';
import type { Run } from '../src/store/state.ts';
import { Arithmetic } from './Arithmetic.tsx';
import { hasLearned } from './hasLearned.ts';
import styles from './Narration.module.css';
import { stageRun, wholeFor } from './stageRun.ts';
import { useSelection } from './useSelection.ts';

export const TABS = ['read', 'arithmetic'] as const;
export type Tab = (typeof TABS)[number];

/** The words beside the figure, and the whole arithmetic of the chosen cell. */
export function Narration({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const words = useWords();
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] as Tab;
    onTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <aside className={styles.narration} aria-label={words.narration}>
      <div role="tablist" className={styles.tabs} aria-label={words.narration} onKeyDown={press}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={tab === name}
            aria-controls={`panel-${name}`}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => onTab(name)}
          >
            {words[name]}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`panel-${tab}`}
        aria-labelledby={`tab-${tab}`}
        className={styles.panel}
        // A chapter longer than its room is scrolled by keys too.
        tabIndex={0}
      >
        {tab === 'read' ? <Read /> : <Arithmetic />}
      </div>
    </aside>
  );
}

function Read() {
  const words = useWords();
  const { speak, share } = useActions();
  const id = useExplainer((state) => state.stage) as StageId;
  const spokenOf = useExplainer((state) => state.spoken);
  const pointed = useExplainer((state) => state.hover?.ref.name ?? null);
  const isStuck = useExplainer((state) => state.run === null && state.problem !== null);
  const hasNoCard = useExplainer(({ run, cardMissing }) => run?.learned === null || cardMissing);
  const quoted = useFacts(id);
  const facts = useMemo(
    () => (isStuck ? { token: words.someToken } : quoted),
    [isStuck, quoted, words.someToken],
  );
  // What the run says comes with the run; what a card says comes never where there is none.
  const isHopeless = isStuck || (hasNoCard && Object.keys(quoted).length > 0);
  const trained = useExplainer((state) => hasLearned(state, id));
  const chapter = useChapter(id);
  const spoken = useMemo(() => (pointed ? [pointed, ...spokenOf] : spokenOf), [pointed, spokenOf]);
  const onTensor = useCallback((name: AnyTensorName | null) => speak(name ? [name] : []), [speak]);
  const onStage = useCallback((stage: StageId) => share({ stage }), [share]);
  const parts = useMemo(() => chapter && { body: bodyOf(chapter), question: questionOf(chapter) }, [chapter]);
  if (!parts) return null;
  const text = { facts, isHopeless, trained, spoken, onTensor, onStage };
  return (
    <div className={styles.chapter}>
      <Chapter chapter={parts.body} {...text} />
      {/* It is answered by looking at the figure. */}
      {isStuck ? null : (
        <section className={styles.question} aria-label={words.question}>
          <h2>{words.question}</h2>
          <Chapter chapter={parts.question} {...text} />
        </section>
      )}
    </div>
  );
}

/** The chapter in the reader's language; the one before stays until it has come. */
function useChapter(id: StageId): ChapterNode | null {
  const language = useExplainer((state) => state.language);
  const [chapters, setChapters] = useState<Readonly<Record<StageId, ChapterNode>> | null>(null);
  useEffect(() => {
    let wanted = true;
    loadChapters(language).then(
      // What is drawn in the meantime, the first figure above all, does not wait for a page of text.
      (loaded) => wanted && startTransition(() => setChapters(loaded)),
      // Offline before this language was ever loaded: the figure still speaks.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [language]);
  return chapters?.[id] ?? null;
}

/** The numbers a chapter quotes: of the newest run that is whole; none until there is one. */
function useFacts(id: StageId): Readonly<Record<string, string>> {
  const run = useExplainer((state) => state.run);
  const card = useExplainer((state) => state.card);
  const selection = useSelection();
  const [whole, setWhole] = useState<Run | null>(null);
  const isWhole = run !== null && wholeFor(run, stageOf(id), selection);
  if (isWhole && whole !== run) setWhole(run);
  const read = isWhole ? run : run && whole;
  useHeld(whole);
  return useMemo(() => {
    const stage = stageOf(id);
    if (!read || !wholeFor(read, stage, selection)) return {};
    const near = { ...selection, token: Math.min(selection.token, read.tokens.length - 1) };
    return stage.facts(stageRun(read), near, card);
  }, [id, read, selection, card]);
}
