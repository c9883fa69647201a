import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly figure: string;
  readonly causal: string;
  readonly padding: string;
  readonly more: string;
  readonly fewer: string;
  readonly mask: string;
  readonly softmax: string;
  /** Over the three sets of bars. */
  readonly score: (token: string) => string;
  readonly share: string;
  readonly divided: (denominator: string) => string;
  readonly masked: string;
  readonly rest: (words: number) => string;
  readonly total: string;
  readonly notHere: string;
  readonly zeroMasked: (count: number, share: string) => string;
  readonly zeroNone: (share: string) => string;
  readonly arcs: (token: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure: 'Scores are masked, then softmax turns each row into shares that sum to 1',
    causal: 'Causal mask',
    padding: 'Padding tokens',
    more: 'One more padding token',
    fewer: 'One padding token fewer',
    mask: 'mask',
    softmax: 'softmax',
    score: (token) => `masked scores of ${token}`,
    share: 'share',
    divided: (denominator) => `÷ ${denominator} = share`,
    masked: 'masked: ',
    rest: (count) => `+ ${count}`,
    total: 'sum',
    notHere: 'may not look here',
    zeroMasked: (count, share) =>
      count === 1
        ? `Why not multiply by 0? e⁰ = 1: with a score of 0 the masked token would still take ${share} of this row.`
        : `Why not multiply by 0? e⁰ = 1: with scores of 0 the ${count} masked tokens would still take ${share} of this row.`,
    zeroNone: (share) =>
      `Nothing is masked in this row. Multiplying by 0 would be no mask: e⁰ = 1, so one more token with the score 0 would take ${share}.`,
    arcs: (token) => `What ${token} looks at`,
  },
  'zh-Hans': {
    figure: '先掩码，再由 softmax 把每一行分数变成加起来等于 1 的份额',
    causal: '因果掩码',
    padding: '填充词元',
    more: '增加一个填充词元',
    fewer: '减少一个填充词元',
    mask: '掩码',
    softmax: 'softmax',
    score: (token) => `“${token}”掩码后的分数`,
    share: '份额',
    divided: (denominator) => `÷ ${denominator} = 份额`,
    masked: '掩住：',
    rest: (count) => `+ ${count}`,
    total: '合计',
    notHere: '不能看这里',
    zeroMasked: (count, share) =>
      `为什么不乘以 0？因为 e⁰ = 1：分数若是 0，这 ${count} 个被掩住的词元仍会分走这一行的 ${share}。`,
    zeroNone: (share) =>
      `这一行没有掩住任何词元。乘以 0 算不上掩码：e⁰ = 1，再来一个分数为 0 的词元，就会分走 ${share}。`,
    arcs: (token) => `“${token}”在看什么`,
  },
  'zh-Hant': {
    figure: '先遮罩，再由 softmax 把每一列分數變成加起來等於 1 的比重',
    causal: '因果遮罩',
    padding: '填充詞元',
    more: '增加一個填充詞元',
    fewer: '減少一個填充詞元',
    mask: '遮罩',
    softmax: 'softmax',
    score: (token) => `「${token}」遮罩後的分數`,
    share: '比重',
    divided: (denominator) => `÷ ${denominator} = 比重`,
    masked: '遮住：',
    rest: (count) => `+ ${count}`,
    total: '合計',
    notHere: '不能看這裡',
    zeroMasked: (count, share) =>
      `為什麼不乘以 0？因為 e⁰ = 1：分數若是 0，這 ${count} 個被遮住的詞元仍會分走這一列的 ${share}。`,
    zeroNone: (share) =>
      `這一列沒有遮住任何詞元。乘以 0 算不上遮罩：e⁰ = 1，再來一個分數為 0 的詞元，就會分走 ${share}。`,
    arcs: (token) => `「${token}」在看什麼`,
  },
};
