import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent, useMemo, useRef } from 'react';
import type { Language } from '../../i18n/languages.ts';
import type { Cell } from '../../model/lineage.ts';
import { refOf } from '../../model/tensorNames.ts';
import { Figure } from '../../views/Figure.tsx';
import { ActiveSum } from '../ActiveSum.tsx';
import { useStage } from '../context.ts';
import { formatCount } from '../number.ts';
import type { StageToken } from '../stage.ts';
import {
  type Detail,
  fitted,
  regionsOf,
  SMALL,
  SMALLER,
  type TokenPlace,
  type TokensLayout,
  tokensLayout,
  type Word,
} from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

const cellOf = (token: number): Cell => ({ ref: refOf('tokens.id', null), at: [token] });

export function View() {
  const { run, language, selection, size, active } = useStage();
  const { tokens, vocabulary } = run;
  const w = words[language];
  const regions = useMemo(() => regionsOf(vocabulary.pieces), [vocabulary]);
  const layout = useMemo(() => {
    const sentence = tokens.map((token, n): Word => {
      const before = tokens[n - 1];
      return {
        label: token.label,
        piece: token.piece,
        id: token.id,
        note: token.kind === 'known' ? '' : w.kinds[token.kind],
        small: token.kind === 'special' || token.kind === 'padding',
        joined: token.piece.startsWith('##') && before?.end === token.start,
        spaced: before?.end !== token.start,
      };
    });
    return tokensLayout(
      {
        words: sentence,
        vocabulary: vocabulary.size,
        regions,
        names: regions.map(({ kind, first, last }) => `${w.regions[kind]} ${first}–${last}`),
        chosen: selection.token,
      },
      size,
    );
  }, [tokens, vocabulary, regions, w, selection.token, size]);

  const pointed = active?.ref.name === 'tokens.id' ? (active.at[0] as number) : null;
  const chosen = tokens[selection.token];
  const places = useMemo(
    () => tokens.flatMap((token, n) => (chosen && token.id === chosen.id ? [n] : [])),
    [tokens, chosen],
  );
  return (
    <Figure width={layout.width} height={layout.height} label={w.figure}>
      <Line layout={layout} pointed={pointed} />
      <Sentence layout={layout} pointed={pointed} />
      <Neighbours layout={layout} />
      <p
        className={styles.note}
        style={{ left: layout.note.x, top: layout.note.y, width: layout.note.width }}
      >
        {chosen && chosen.kind !== 'padding' && places.length > 1 ? (
          <strong>
            {chosen.kind === 'unknown'
              ? w.unknowns(
                  places.length,
                  listed(places),
                  run.vocabulary.pieces[chosen.id] ?? '[UNK]',
                  chosen.id,
                )
              : w.repeated(chosen.label, places.length, listed(places), chosen.id)}{' '}
          </strong>
        ) : null}
        {w.neighbours}
      </p>
      {pointed !== null ? (
        <ActiveSum box={layout.sum} />
      ) : (
        <p className={styles.hint} style={{ left: layout.sum.x, top: layout.sum.y, width: layout.sum.width }}>
          {w.hint}
        </p>
      )}
    </Figure>
  );
}

/** The token whose button an event came from; null where it came from none. */
function tokenAt({ target }: { target: EventTarget }): number | null {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  return button ? Number(button.dataset.at) : null;
}

/** The tokens as they are cut, each with its entry and its id where there is room. */
function Sentence({ layout, pointed }: { layout: TokensLayout; pointed: number | null }) {
  const { run, language, selection, hover, choose, spoken } = useStage();
  const w = words[language];
  const group = useRef<HTMLDivElement>(null);
  const chosenId = run.tokens[selection.token]?.id;
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(run.tokens.length - 1, selection.token + by));
    choose(cellOf(next));
    const button = group.current?.children[next];
    if (button instanceof HTMLElement) button.focus();
  };
  const pressed = (event: MouseEvent) => {
    const at = tokenAt(event);
    if (at !== null) choose(cellOf(at));
  };
  const point = (event: PointerEvent) => {
    const at = tokenAt(event);
    if (event.pointerType !== 'touch') hover(at === null ? null : cellOf(at));
  };
  return (
    <>
      {/* Of many hundred buttons only those that change are drawn again, so their group listens for them. */}
      <div
        ref={group}
        role="radiogroup"
        aria-label={w.sentence}
        onKeyDown={press}
        onClick={pressed}
        onPointerOver={point}
        onPointerLeave={() => hover(null)}
        data-spoken={spoken.includes('tokens.id') || undefined}
        data-detail={layout.detail}
        className={styles.sentence}
      >
        {run.tokens.map((token, n) => {
          const place = layout.tokens[n];
          if (!place) return null;
          return (
            <TokenButton
              key={`${token.start}-${n}`}
              token={token}
              at={n}
              place={place}
              font={layout.font}
              detail={layout.detail}
              mark={n === selection.token ? 'chosen' : token.id === chosenId ? 'same' : null}
              isPointed={n === pointed}
              language={language}
            />
          );
        })}
      </div>
      <Cuts layout={layout} />
    </>
  );
}

