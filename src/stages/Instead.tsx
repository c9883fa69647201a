import { type ReactNode, useEffect } from 'react';
import { Figure } from '../views/Figure.tsx';
import { useStage } from './context.ts';
import styles from './Instead.module.css';

/** In the place of a figure that cannot be drawn: why not, and what can be done about it. */
export function Instead({
  label,
  text,
  offer,
  onTake,
}: {
  /** The name of the figure. */
  label: string;
  text: string;
  offer?: string | undefined;
  onTake?: (() => void) | undefined;
}) {
  const { size } = useStage();
  return (
    <Figure width={size.width} height={size.height} label={label}>
      <div className={styles.instead} role="status">
        <p>{text}</p>
        {offer ? (
          <p>
            <button type="button" onClick={onTake}>
              {offer}
            </button>
          </p>
        ) : null}
      </div>
    </Figure>
  );
}

/** A figure about how a model learns; where the open one cannot, the way to one that can. */
export function OnlyLearned({
  words,
  children,
}: {
  words: { readonly figure: string; readonly untaught: string; readonly openTrained: string };
  children: ReactNode;
}) {
  const { run, learning } = useStage();
  const learns = run.learned !== null && run.config.tied;
  const { card, lead } = learning;
  // In the first layer every head of a model may look at punctuation only.
  useEffect(() => {
    if (learns && card) lead();
  }, [learns, card, lead]);
  return learns ? (
    children
  ) : (
    <Instead
      label={words.figure}
      text={words.untaught}
      offer={words.openTrained}
      onTake={learning.openTrained}
    />
  );
}
