import type { Language } from './languages.ts';

/** English sets the sign off by a narrow space that never breaks, as the numbers' own gaps are; Chinese sets it close. */
const SIGN: Readonly<Record<Language, string>> = { en: '\u202f%', 'zh-Hans': '%', 'zh-Hant': '%' };

/**
 * A share (0 to 1) in hundredths, as every text of the page says it: 41 %, 3.2 %, 0.05 %; in Chinese 41%.
 * Without `decimals` there are as many as tell small shares apart. Less than the whole is never written as 100 %.
 */
export function percent(share: number, language: Language, decimals?: number): string {
  const sign = SIGN[language];
  const hundred = share * 100;
  if (decimals === undefined && share > 0 && share < 0.0001) return `<\u202f0.01${sign}`;
  const rounded = hundred.toFixed(decimals ?? decimalsOf(hundred));
  if (share >= 1 || Number(rounded) < 100) return rounded + sign;
  return (hundred < 99.95 ? hundred.toFixed(1) : '>\u202f99.9') + sign;
}

/** A share that a softmax gave: never 0, though a number may be too small to be told from it. */
export function chance(share: number, language: Language): string {
  return percent(share === 0 ? Number.MIN_VALUE : share, language);
}

function decimalsOf(hundred: number): number {
  if (hundred === 0 || hundred >= 9.95) return 0;
  return hundred >= 0.995 ? 1 : 2;
}
