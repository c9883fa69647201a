import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import type { StageId } from '../src/stages/ids.ts';
import { STAGE_NAMES } from '../src/stages/stageNames.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import { AboutDialog } from './AboutDialog.tsx';
import { AnswerBar } from './AnswerBar.tsx';
import styles from './App.module.css';
import { EncoderMap } from './EncoderMap.tsx';
import { type Dialog, Header } from './Header.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { ModelDialog } from './ModelDialog.tsx';
import { Narration, type Tab } from './Narration.tsx';
import { Needs } from './Needs.tsx';
import { Notices } from './Notices.tsx';
import { StageFrame } from './StageFrame.tsx';
import { StageHeading } from './StageHeading.tsx';
import { StepBar } from './StepBar.tsx';
import { SharedStage } from './stageContext.tsx';
import { TableDialog } from './TableDialog.tsx';
import { type OwnKeys, useKeys } from './useKeys.ts';
import { usePresenting } from './usePresenting.ts';

/** The frame: sentence, map, figure, narration, step bar. */
export function App({ link, linkIgnored }: { link: () => string; linkIgnored: boolean }) {
  const words = useWords();
  const { pause } = useActions();
  const id = useExplainer((state) => state.stage) as StageId;
  const language = useExplainer((state) => state.language);
  const empty = useExplainer((state) => state.problem?.code === 'empty');
  const field = useRef<HTMLTextAreaElement>(null);
  const [tab, setTab] = useState<Tab>('read');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [said, setSaid] = useState('');
  usePresenting();

  const trail = useExplainer((state) => state.trail.length);
  const [opened, setOpened] = useState(0);

  const openSum = useCallback(() => {
    setTab('arithmetic');
    setOpened((times) => times + 1);
  }, []);
  const closeDialog = useCallback(() => setDialog(null), []);

  // A page that scrolls as a whole shows a new stage from its beginning …
  useEffect(() => {
    if (id) scrollTo({ top: 0 });
  }, [id]);
  // … and a sum that was opened, or followed to another, where it can be read.
  useEffect(() => {
    if (opened + trail > 0) document.getElementById('panel-arithmetic')?.scrollIntoView({ block: 'nearest' });
  }, [opened, trail]);

  useEffect(() => {
    document.title = `${STAGE_NAMES[id][language].title} · ${words.name}`;
  }, [id, language, words]);

  const own = useMemo<OwnKeys>(
    () => ({ edit: () => field.current?.focus(), sheet: () => setDialog('keys') }),
    [],
  );
  useKeys(own);

  return (
    <div className={styles.app} data-stage={id} lang={language}>
      <button
        type="button"
        className={styles.skip}
        onClick={() => document.getElementById('figure')?.focus()}
      >
        {words.skip}
      </button>
      <Header field={field} link={link} onDialog={setDialog} onSay={setSaid} />
      <Notices said={said} onSaid={setSaid} linkIgnored={linkIgnored} />
      <EncoderMap />
      <Needs map={true} />
      <SharedStage>
        <main id="figure" className={styles.figure} tabIndex={-1} onPointerDown={() => pause('stages')}>
          <StageHeading />
          {empty ? <p className={styles.empty}>{words.problems.empty}</p> : <StageFrame onOpen={openSum} />}
        </main>
        <Narration tab={tab} onTab={setTab} />
        <AnswerBar onOpen={openSum} />
      </SharedStage>
      <StepBar />
      {dialog === 'model' ? <ModelDialog onClose={closeDialog} /> : null}
      {dialog === 'table' ? <TableDialog onClose={closeDialog} /> : null}
      {dialog === 'keys' ? <KeysDialog onClose={closeDialog} /> : null}
      {dialog === 'about' ? <AboutDialog onClose={closeDialog} /> : null}
    </div>
  );
}
