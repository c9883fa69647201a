import { useMemo } from 'react';
import { percent } from '../../i18n/percent.ts';
import { stationsOf } from '../../model/tensorNames.ts';
import { Figure } from '../../views/Figure.tsx';
import { Scatter } from '../../views/Scatter.tsx';
import { useStage } from '../context.ts';
import { Figures } from '../Figures.tsx';
import { principalSteps } from '../pca.ts';
import { SHARED_WORDS } from '../sharedWords.ts';
import { AT_ONCE, useSliced } from '../useSliced.ts';
import { pathsLayout, stampsLayout, stepLengths } from './layout.ts';
import { SensesView } from './SensesView.tsx';
import { Stamps } from './Stamps.tsx';
import styles from './View.module.css';
import { words } from './words.ts';

/** The layers and this sentence's paths through them, or a word of several senses in many sentences. */
export function View() {
  const { language } = useStage();
  const w = words[language];
  return (
    <Figures
      label={w.views}
      figures={[
        ['paths', w.byPaths, Paths],
        ['senses', w.bySenses, SensesView],
      ]}
    />
  );
}

/** Every layer small, and under them the path of each token through the layers. */
function Paths() {
  const { run, selection, language, size, select } = useStage();
  const { config, tokens } = run;
  const w = words[language];
  const stations = useMemo(
    () => stationsOf(config).map(({ name, layer }) => run.tensor(name, layer ?? undefined).data),
    [run, config],
  );
  const rows = useMemo(
    () =>
      stations.flatMap((data) =>
        Array.from({ length: tokens.length }, (_, t) =>
          data.subarray(t * config.width, (t + 1) * config.width),
        ),
      ),
    [stations, tokens.length, config.width],
  );
  const steps = useMemo(
    () => stepLengths(stations, config.width, selection.token),
    [stations, config.width, selection.token],
  );
  const stamps = useMemo(
    () => stampsLayout(config, { width: size.width, height: size.height * 0.42 }),
    [config, size.width, size.height],
  );
  const top = stamps.height + 26;
  const plot = useMemo(
    () => ({
      x: 0,
      y: top + 20,
      width: size.width,
      height: Math.max(240, size.height - top - 20 - NOTE),
    }),
    [top, size.width, size.height],
  );
  const named = useMemo(() => ({ rows, names: tokens.map((token) => token.label) }), [rows, tokens]);
  const found = useSliced(named, directions, rows.length * config.width <= AT_ONCE);
  // While the rows of a newer run are searched, those before stay, under their own names.
  const names = (found?.of ?? named).names;
  const paths = useMemo(
    () => found && pathsLayout(found.result.points, found.of.names, selection.token, w.start, plot),
    [found, selection.token, w.start, plot],
  );
  const [first, second] = found?.result.shares ?? [0, 0];
  return (
    <Figure width={size.width} height={plot.y + plot.height + NOTE} label={w.figure}>
      <Stamps layout={stamps} steps={steps} />
      {paths ? (
        <>
          <span className={styles.axis} style={{ left: 0, top }}>
            {w.second(percent(second, language))}
          </span>
          <Scatter
            box={plot}
            {...paths}
            names={names}
            chosen={selection.token}
            step={selection.layer}
            label={w.paths(names[selection.token] ?? '')}
            onChoose={(token) => select({ token })}
          />
          <span className={styles.axis} style={{ right: 0, top: plot.y + plot.height + 4 }}>
            {w.first(percent(first, language))}
          </span>
          <p className={styles.note} style={{ top: plot.y + plot.height + 24, width: size.width }}>
            {w.note(percent(first + second, language), config.width)}
          </p>
        </>
      ) : (
        <p className={styles.note} role="status" style={{ top, width: size.width }}>
          {SHARED_WORDS[language].searching}
        </p>
      )}
    </Figure>
  );
}

/** Room under the plot: the axis and a note of two lines, on a phone more. */
const NOTE = 66;

function directions({ rows }: { readonly rows: readonly Float32Array[] }) {
  return principalSteps(rows);
}
