import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly figure: string;
  /** The three ways to look at it. */
  readonly views: string;
  readonly way: string;
  readonly input: string;
  readonly after: (curve: string) => string;
  readonly output: string;
  readonly rowBefore: string;
  readonly rowAfter: string;
  readonly cellsOf: (cells: string, token: string) => string;
  readonly counted: (open: string, shut: string) => string;
  readonly widen: string;
  readonly narrow: string;
  readonly before: string;
  readonly afterAxis: string;
  readonly curve: (name: string, cells: string, open: string) => string;
  readonly mostOpen: string;
  readonly cell: (cell: number) => string;
  readonly mostOpenOf: (token: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure: 'Each row alone: widened by W₁, bent by a curve, narrowed by W₂',
    views: 'What the figure shows',
    way: 'the way of a row',
    input: 'x, in',
    after: (curve) => `widened, after ${curve}`,
    output: 'out',
    rowBefore: 'before',
    rowAfter: 'after',
    cellsOf: (cells, token) => `The ${cells} cells of “${token}”`,
    counted: (open, shut) => `${open} open (above 0), ${shut} not`,
    widen: 'Each row of x with each column of W₁: a hidden cell where they meet, before the curve',
    narrow: 'Each row after the curve with each column of W₂: an output cell where they meet',
    before: 'before the curve →',
    afterAxis: '↑ after it',
    curve: (name, cells, open) => `${name}, with ${cells} cells as dots on it; ${open} of them enter above 0`,
    mostOpen: 'Most open',
    cell: (cell) => `cell ${cell}`,
    mostOpenOf: (token) => `The most open cells of “${token}”`,
  },
  'zh-Hans': {
    figure: '每一行各自走完：由 W₁ 展宽，经过曲线，再由 W₂ 收窄',
    views: '图中看什么',
    way: '一行走过的路',
    input: '输入 x',
    after: (curve) => `展宽并经过 ${curve}`,
    output: '输出',
    rowBefore: '之前',
    rowAfter: '之后',
    cellsOf: (cells, token) => `“${token}”的 ${cells} 个单元`,
    counted: (open, shut) => `${open} 个激活（大于 0），${shut} 个未激活`,
    widen: 'x 的每一行与 W₁ 的每一列：相交处是一个隐藏单元，还没经过曲线',
    narrow: '经过曲线的每一行与 W₂ 的每一列：相交处是一个输出格',
    before: '经过曲线之前 →',
    afterAxis: '↑ 之后',
    curve: (name, cells, open) => `${name} 曲线，${cells} 个单元是线上的点；其中 ${open} 个进入时大于 0`,
    mostOpen: '激活最强的单元',
    cell: (cell) => `单元 ${cell}`,
    mostOpenOf: (token) => `“${token}”激活最强的单元`,
  },
  'zh-Hant': {
    figure: '每一列各自走完：由 W₁ 展寬，經過曲線，再由 W₂ 收窄',
    views: '圖中看什麼',
    way: '一列走過的路',
    input: '輸入 x',
    after: (curve) => `展寬並經過 ${curve}`,
    output: '輸出',
    rowBefore: '之前',
    rowAfter: '之後',
    cellsOf: (cells, token) => `「${token}」的 ${cells} 個單元`,
    counted: (open, shut) => `${open} 個活化（大於 0），${shut} 個未活化`,
    widen: 'x 的每一列與 W₁ 的每一欄：相交處是一個隱藏單元，還沒經過曲線',
    narrow: '經過曲線的每一列與 W₂ 的每一欄：相交處是一個輸出格',
    before: '經過曲線之前 →',
    afterAxis: '↑ 之後',
    curve: (name, cells, open) => `${name} 曲線，${cells} 個單元是線上的點；其中 ${open} 個進入時大於 0`,
    mostOpen: '活化最強的單元',
    cell: (cell) => `單元 ${cell}`,
    mostOpenOf: (token) => `「${token}」活化最強的單元`,
  },
};
