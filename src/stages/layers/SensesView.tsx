import { useEffect, useMemo, useState } from 'react';
import { percent } from '../../i18n/percent.ts';
import type { SenseRows } from '../../store/senses.ts';
import { Clusters } from '../../views/Clusters.tsx';
import { GroupMark } from '../../views/GroupMark.tsx';
import { useStage } from '../context.ts';
import { formatCount, formatNumber } from '../number.ts';
import { Marked } from './Marked.tsx';
import { ownPlaces, ownRows } from './ownWord.ts';
import styles from './Senses.module.css';
import { SentenceList } from './SentenceList.tsx';
import { senseName } from './senseNames.ts';
import { fieldOf, panelsLayout, planesOf, rowsAtStations, separationOf } from './sensesLayout.ts';
import { WordChoice } from './WordChoice.tsx';
import { words } from './words.ts';

/** A word of several senses: its rows in many sentences, layer by layer, and how far they part. */
export function SensesView() {
  const { selection, language, size, senses, gather, select } = useStage();
  const w = words[language];
  const { word } = selection;
  useEffect(() => gather({ word }), [gather, word]);
  useEffect(() => () => gather(null), [gather]);
  const rows = senses?.rows ?? null;
  const chosen = (senses?.words ?? []).find((one) => one.word === word) ?? senses?.words?.[0];
  return (
    <figure className={styles.figure} aria-label={w.senses} style={{ width: size.width }}>
      {senses?.words ? (
        <WordChoice
          label={w.chooseWord}
          words={senses.words.map((one) => one.word)}
          chosen={chosen?.word ?? ''}
          onChoose={(next) => select({ word: next })}
        />
      ) : null}
      {rows && !senses?.flaw ? (
        <Parting key={`${rows.word.word} ${rows.word.script}`} rows={rows} />
      ) : (
        <p className={styles.note} role="status">
          {senses?.flaw ? w.flaws[senses.flaw] : w.gathering}
        </p>
      )}
    </figure>
  );
}

function Parting({ rows }: { rows: SenseRows }) {
  const { run, language, size, read } = useStage();
  const w = words[language];
  const { word, places, config, pieces } = rows;
  const [pointed, setPointed] = useState<number | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const groups = useMemo(() => places.map(({ sense }) => sense), [places]);
  const names = word.senses.map(({ sense }) => senseName(word.word, sense, language));
  const stations = useMemo(() => rowsAtStations(rows), [rows]);
  const separations = useMemo(() => stations.map((at) => separationOf(at, groups)), [stations, groups]);
  const own = useMemo(() => ownPlaces(run, rows), [run, rows]);
  const planes = useMemo(() => planesOf(stations, ownRows(run, own)), [stations, run, own]);
  const layout = useMemo(
    () => panelsLayout(stations.length, { width: size.width, height: size.height * 0.55 }),
    [stations.length, size.width, size.height],
  );
  const panels = useMemo(
    () =>
      layout.panels.flatMap((boxes, n) => {
        const [plane, measured] = [planes[n], separations[n]];
        if (!plane || !measured) return [];
        const { points, also } = fieldOf(plane, boxes.field);
        return {
          ...boxes,
          title: w.station(n),
          under: w.kept(percent(plane.share, language, 0)),
          points,
          rings: also,
          measured: {
            share: measured.nearest,
            chance: measured.chance,
            said: percent(measured.nearest, language, 0),
            hollow: { value: measured.other, said: w.otherSense(formatNumber(measured.other, 2)) },
            full: { value: measured.same, said: w.sameSense(formatNumber(measured.same, 2)) },
          },
        };
      }),
    [layout, planes, separations, w, language],
  );
  const said = separations.map((of, n) =>
    w.stationSaid(
      w.station(n),
      percent(of.nearest, language, 0),
      formatNumber(of.other, 2),
      formatNumber(of.same, 2),
    ),
  );
  const shown = pointed ?? chosen;
  const place = shown === null ? undefined : places[shown];
  // On its way to the button the pointer passes over other sentences: the button is for the one that was chosen.
  const taken = chosen === null ? undefined : places[chosen];
  const chance = percent(separations[0]?.chance ?? 0, language, 0);
  return (
    <>
      <div className={styles.held}>
        <Clusters
          width={layout.width}
          height={layout.height}
          panels={panels}
          groups={groups}
          marked={shown}
          label={`${w.sensesOf(word.word, names.join(w.comma))} ${said.join(' ')}`}
          onPoint={setPointed}
          onChoose={setChosen}
        />
        <ul className={styles.key}>
          {names.map((name, group) => (
            <li key={name}>
              <GroupMark group={group} /> {name}
            </li>
          ))}
          {own.length > 0 ? (
            <li>
              <span className={styles.ring} /> {w.own}
            </li>
          ) : null}
          <li>
            <span className={styles.bar} /> {w.nearest(chance)}
          </li>
          <li>
            <span className={styles.ends} /> {w.cosines}
          </li>
        </ul>
        <div className={styles.chosen} aria-live="polite">
          {place ? (
            <p>
              <GroupMark group={place.sense} /> <b>{names[place.sense]}</b>
              {w.colon}
              <Marked text={place.text} at={place.at} length={word.word.length} />
            </p>
          ) : (
            <p>{w.point}</p>
          )}
          {taken ? (
            <button type="button" onClick={() => read(taken.text, taken.token)}>
              {w.read}
            </button>
          ) : null}
          {taken && place === taken && run.text === taken.text ? (
            <p className={styles.done}>
              <span aria-hidden="true">✓</span>
              {w.onPage}
            </p>
          ) : null}
        </div>
      </div>
      <SentenceList
        label={w.sentences(word.word)}
        word={word.word}
        senses={names}
        places={places}
        chosen={chosen}
        pointed={pointed}
        onPoint={setPointed}
        onChoose={setChosen}
      />
      <p className={styles.note}>
        {w.dots(word.word, places.length, run.learned !== null)}{' '}
        {w.origin[config.position === 'none' ? 'equal' : 'positions']} {w.measure(formatCount(config.width))}{' '}
        {run.isDrawn ? w.random : ''} {pieces.length > 1 ? w.inPieces(word.word, pieces.join(' ')) : ''}{' '}
        {rows.left > 0 ? w.left(rows.left) : ''}
      </p>
    </>
  );
}
