import { useEffect } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import { STAGE_IDS, type StageId } from '../src/stages/ids.ts';
import { STAGES } from '../src/stages/index.ts';
import { STAGE_NAMES } from '../src/stages/stageNames.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import styles from './StepBar.module.css';

/** How long a stage is shown while playing, in milliseconds. */
const DWELL = 4000;

/** Back, next, play, and where we are. */
export function StepBar() {
  const words = useWords();
  const { share, play, pause } = useActions();
  const id = useExplainer((state) => state.stage) as StageId;
  const language = useExplainer((state) => state.language);
  const playing = useExplainer((state) => state.playing === 'stages');
  const at = STAGE_IDS.indexOf(id);
  const previous = STAGES[at - 1];
  const next = STAGES[at + 1];
  const first = STAGE_IDS[0];
  const playName = playing ? words.pause : previous ? words.play : words.playAll;
  const named = (stage: (typeof STAGES)[number]) => STAGE_NAMES[stage.id][language].short;

  useEffect(() => {
    if (!playing) return;
    if (!next) {
      pause('stages');
      return;
    }
    const timer = setTimeout(() => share({ stage: next.id }), DWELL);
    return () => clearTimeout(timer);
  }, [playing, next, share, pause]);

  return (
    <nav className={styles.bar} aria-label={words.stages}>
      {previous ? (
        <button
          type="button"
          className={styles.plain}
          onClick={() => share({ stage: previous.id })}
          aria-label={`${words.back}: ${named(previous)}`}
        >
          ← <span>{named(previous)}</span>
        </button>
      ) : (
        <Summary />
      )}
      {previous ? (
        <ol className={styles.dots} aria-label={words.stageOf(at + 1, STAGE_IDS.length)}>
          {STAGES.map((stage, n) => (
            <li key={stage.id}>
              <button
                type="button"
                aria-label={STAGE_NAMES[stage.id][language].title}
                title={STAGE_NAMES[stage.id][language].title}
                aria-current={n === at ? 'step' : undefined}
                data-done={n < at || undefined}
                onClick={() => share({ stage: stage.id })}
              />
            </li>
          ))}
        </ol>
      ) : null}
      <p className={styles.count}>{words.stageOf(at + 1, STAGE_IDS.length)}</p>
      <button
        type="button"
        className={styles.plain}
        aria-label={playName}
        onClick={() => (playing ? pause('stages') : play('stages'))}
        data-play
      >
        {previous ? <PlaySign playing={playing} /> : null}
        {previous ? <span>{playName}</span> : playName}
      </button>
      {next ? (
        <button
          type="button"
          className={styles.strong}
          onClick={() => share({ stage: next.id })}
          aria-label={previous ? `${words.next}: ${named(next)}` : undefined}
        >
          <span>{previous ? named(next) : words.begin(named(next))}</span> →
        </button>
      ) : (
        <button
          type="button"
          className={styles.strong}
          onClick={() => share({ stage: first })}
          aria-label={words.toOverview}
        >
          <span>{STAGE_NAMES[first][language].short}</span> ↺
        </button>
      )}
    </nav>
  );
}

/** Where the name has no room, the sign stands alone. */
function PlaySign({ playing }: { playing: boolean }) {
  return (
    <svg className={styles.sign} width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
      <path d={playing ? 'M0,0h3.4v12h-3.4ZM6.6,0h3.4v12h-3.4Z' : 'M0,0L10,6L0,12Z'} />
    </svg>
  );
}

function Summary() {
  const words = useWords();
  const run = useExplainer((state) => state.run);
  return (
    <p className={styles.summary}>
      {run ? words.summary(run.tokens.length, run.config.width, run.config.layers, run.config.heads) : ''}
    </p>
  );
}