interface TokenButtonProps {
  readonly token: StageToken;
  readonly at: number;
  readonly place: TokenPlace;
  readonly font: number;
  readonly detail: Detail;
  readonly mark: 'chosen' | 'same' | null;
  readonly isPointed: boolean;
  readonly language: Language;
}

const TokenButton = memo(function TokenButton(props: TokenButtonProps) {
  const { token, at, place, font, detail, mark, isPointed, language } = props;
  const w = words[language];
  const isSmall = token.kind === 'special' || token.kind === 'padding';
  const fontSize = font * (isSmall ? SMALLER : 1);
  return (
    <button
      type="button"
      role="radio"
      aria-checked={mark === 'chosen'}
      tabIndex={mark === 'chosen' ? 0 : -1}
      aria-label={w.token(token.label, at, token.piece, token.id)}
      className={styles.token}
      data-at={at}
      data-chosen={mark === 'chosen' || undefined}
      data-pointed={isPointed || undefined}
      data-same={mark === 'same' || undefined}
      data-kind={token.kind}
      style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
    >
      <span
        className={styles.letters}
        style={{ fontSize: detail === 'letters' ? Math.max(11, fontSize) : fontSize, height: font * 1.4 }}
      >
        {place.label}
      </span>
      {detail === 'full' ? (
        <span className={styles.entry}>{fitted(token.piece, SMALL, place.width)}</span>
      ) : null}
      {detail === 'letters' ? null : <span className={styles.id}>{token.id}</span>}
      {detail !== 'full' || token.kind === 'known' ? null : (
        <span className={styles.kind}>{w.kinds[token.kind]}</span>
      )}
    </button>
  );
});

/** Hairlines where the text is cut; a bow under the letters where a piece continues its word. */
function Cuts({ layout }: { layout: TokensLayout }) {
  const { run } = useStage();
  const { tokens, font } = layout;
  const paths = useMemo(() => {
    const all = { cut: '', seam: '', bow: '' };
    for (const [n, place] of tokens.entries()) {
      const [token, last] = [run.tokens[n], run.tokens[n - 1]];
      const before = tokens[n - 1];
      const isJoined = token?.piece.startsWith('##') && last?.end === token.start;
      const under = place.y + font * 1.4 - 2;
      if (place.cut !== null) {
        const foot = isJoined ? under : place.y + place.height - 2;
        all[isJoined ? 'seam' : 'cut'] += `M${place.cut},${place.y + 3}V${foot}`;
      }
      if (isJoined && before?.line === place.line) {
        all.bow += `M${before.x + before.width / 2},${under}H${place.x + place.width / 2}`;
      }
    }
    return all;
  }, [tokens, font, run.tokens]);
  return (
    <svg className={styles.layer} width={layout.width} height={layout.height} aria-hidden="true">
      <path className={styles.cut} d={paths.cut} />
      <path className={styles.seam} d={paths.seam} />
      <path className={styles.bow} d={paths.bow} />
    </svg>
  );
}

