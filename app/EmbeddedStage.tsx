import { useState } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import { useExplainer } from '../src/store/provider.tsx';
import styles from './EmbeddedStage.module.css';
import { Needs } from './Needs.tsx';
import { Notices } from './Notices.tsx';
import { StageFrame } from './StageFrame.tsx';
import { StageHeading } from './StageHeading.tsx';
import { StepBar } from './StepBar.tsx';
import { SharedStage } from './stageContext.tsx';
import { type OwnKeys, useKeys } from './useKeys.ts';

/** One stage for somebody else's page: the figure and the step bar, nothing around them. */
export function EmbeddedStage() {
  const words = useWords();
  const [said, setSaid] = useState('');
  const empty = useExplainer((state) => state.problem?.code === 'empty');
  const language = useExplainer((state) => state.language);
  useKeys(NO_OWN_KEYS);
  return (
    <div className={styles.embed} lang={language}>
      <Needs map={false} />
      <Notices said={said} onSaid={setSaid} linkIgnored={false} />
      <main className={styles.figure}>
        <SharedStage>
          <StageHeading />
          {empty ? <p>{words.problems.empty}</p> : <StageFrame onOpen={noSumHere} />}
        </SharedStage>
      </main>
      <StepBar />
    </div>
  );
}

/** There is no sentence to edit and no sheet to show. */
const NO_OWN_KEYS: OwnKeys = {};

/** The sum stands in the figure's own corner; an embed has no second place for it. */
const noSumHere = () => undefined;
