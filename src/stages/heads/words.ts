import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly figure: string;
  readonly looks: (token: string) => string;
  readonly equal: (bits: string) => string;
  readonly bits: (bits: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure: 'All heads side by side; what they give is laid end to end and mixed by W_O',
    looks: (token) => `Where ‘${token}’ looks most in each head, and the entropy of its weights`,
    equal: (bits) => `(equal weights: ${bits} bits)`,
    bits: (bits) => `${bits} bits`,
  },
  'zh-Hans': {
    figure: '各头并列；它们的结果首尾相接，再由 W_O 混合',
    looks: (token) => `“${token}”在每个头里最看重谁，以及这些权重的熵`,
    equal: (bits) => `（平均分配时为 ${bits} 比特）`,
    bits: (bits) => `${bits} 比特`,
  },
  'zh-Hant': {
    figure: '各頭並列；它們的結果首尾相接，再由 W_O 混合',
    looks: (token) => `「${token}」在每個頭裡最看重誰，以及這些權重的熵`,
    equal: (bits) => `（平均分配時為 ${bits} 位元）`,
    bits: (bits) => `${bits} 位元`,
  },
};
