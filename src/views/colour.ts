import { interpolateLab, piecewise, rgb } from 'd3';

export type Ground = 'light' | 'dark';

/** Values to colours. `kind` says which legend reads it. */
export interface Scale {
  readonly kind: 'signed' | 'share';
  /** The value at the full colour; a signed scale runs from −limit over 0 to limit, a share from 0 to limit. */
  readonly limit: number;
  /** 0–255 each. */
  rgb(value: number): readonly [number, number, number];
  css(value: number): string;
}

/** Amber below zero, the ground's own colour at zero, indigo above. Lightness falls evenly both ways, so it survives colour-blindness. */
const SIGNED: Record<Ground, readonly string[]> = {
  light: ['#9c4a00', '#d98c2b', '#f3cf9f', '#fbfaf7', '#c3c9ec', '#7984cc', '#28348c'],
  dark: ['#ffb454', '#b3741f', '#5c4019', '#191b21', '#2f3870', '#5c6cc9', '#a9b6ff'],
};
/** One hue, from paper to ink-indigo. */
const SHARE: Record<Ground, readonly string[]> = {
  light: ['#fbfaf7', '#d3d7f0', '#8c96d6', '#4754a8', '#1f2a75'],
  dark: ['#191b21', '#2b3366', '#4b59ad', '#8593ec', '#c9d1ff'],
};

const STEPS = 256;

/** A scale whose ends are the data's own. */
export function signedScale(limit: number, ground: Ground): Scale {
  const table = ramp(SIGNED[ground]);
  const safe = limit > 0 ? limit : 1;
  return scale('signed', limit, table, (value) => (value / safe + 1) / 2);
}

export function shareScale(limit: number, ground: Ground): Scale {
  const table = ramp(SHARE[ground]);
  const safe = limit > 0 ? limit : 1;
  return scale('share', limit, table, (value) => value / safe);
}

type Table = readonly (readonly [number, number, number])[];

function scale(kind: Scale['kind'], limit: number, table: Table, place: (value: number) => number): Scale {
  const pick = (value: number) => {
    const t = Math.max(0, Math.min(1, place(value)));
    return table[Math.round(t * (STEPS - 1))] as readonly [number, number, number];
  };
  return { kind, limit, rgb: pick, css: (value) => `rgb(${pick(value).join(' ')})` };
}

const ramps = new WeakMap<readonly string[], Table>();

function ramp(stops: readonly string[]): Table {
  const known = ramps.get(stops);
  if (known) return known;
  const mix = piecewise(interpolateLab, [...stops]);
  const table = Array.from({ length: STEPS }, (_, n) => {
    const { r, g, b } = rgb(mix(n / (STEPS - 1)));
    return [Math.round(r), Math.round(g), Math.round(b)] as const;
  });
  ramps.set(stops, table);
  return table;
}

/** The roles that outlines, headings and words take; values never do. Custom properties of the page's style. */
export const TONES = {
  query: 'var(--query)',
  key: 'var(--key)',
  value: 'var(--value)',
  position: 'var(--position)',
  ink: 'var(--ink-3)',
} as const;
export type Tone = keyof typeof TONES;
