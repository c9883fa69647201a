import { useState } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import { toCsv, toNpy } from '../src/model/tensorFile.ts';
import { axesOf, type Ref, refKey } from '../src/model/tensorNames.ts';
import type { StageId } from '../src/stages/ids.ts';
import { stageOf } from '../src/stages/index.ts';
import { formatNumber } from '../src/stages/number.ts';
import { cellOn, pageOf } from '../src/stages/page.ts';
import { AXIS_WORDS, TENSOR_WORDS } from '../src/stages/tensorWords.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import { download } from './download.ts';
import { Modal } from './Modal.tsx';
import { arrived, stageRun } from './stageRun.ts';
import styles from './TableDialog.module.css';

/** So many columns and rows stand in the table at a time. */
const COLUMNS = 12;
const ROWS = 64;

/** Every tensor of the open stage as an ordinary table, and as a file. */
export function TableDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { choose } = useActions();
  const run = useExplainer((state) => state.run);
  const language = useExplainer((state) => state.language);
  const stage = stageOf(useExplainer((state) => state.stage) as StageId);
  const layer = useExplainer((state) => state.layer);
  const head = useExplainer((state) => state.head);
  const token = useExplainer((state) => state.token);
  const [key, setKey] = useState<string | null>(null);
  const [from, setFrom] = useState(0);
  const [first, setFirst] = useState(0);
  const selection = { layer, head, token, place: null, view: null, word: null, pick: null };
  const needed = run ? stage.needs(run.config, selection) : [];
  const refs = [...new Map(needed.map((ref) => [refKey(ref), ref])).values()].filter(
    (ref) => run && arrived(run, ref),
  );
  const main = run && stage.main(run.config);
  const ref = refs.find((r) => refKey(r) === key) ?? refs.find((r) => r.name === main) ?? refs[0];
  if (!run || !ref) {
    return (
      <Modal title={words.table} onClose={onClose}>
        <p>{words.computing}</p>
      </Modal>
    );
  }
  const read = stageRun(run);
  const page = pageOf(ref.name, run.config, run.tokens.length, ref.layer ?? 0, head);
  const tensor = read.tensor(ref.name, ref.layer ?? undefined);
  const axes = axesOf(ref.name);
  const [rowAxis, colAxis] = axes.length === 1 ? [undefined, axes[0]] : axes.slice(-2);
  const named = (axis: typeof rowAxis, index: number) =>
    axis === 'token' || axis === 'key'
      ? `${index} ${read.tokens[index]?.label ?? ''}`
      : axis
        ? `${AXIS_WORDS[axis][language]} ${index}`
        : '';
  const title = (r: Ref) =>
    `${TENSOR_WORDS[r.name][language]}${r.layer === null ? '' : ` · ${words.layerOf(r.layer + 1, run.config.layers)}`}`;
  const columns = range(from, Math.min(page.cols, from + COLUMNS));
  const rows = range(first, Math.min(page.rows, first + ROWS));
  const labels = axes.map((axis, n) =>
    range(0, tensor.shape[n] as number).map((index) =>
      axis === 'token' || axis === 'key' ? named(axis, index) : String(index),
    ),
  );
  const file = refKey(ref).replace('@', '.');
  return (
    <Modal title={words.table} onClose={onClose}>
      <div className={styles.tools}>
        <label>
          {words.tensor}{' '}
          <select
            value={refKey(ref)}
            onChange={(event) => {
              setKey(event.target.value);
              setFrom(0);
              setFirst(0);
            }}
          >
            {refs.map((r) => (
              <option key={refKey(r)} value={refKey(r)}>
                {title(r)}
              </option>
            ))}
          </select>
        </label>
        {page.head === null ? null : <span>{words.headOf(page.head + 1, run.config.heads)}</span>}
        <span>{tensor.shape.join(' × ')}</span>
        <button type="button" onClick={() => download(`${file}.csv`, [toCsv(ref.name, tensor, labels)])}>
          {words.downloadCsv}
        </button>
        <button type="button" onClick={() => download(`${file}.npy`, [toNpy(tensor)])}>
          {words.downloadNpy}
        </button>
      </div>
      <Pager at={from} step={COLUMNS} of={page.cols} onMove={setFrom} says={words.columns} />
      {/* A wide table is scrolled by keys too. */}
      <section className={styles.scroll} aria-label={title(ref)} tabIndex={0}>
        <table>
          <caption>{title(ref)}</caption>
          <thead>
            <tr>
              <td />
              {columns.map((col) => (
                <th key={col} scope="col">
                  {named(colAxis, col)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{named(rowAxis, row)}</th>
                {columns.map((col) => (
                  <td key={col}>
                    <button
                      type="button"
                      onClick={() => {
                        choose(cellOn(page, row, col));
                        onClose();
                      }}
                    >
                      {formatNumber(tensor.data[page.offset + row * page.cols + col] as number)}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {page.rows > ROWS ? (
        <Pager
          at={first}
          step={ROWS}
          of={page.rows}
          onMove={setFirst}
          says={(a, b, of) => `${a}–${b} / ${of}`}
        />
      ) : null}
    </Modal>
  );
}

function Pager(props: {
  at: number;
  step: number;
  of: number;
  onMove: (to: number) => void;
  says: (from: number, to: number, of: number) => string;
}) {
  const { at, step, of, onMove, says } = props;
  const words = useWords();
  return (
    <p className={styles.pager}>
      <button
        type="button"
        aria-label={words.previousColumns}
        disabled={at === 0}
        onClick={() => onMove(Math.max(0, at - step))}
      >
        ‹
      </button>
      <span aria-live="polite">{says(at, Math.min(of, at + step) - 1, of)}</span>
      <button
        type="button"
        aria-label={words.nextColumns}
        disabled={at + step >= of}
        onClick={() => onMove(at + step)}
      >
        ›
      </button>
    </p>
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
}