/** The vocabulary as one long line, with a curve from each token to its place on it. */
function Line({ layout, pointed }: { layout: TokensLayout; pointed: number | null }) {
  const { run, language, selection } = useStage();
  const w = words[language];
  const { line, curves, regions, zoom, neighbours, stacked } = layout;
  const chosen = run.tokens[selection.token];
  const kinds = useMemo(() => regionsOf(run.vocabulary.pieces), [run.vocabulary]);
  const entries = formatCount(run.vocabulary.size);
  const foot = line.y + line.height;
  const rank = (n: number) =>
    n === selection.token ? 3 : n === pointed ? 2 : run.tokens[n]?.id === chosen?.id ? 1 : 0;
  const middleY = line.y + line.height / 2;
  const curveOf = (n: number) => {
    const curve = curves[n];
    if (!curve) return '';
    let [x, y] = curve.from;
    let path = `M${x},${y}`;
    const bendTo = (toX: number, toY: number) => {
      const middle = (y + toY) / 2;
      path += `C${x},${middle} ${toX},${middle} ${toX},${toY}`;
    };
    for (const gap of curve.through) {
      bendTo(gap.x, gap.top);
      path += `V${gap.foot}`;
      [x, y] = [gap.x, gap.foot];
    }
    bendTo(...curve.to);
    return path;
  };
  // A curve that has to pass through lower lines is drawn only while its token is looked at.
  const isShown = (n: number) => rank(n) > 1 || (curves[n]?.from[1] ?? 0) >= layout.foot - 1;
  const ordinary = [0, 1].map((wanted) => curves.flatMap((_, n) => (rank(n) === wanted ? [n] : [])));
  const meant = curves.flatMap((_, n) => (rank(n) > 1 ? [n] : [])).sort((a, b) => rank(a) - rank(b));
  const last = neighbours.at(-1);
  return (
    <svg
      className={styles.layer}
      role="img"
      aria-label={chosen ? w.onLine(chosen.label, chosen.id, entries) : w.figure}
      width={layout.width}
      height={layout.height}
    >
      {last ? (
        <path
          className={styles.fan}
          d={`M${zoom.from},${foot}L0,${zoom.y}V${stacked ? last.y + last.height : zoom.y}H${layout.width}V${zoom.y}L${zoom.to},${foot}Z`}
        />
      ) : null}
      {regions.map((region, n) => (
        <g key={kinds[n]?.first}>
          <rect
            className={styles.region}
            data-odd={n % 2 || undefined}
            x={region.x}
            y={line.y}
            width={region.width}
            height={line.height}
          />
          {region.leader === null ? null : (
            <path
              className={styles.leader}
              d={`M${region.leader},${foot + 2}V${region.text.y + 12}h${region.text.anchor === 'start' ? 3 : -3}`}
            />
          )}
          <text
            className={styles.name}
            x={region.text.x}
            y={region.text.y + 16}
            textAnchor={region.text.anchor}
          >
            <tspan className={styles.regionName}>{kinds[n] ? w.regions[kinds[n].kind] : ''}</tspan>{' '}
            <tspan>{`${kinds[n]?.first}–${kinds[n]?.last}`}</tspan>
          </text>
        </g>
      ))}
      <text className={styles.title} x={layout.title.x} y={layout.title.y}>
        {stacked ? w.close(chosen?.id ?? 0) : w.vocabulary(entries, chosen?.id ?? 0)}
      </text>
      {ordinary.map((group, at) => (
        <g key={at} className={styles.curve} data-rank={at}>
          <path d={group.filter(isShown).map(curveOf).join('')} />
          <path className={styles.spots} d={group.map((n) => `M${curves[n]?.to[0]},${middleY}h0`).join('')} />
        </g>
      ))}
      {meant.map((n) => (
        <g key={n} className={styles.curve} data-rank={rank(n)}>
          <path d={curveOf(n)} />
          <circle cx={curves[n]?.to[0]} cy={middleY} r={5} />
        </g>
      ))}
    </svg>
  );
}

/** The entries before and after the chosen one. */
function Neighbours({ layout }: { layout: TokensLayout }) {
  const { run, language, selection } = useStage();
  const w = words[language];
  const id = run.tokens[selection.token]?.id ?? 0;
  return (
    <ol className={styles.neighbours} aria-label={w.around(id)} data-stacked={layout.stacked || undefined}>
      {layout.neighbours.map((each) => (
        <li
          key={each.id}
          data-chosen={each.id === id || undefined}
          style={{ left: each.x, top: each.y, width: each.width, height: each.height }}
        >
          <span className={styles.neighbourId}>{each.id}</span>
          <span className={styles.neighbour}>
            {fitted(run.vocabulary.pieces[each.id] ?? '', 17, each.width - (layout.stacked ? 80 : 8))}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The first places; the rest is only hinted at. */
function listed(places: readonly number[]): string {
  return places.slice(0, 8).join(', ') + (places.length > 8 ? ' …' : '');
}

const STEPS: Record<string, number | undefined> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
