import type { Language } from './languages.ts';

/** English sets the sign off by a narrow space that never breaks, as the numbers' own gaps are; Chinese sets it close. */
const SIGN: Readonly<Record<Language, string>> = { en: '\u202f%', 'zh-Hans': '%', 'zh-Hant': '%' };

/**
 * A share (0 to 1) in hundredths, as every text of the page says it: 41 %, 3.2 %, 0.05 %; in Chinese 41%.
 * Without `decimals` there are as many as tell small shares apart.
 */
export function percent(share: number, language: Language, decimals?: number): string {
  const sign = SIGN[language];
  if (decimals !== undefined) return (share * 100).toFixed(decimals) + sign;
  if (share === 0) return `0${sign}`;
  if (share < 0.0001) return `<\u202f0.01${sign}`;
  const hundred = share * 100;
  return hundred.toFixed(hundred >= 9.95 ? 0 : hundred >= 0.995 ? 1 : 2) + sign;
}

/** A share that a softmax gave: never 0, though a number may be too small to be told from it. */
export function chance(share: number, language: Language): string {
  return percent(share === 0 ? Number.MIN_VALUE : share, language);
}
