import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Figure } from '../../views/Figure.tsx';
import { useStage } from '../context.ts';
import { Moment } from '../Moment.tsx';
import { momentLayout } from '../momentLayout.ts';
import { Controls } from './Controls.tsx';
import { Curve } from './Curve.tsx';
import { Kinds } from './Kinds.tsx';
import { trainingLayout } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** The trainer, on this page; where the open model cannot be trained, the way to one that can. */
export function View() {
  const { run } = useStage();
  return run.learned === null || !run.config.tied ? <Untaught /> : <Training />;
}

function Untaught() {
  const { size, language, learning } = useStage();
  const w = words[language];
  return (
    <Figure width={size.width} height={size.height} label={w.figure}>
      <div className={styles.empty}>
        <p>{w.untaught}</p>
        <p>
          <button type="button" className={styles.strong} onClick={learning.openTrained}>
            {w.openTrained}
          </button>
        </p>
      </div>
    </Figure>
  );
}

/** Before the controls were measured. */
const ABOUT = 150;

function Training() {
  const { run, size, language, learning } = useStage();
  const controls = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(ABOUT);
  useLayoutEffect(() => {
    const element = controls.current;
    if (!element) return;
    const measure = () => setHeight(Math.max(1, element.offsetHeight));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const { heads } = run.config;
  const kinds = learning.card?.probes.length ?? KINDS;
  const layout = useMemo(
    () => trainingLayout(size, height, kinds, (room) => momentLayout(heads, room).height),
    [size, height, kinds, heads],
  );
  return (
    <Figure width={layout.width} height={layout.height} label={words[language].figure}>
      <div ref={controls} className={styles.controls}>
        <Controls />
      </div>
      <Curve box={layout.curve} />
      <Kinds box={layout.kinds} />
      <Moment x={0} y={layout.moment.y} size={layout.moment} anchor={learning.finished} />
    </Figure>
  );
}

/** How many kinds of questions there are about, where no card says it. */
const KINDS = 15;
