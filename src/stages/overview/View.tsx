import { useCallback, useMemo } from 'react';
import { encoderOutput, refKey } from '../../model/tensorNames.ts';
import { Figure } from '../../views/Figure.tsx';
import { emsOf } from '../../views/labels.ts';
import { useStage } from '../context.ts';
import { Attention } from './Attention.tsx';
import { LayerName } from './LayerName.tsx';
import { HEAD, type PlacedBar, scoreLayout } from './layout.ts';
import { ScoreBar } from './ScoreBar.tsx';
import { ScoreFoot } from './ScoreFoot.tsx';
import { ScoreMarks } from './ScoreMarks.tsx';
import { Staves } from './Staves.tsx';
import type { Station } from './stations.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** The score: each token a stave from its word to its context vector, every tensor a bar across all of them. */
export function View() {
  const { run, selection, language, size } = useStage();
  const { config, tokens } = run;
  const { layer } = selection;
  const w = words[language];
  const labels = useMemo(() => tokens.map((token) => token.label), [tokens]);
  const heading = useCallback(
    ({ heading: id }: Pick<Station, 'heading'>) =>
      id === 'scaled' ? (config.scaleEmbedding ? `× √${config.width}` : '× 1') : words[language].headings[id],
    [config, language],
  );
  const layout = useMemo(
    () => scoreLayout({ config, labels, layer, heading, size }),
    [config, labels, layer, heading, size],
  );
  const named = (bar: PlacedBar) =>
    w.bar(heading(bar), bar.ref.layer === null ? null : bar.ref.layer + 1, shapeText(bar));
  const plus = layout.bars.find((bar) => bar.heading === 'position');
  return (
    <Figure width={layout.width} height={layout.height} label={w.figure(tokens.length, config.layers)}>
      <Staves layout={layout} />
      {layout.groups.map((group) => (
        <LayerName key={group.layer} group={group} />
      ))}
      {plus ? (
        <span className={styles.plus} style={{ left: plus.slot.x - 9, top: HEAD.name }} aria-hidden="true">
          +
        </span>
      ) : null}
      {layout.bars.map((bar) => {
        const key = `${bar.ref.name}-${bar.ref.layer}-${bar.heading}`;
        return bar.heading === 'attention' ? (
          <Attention key={key} bar={bar} layout={layout} label={named(bar)} />
        ) : (
          <ScoreBar
            key={key}
            bar={bar}
            layout={layout}
            title={heading(bar)}
            shape={shapeFits(bar) ? shapeText(bar) : ''}
            label={named(bar)}
            carried={bar.heading === 'output' || refKey(bar.ref) !== refKey(encoderOutput(config))}
          />
        );
      })}
      <ScoreMarks layout={layout} />
      <ScoreFoot layout={layout} />
    </Figure>
  );
}

function shapeText({ rows, columns, heading }: PlacedBar): string {
  return `${rows} × ${heading === 'attention' ? rows : columns}`;
}

/** A shape may stand a little over its bar's sides, but not touch the next. */
function shapeFits(bar: PlacedBar): boolean {
  return emsOf(shapeText(bar)) * 11 <= bar.slot.width + bar.gap - 8;
}
