const MINUS = '−';
/** Narrow and unbreakable. */
const GAP = '\u202f';

/**
 * A number as the text quotes it, the same in every language: 0.59, −1.27, 12.3, 4.2e−5, −1e9.
 * `digits` are the significant ones; without it 3, and 2 below 1.
 */
export function formatNumber(value: number, digits?: number): string {
  if (Number.isNaN(value)) return '—';
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (size === Infinity) return `${sign}∞`;
  if (size === 0) return '0';
  // What rounds up to 1 is written as 1.00, like its neighbours above.
  const significant = digits ?? (Number(size.toPrecision(2)) >= 1 ? 3 : 2);
  const rounded = Number(size.toPrecision(significant));
  if (rounded < 1e-3 || rounded >= 1e6) return sign + scientific(size, significant);
  if (rounded >= 10 ** significant) return sign + String(Math.round(size));
  return sign + rounded.toFixed(decimals(rounded, significant));
}

/** An entropy: what is nearly none is said so, not to sixteen decimals. */
export function formatBits(bits: number): string {
  return bits > 0 && bits < 0.01 ? '< 0.01' : formatNumber(bits);
}

/** A whole number, from five digits on with narrow gaps: 2048, 109 482 240. */
export function formatCount(count: number): string {
  const digits = String(Math.abs(count));
  const grouped = digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, GAP);
  return (count < 0 ? MINUS : '') + grouped;
}

/** How many decimals show so many significant digits. */
function decimals(size: number, significant: number): number {
  return Math.max(0, significant - 1 - Math.floor(Math.log10(size)));
}

/** 4.2e−5: the digits that say nothing are left out. */
function scientific(size: number, significant: number): string {
  const [mantissa, exponent] = size.toExponential(significant - 1).split('e') as [string, string];
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return `${short}e${exponent.replace('+', '').replace('-', MINUS)}`;
}
