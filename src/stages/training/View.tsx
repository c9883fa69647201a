import { useMemo } from 'react';
import { PHENOMENON_WORDS } from '../../i18n/phenomena.ts';
import { Figure } from '../../views/Figure.tsx';
import { emsOf } from '../../views/labels.ts';
import { useStage } from '../context.ts';
import { OnlyLearned } from '../Instead.tsx';
import { Moment } from '../Moment.tsx';
import { momentLayout } from '../momentLayout.ts';
import { Controls, Pace, Status, Weights, Whose } from './Controls.tsx';
import { Curve } from './Curve.tsx';
import { Kinds } from './Kinds.tsx';
import { kindsHeight, trainingLayout } from './layout.ts';
import { useHeight } from './useHeight.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** The trainer, on this page; where the open model cannot be trained, the way to one that can. */
export function View() {
  const { language } = useStage();
  return (
    <OnlyLearned words={words[language]}>
      <Training />
    </OnlyLearned>
  );
}

/** Before they were measured. */
const ABOUT = { controls: 110, settings: 140 } as const;
/** How many kinds of questions there are about, where no card says it. */
const KINDS = 15;

function Training() {
  const { run, size, language, learning } = useStage();
  const { heads } = run.config;
  const kinds = learning.card?.probes.length ?? KINDS;
  const [controlsRef, controls] = useHeight(ABOUT.controls);
  const [settingsRef, settings] = useHeight(ABOUT.settings);
  const [kindsRef, list] = useHeight(kindsHeight(kinds));
  const names = useMemo(
    () => Math.max(...Object.values(PHENOMENON_WORDS[language]).map(emsOf)) * FONT * BOLD,
    [language],
  );
  const layout = useMemo(
    () =>
      trainingLayout(
        size,
        { controls, settings, kinds: list },
        names,
        (room) => momentLayout(heads, room).height,
      ),
    [size, controls, settings, list, names, heads],
  );
  const place = layout.settings;
  return (
    <Figure width={layout.width} height={layout.height} label={words[language].figure}>
      <div ref={controlsRef} className={styles.controls}>
        <Controls>{place ? null : <Pace />}</Controls>
        {place ? null : <Weights />}
        <Status />
      </div>
      <Curve box={layout.curve} />
      {place ? (
        <div ref={settingsRef} className={styles.settings} style={{ top: place.y, width: place.width }}>
          <div className={styles.row}>
            <Pace />
          </div>
          <Weights />
        </div>
      ) : null}
      <Kinds ref={kindsRef} box={layout.kinds} names={names} />
      <p className={styles.whose} style={{ top: layout.moment.y - WHOSE, width: layout.width }}>
        <Whose />
      </p>
      <Moment x={0} y={layout.moment.y} size={layout.moment} anchor={learning.finished} />
    </Figure>
  );
}

/** Within the room that there is over the pictures. */
const WHOSE = 20;

/** The letters of the names of kinds, of which those that are learned are bold. */
const FONT = 12;
const BOLD = 1.08;
