import { Fragment } from 'react';
import { headWidth } from '../model/config.ts';
import type { Cell, Explanation, Factor } from '../model/lineage.ts';
import { type AnyTensorName, axesOf } from '../model/tensorNames.ts';
import { initialiserOf } from '../model/weights.ts';
import { cellName } from './cellName.ts';
import { useStage } from './context.ts';
import { formatNumber } from './number.ts';
import styles from './Sum.module.css';
import { SHARED_WORDS } from './sharedWords.ts';
import type { StageRun } from './stage.ts';
import { sumLines } from './sum.ts';

/** The sum behind a cell, with the real numbers: largest terms first, every term leading on to its own sum. */
export function Sum({ explanation, limit }: { explanation: Explanation; limit: number }) {
  const { language, run } = useStage();
  const words = SHARED_WORDS[language];
  const { operation, quantities: q } = explanation;
  const n = (value: number | undefined) => formatNumber(value ?? Number.NaN);

  switch (operation) {
    case 'project':
    case 'linear':
    case 'dot':
    case 'mix':
    case 'unembed':
      return <Terms explanation={explanation} limit={limit} result={<Result value={explanation.value} />} />;
    case 'add':
    case 'concat':
      return (
        <Terms explanation={explanation} limit={limit} named result={<Result value={explanation.value} />} />
      );
    case 'scale':
      return explanation.inner ? (
        <Terms
          explanation={explanation.inner}
          limit={limit - 1}
          result={
            <>
              <Line label="=" value={n(explanation.inner.value)} />
              <Line
                label={`${n(explanation.inner.value)} ÷ ${divisor(explanation, run)}`}
                value={n(explanation.value)}
                strong
              />
            </>
          }
        />
      ) : (
        <>
          <Terms explanation={explanation} limit={limit} result={<Result value={explanation.value} />} />
          {q.factor === 1 ? <p className={styles.aside}>{words.scaleOff}</p> : null}
        </>
      );
    case 'lookup':
      return (
        <>
          <Decided by={explanation.deciding} />
          <Terms
            explanation={explanation}
            limit={limit}
            named
            result={<Result value={explanation.value} />}
          />
        </>
      );
    case 'softmax':
      return (
        <Terms
          explanation={explanation}
          limit={limit}
          power={q.max ?? 0}
          result={
            <>
              <Line label="Σ" value={n(q.denominator)} />
              <Line label={`${n(q.numerator)} ÷ ${n(q.denominator)}`} value={n(explanation.value)} strong />
            </>
          }
        />
      );
    case 'norm':
      return (
        <div className={styles.sum}>
          <Line label="x" value={n(q.x)} factor={ownFactor(explanation)} />
          <Line label="μ" value={n(q.mean)} />
          <Line label="√(σ² + ε)" value={n(q.deviation)} />
          <Line
            label={`(${n(q.x)} − ${signed(q.mean)}) ÷ ${n(q.deviation)}`}
            value={n(((q.x ?? 0) - (q.mean ?? 0)) / (q.deviation ?? 1))}
          />
          <Decided by={explanation.deciding} />
          <Line label={`× γ + β = × ${n(q.gamma)} + ${n(q.beta)}`} value={n(explanation.value)} strong />
        </div>
      );
    case 'mask':
      return (
        <div className={styles.sum}>
          <Line
            label="x"
            value={n(explanation.terms[0]?.factors[0]?.value)}
            factor={explanation.terms[0]?.factors[0]}
          />
          <Line
            label={
              q.blocked === 0 ? words.allowed : q.blocked === 1 ? words.blockedPadding : words.blockedCausal
            }
            value={n(explanation.value)}
            strong
          />
        </div>
      );
    case 'activation':
      return (
        <div className={styles.sum}>
          <Line label="x" value={n(q.x)} factor={explanation.terms[0]?.factors[0]} />
          <Line
            label={`${run.config.activation === 'relu' ? 'ReLU' : 'GELU'}(${n(q.x)})`}
            value={n(explanation.value)}
            strong
          />
        </div>
      );
    case 'wave':
      return run.config.position === 'none' ? (
        <p className={styles.aside}>{words.positionsOff}</p>
      ) : (
        <div className={styles.sum}>
          <Line
            label={`${q.position} ÷ 10000^(${2 * (q.pair ?? 0)}/${run.config.width})`}
            value={n(q.angle)}
          />
          <Line
            label={`${(q.column ?? 0) % 2 === 0 ? 'sin' : 'cos'}(${n(q.angle)})`}
            value={n(explanation.value)}
            strong
          />
        </div>
      );
    case 'weight':
      return (
        <div className={styles.sum}>
          <p className={styles.aside}>{origin(explanation, run, words)}</p>
          <Result value={explanation.value} />
        </div>
      );
    case 'input':
      return <p className={styles.aside}>{letters(explanation, run, words)}</p>;
  }
}

/** What decided without being added up, each leading on: the id that picked a row; γ and β. */
function Decided({ by = [] }: { by?: readonly Factor[] | undefined }) {
  const { language, run } = useStage();
  return by.map((factor) => (
    <Line
      key={JSON.stringify(factor.cell)}
      label={factor.cell ? cellName(factor.cell, run, language) : ''}
      value=""
      factor={factor}
    />
  ));
}

