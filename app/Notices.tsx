import { useEffect, useState } from 'react';
import type { Words } from '../src/i18n/en.ts';
import { useWords } from '../src/i18n/words.tsx';
import type { ConfigProblem } from '../src/model/config.ts';
import { formatCount } from '../src/stages/number.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import type { Problem } from '../src/store/state.ts';
import styles from './Notices.module.css';
import { WordNotices } from './WordNotices.tsx';

/** How long a short message stays, in milliseconds. */
const STAY = 4000;

/** What stands in the way, in the reader's words, with what can be done about it. */
export function Notices({
  said,
  onSaid,
  linkIgnored,
}: {
  said: string;
  onSaid: (message: string) => void;
  linkIgnored: boolean;
}) {
  const words = useWords();
  const { retry, closeCheckpointProblem } = useActions();
  const checkpoint = useExplainer((state) => state.checkpointProblem);
  const problem = useExplainer((state) => state.problem);
  const onlyUnknown = useExplainer(
    ({ tokens, loaded }) =>
      loaded?.learned === null && tokens.length > 0 && tokens.every((token) => token.kind === 'unknown'),
  );
  const flaw = useExplainer((state) => state.loaded?.flaw ?? null);
  const [linkRead, setLinkRead] = useState(linkIgnored);

  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => onSaid(''), STAY);
    return () => clearTimeout(timer);
  }, [said, onSaid]);

  const mendable =
    problem && problem.code !== 'empty' && problem.code !== 'config' && problem.code !== 'worker-restarted';
  return (
    <div className={styles.notices}>
      <div role="alert">
        {problem && problem.code !== 'empty' ? (
          <p className={styles.notice}>
            {problemText(problem, words)}
            {mendable ? (
              <button type="button" onClick={retry}>
                {words.retry}
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
      <div role="status">
        {flaw ? (
          <p className={styles.notice}>
            {words.flaws[flaw]}
            <button type="button" onClick={retry}>
              {words.retry}
            </button>
          </p>
        ) : null}
        {checkpoint ? (
          <p className={styles.notice}>
            {words.weights.problems[checkpoint.flaw](formatCount(checkpoint.step))}
            {checkpoint.flaw === 'unknown' ? (
              <button type="button" onClick={closeCheckpointProblem}>
                {words.close}
              </button>
            ) : (
              <button type="button" onClick={retry}>
                {words.retry}
              </button>
            )}
          </p>
        ) : null}
        {linkRead ? (
          <p className={styles.notice}>
            {words.problems.link}
            <button type="button" onClick={() => setLinkRead(false)}>
              {words.close}
            </button>
          </p>
        ) : null}
        <WordNotices />
        {onlyUnknown ? <p className={styles.notice}>{words.onlyUnknown}</p> : null}
        {said ? <p className={styles.said}>{said}</p> : null}
      </div>
    </div>
  );
}

/** A problem in the reader's words. */
export function problemText(problem: Problem, words: Words): string {
  const said = words.problems;
  switch (problem.code) {
    case 'empty':
      return said.empty;
    case 'model-unreachable':
      return said.unreachable;
    case 'model-broken':
      return said.broken;
    case 'memory':
      return said.memory;
    case 'worker-restarted':
      return said.restarted;
    case 'worker-lost':
      return said.lost;
    case 'internal':
      return said.internal(problem.message);
    case 'config':
      return problem.problems.map((one) => configProblemText(one, words)).join(' ');
  }
}

export function configProblemText(problem: ConfigProblem, words: Words): string {
  const said = words.problems;
  const named = (field: string) => (words.fields as Readonly<Record<string, string>>)[field] ?? field;
  switch (problem.code) {
    case 'not-a-number':
      return said.notANumber(named(problem.field));
    case 'out-of-bounds':
      return said.outOfBounds(named(problem.field), problem.low, problem.high);
    case 'not-one-of':
      return said.notOneOf(named(problem.field));
    case 'heads-do-not-divide':
      return said.headsDoNotDivide(problem.heads, problem.width);
    case 'too-large':
      return said.tooLarge(megabytes(problem.bytes), megabytes(problem.limit));
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
