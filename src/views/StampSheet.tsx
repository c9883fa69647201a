import { type RefObject, useEffect, useRef, useState } from 'react';
import { averaged, cellsPerPixel } from './averaging.ts';
import { extentOf, type Grid } from './box.ts';
import { type Ground, shareScale, signedScale } from './colour.ts';
import { matrixImage } from './matrixDraw.ts';
import styles from './StampSheet.module.css';
import { cleared, usePixelRatio } from './surface.ts';

/** A tensor at the size of a stamp. */
export interface Stamp {
  readonly grid: Grid;
  /** Shares run from 0; all else lies on both sides of it. */
  readonly share: boolean;
}

export interface StampSheetProps {
  /** Holds the places of the stamps: elements with `data-stamp`; must be positioned. */
  readonly root: RefObject<HTMLElement | null>;
  /** By the value of `data-stamp`. */
  readonly stamps: ReadonlyMap<string, Stamp>;
  readonly ground: Ground;
  /** Whenever this changes the places may have moved. */
  readonly layout: string;
}

/**
 * Many stamps on one canvas, each over its place. A canvas is a surface of its own to the browser, handed over whenever
 * something was drawn on it: one for all costs a tenth of one for each.
 */
export function StampSheet({ root, stamps, ground, layout }: StampSheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const places = useRef<Places | null>(null);
  const ratio = usePixelRatio();
  const [resized, setResized] = useState(0);

  useEffect(() => {
    if (!root.current) return;
    const observer = new ResizeObserver(() => {
      places.current = null;
      setResized((times) => times + 1);
    });
    observer.observe(root.current);
    return () => observer.disconnect();
  }, [root]);

  const measured = useRef('');
  useEffect(() => {
    if (!root.current || !canvas.current) return;
    const known = `${layout} ${resized} ${ratio}`;
    if (!places.current || measured.current !== known) places.current = placesIn(root.current);
    measured.current = known;
    // Hidden: drawn when it comes into sight, which changes its size.
    if (places.current.width === 0) return;
    draw(canvas.current, places.current, stamps, ground, ratio);
  }, [root, stamps, ground, ratio, resized, layout]);

  return <canvas ref={canvas} className={styles.sheet} aria-hidden="true" />;
}

interface Place {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Places {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly each: readonly Place[];
}

/** Where the stamps stand in the root, and the smallest rectangle round them all. */
function placesIn(root: HTMLElement): Places {
  const frame = root.getBoundingClientRect();
  // Under zoom the screen’s pixels are not the page’s.
  const zoom = root.currentCSSZoom || 1;
  const each = [...root.querySelectorAll<HTMLElement>('[data-stamp]')].map((element): Place => {
    const rect = element.getBoundingClientRect();
    return {
      key: element.dataset.stamp as string,
      x: (rect.left - frame.left) / zoom,
      y: (rect.top - frame.top) / zoom,
      width: rect.width / zoom,
      height: rect.height / zoom,
    };
  });
  const x = Math.min(...each.map((place) => place.x));
  const y = Math.min(...each.map((place) => place.y));
  const width = Math.max(...each.map((place) => place.x + place.width)) - x;
  const height = Math.max(...each.map((place) => place.y + place.height)) - y;
  return { x, y, width, height, each };
}

function draw(
  canvas: HTMLCanvasElement,
  { x, y, width, height, each }: Places,
  stamps: ReadonlyMap<string, Stamp>,
  ground: Ground,
  ratio: number,
): void {
  const context = cleared(canvas, width, height, ratio);
  Object.assign(canvas.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  if (!context) return;
  context.imageSmoothingEnabled = false;
  for (const place of each) {
    const stamp = stamps.get(place.key);
    if (!stamp || place.width === 0) continue;
    const at = [place.x - x, place.y - y, place.width, place.height].map((n) => Math.round(n * ratio));
    context.drawImage(imageOf(stamp, place, ground, ratio), ...(at as [number, number, number, number]));
  }
}

interface Drawn {
  readonly image: HTMLCanvasElement;
  /** At what size and on which ground it was drawn. */
  readonly how: string;
}
const drawn = new WeakMap<Stamp, Drawn>();

/** The scale is that of what can be seen: means of many columns lie nearer to 0 than the columns. */
function imageOf(stamp: Stamp, place: Place, ground: Ground, ratio: number): HTMLCanvasElement {
  const how = `${place.width} ${place.height} ${ground} ${ratio}`;
  const known = drawn.get(stamp);
  if (known?.how === how) return known.image;
  const { grid, share } = stamp;
  const seen = averaged(
    grid,
    cellsPerPixel(grid.rows, place.height, ratio),
    cellsPerPixel(grid.cols, place.width, ratio),
  );
  // A masked score is no reading, and would drown the others.
  const [low, high] = extentOf(seen, (row, col) => seen.at(row, col) < -1e8);
  const scale = share ? shareScale(high, ground) : signedScale(Math.max(-low, high), ground);
  const image = matrixImage(seen, scale);
  drawn.set(stamp, { image, how });
  return image;
}