function Terms({
  explanation,
  limit,
  result,
  named = false,
  power,
}: {
  explanation: Explanation;
  limit: number;
  result: React.ReactNode;
  named?: boolean;
  /** In a softmax: the largest score, taken from every exponent. */
  power?: number;
}) {
  const { language, run } = useStage();
  const words = SHARED_WORDS[language];
  const { lines, folded } = sumLines(explanation, limit);
  return (
    <div className={styles.sum} data-operation={explanation.operation}>
      {lines.map((line) => (
        <div className={styles.line} key={JSON.stringify(line.names)} data-role={line.role}>
          <span className={styles.factors}>
            {line.role === 'bias' ? <span className={styles.word}>{words.bias}</span> : null}
            {power === undefined ? null : (
              <span className={styles.word}>{line.names ? keyLabel(line.names, run) : ''} e^( </span>
            )}
            {line.factors.map((factor, index) => (
              <Fragment key={JSON.stringify(factor.cell) ?? 'constant'}>
                {index > 0 ? <span className={styles.times}>×</span> : null}
                <FactorNumber factor={factor} />
                {named && factor.cell ? (
                  <span className={styles.word}>{cellName(factor.cell, run, language)}</span>
                ) : null}
              </Fragment>
            ))}
            {power === undefined ? null : <span className={styles.word}> − {signed(power)})</span>}
          </span>
          <span className={styles.value}>{formatNumber(line.value)}</span>
          <span className={styles.bar} aria-hidden="true">
            <span
              data-negative={line.share < 0 || undefined}
              style={{
                inlineSize: `${Math.abs(line.share) * 50}%`,
                insetInlineStart: line.share < 0 ? `${50 + line.share * 50}%` : '50%',
              }}
            />
          </span>
        </div>
      ))}
      {folded ? (
        <Line
          label={
            lines.some(({ role }) => role === 'own')
              ? words.others(folded.terms)
              : words.smaller(folded.terms)
          }
          value={formatNumber(folded.total)}
        />
      ) : null}
      <div className={styles.rule} />
      {result}
    </div>
  );
}

/** A number that can be followed to its own sum. */
function FactorNumber({ factor }: { factor: Factor }) {
  const { follow, run, language } = useStage();
  const text = formatNumber(factor.value);
  const { cell } = factor;
  if (!cell) return <span className={styles.number}>{text}</span>;
  return (
    <button
      type="button"
      className={styles.number}
      data-tone={toneOf(cell.ref.name)}
      title={cellName(cell, run, language)}
      aria-label={`${text}, ${SHARED_WORDS[language].follow(cellName(cell, run, language))}`}
      onClick={() => follow(cell)}
    >
      {text}
    </button>
  );
}

function Line({
  label,
  value,
  strong = false,
  factor,
}: {
  label: string;
  value: string;
  strong?: boolean;
  factor?: Factor | undefined;
}) {
  return (
    <div className={styles.line} data-strong={strong || undefined}>
      <span className={styles.factors}>{label}</span>
      <span className={styles.value}>{factor ? <FactorNumber factor={factor} /> : value}</span>
    </div>
  );
}

function Result({ value }: { value: number }) {
  return <Line label="=" value={formatNumber(value)} strong />;
}

/** The role that colours a number, by the tensor it is from. */
export function toneOf(name: AnyTensorName): 'query' | 'key' | 'value' | 'position' | undefined {
  if (name.startsWith('attention.q')) return 'query';
  if (name.startsWith('attention.k')) return 'key';
  if (name.startsWith('attention.v')) return 'value';
  return name.startsWith('position.') ? 'position' : undefined;
}

function signed(value: number | undefined): string {
  const text = formatNumber(value ?? 0);
  return (value ?? 0) < 0 ? `(${text})` : text;
}

function ownFactor({ cell, terms }: Explanation): Factor | undefined {
  return terms[cell.at[1] as number]?.factors[0];
}

function keyLabel(cell: Cell, run: StageRun): string {
  const last = cell.at.at(-1) as number;
  if (axesOf(cell.ref.name).at(-1) === 'vocabulary') return run.vocabulary.pieces[last] ?? '';
  return run.tokens[last]?.label ?? '';
}

/** What a score or a logit was divided by. */
function divisor({ cell, quantities }: Explanation, run: StageRun): string {
  if (cell.ref.name === 'attention.scaled') return `√${headWidth(run.config)}`;
  return formatNumber(1 / (quantities.factor ?? 1));
}

type Words = (typeof SHARED_WORDS)['en'];

/** How a weight came to be. */
function origin({ cell }: Explanation, run: StageRun, words: Words): string {
  if (!run.isDrawn) return words.learned;
  const initialiser = initialiserOf(cell.ref, run.config);
  const { seed } = run.config;
  switch (initialiser.kind) {
    case 'normal':
      return words.fromSeed(seed, words.normalDraw(formatNumber(initialiser.deviation)));
    case 'xavier':
      return words.fromSeed(seed, words.xavierDraw(formatNumber(initialiser.bound)));
    case 'constant':
      return words.constantDraw(formatNumber(initialiser.value));
  }
}

function letters({ cell }: Explanation, run: StageRun, words: Words): string {
  const token = run.tokens[cell.at[0] as number];
  if (!token) return '';
  if (token.kind === 'padding') return words.paddingToken(token.id);
  return words.letters(run.text.slice(token.start, token.end), token.id);
}
