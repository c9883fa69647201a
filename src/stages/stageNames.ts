import type { Language } from '../i18n/languages.ts';
import type { StageId } from './ids.ts';

/** What a stage is called. The words of its figure stand in its folder, and come with the figure. */
export interface StageName {
  /** The page's h1. */
  readonly title: string;
  /** In the map and on the step buttons. */
  readonly short: string;
}

export const STAGE_NAMES: Readonly<Record<StageId, Readonly<Record<Language, StageName>>>> = {
  overview: {
    en: { title: 'Overview', short: 'Overview' },
    'zh-Hans': { title: '总览', short: '总览' },
    'zh-Hant': { title: '總覽', short: '總覽' },
  },
  tokens: {
    en: { title: 'Tokens', short: 'Tokens' },
    'zh-Hans': { title: '词元', short: '词元' },
    'zh-Hant': { title: '詞元', short: '詞元' },
  },
  embedding: {
    en: { title: 'Embedding', short: 'Embedding' },
    'zh-Hans': { title: '嵌入', short: '嵌入' },
    'zh-Hant': { title: '嵌入', short: '嵌入' },
  },
  scale: {
    en: { title: '× √d', short: '× √d' },
    'zh-Hans': { title: '× √d', short: '× √d' },
    'zh-Hant': { title: '× √d', short: '× √d' },
  },
  position: {
    en: { title: '+ Position', short: '+ Position' },
    'zh-Hans': { title: '+ 位置', short: '+ 位置' },
    'zh-Hant': { title: '+ 位置', short: '+ 位置' },
  },
  'query-key-value': {
    en: { title: 'Query, key, value', short: 'Query, key, value' },
    'zh-Hans': { title: '查询、键、值', short: '查询、键、值' },
    'zh-Hant': { title: '查詢、鍵、值', short: '查詢、鍵、值' },
  },
  scores: {
    en: { title: 'Scores', short: 'Scores' },
    'zh-Hans': { title: '注意力分数', short: '分数' },
    'zh-Hant': { title: '注意力分數', short: '分數' },
  },
  softmax: {
    en: { title: 'Mask & softmax', short: 'Mask & softmax' },
    'zh-Hans': { title: '掩码与 softmax', short: '掩码与 softmax' },
    'zh-Hant': { title: '遮罩與 softmax', short: '遮罩與 softmax' },
  },
  mix: {
    en: { title: 'Mix', short: 'Mix' },
    'zh-Hans': { title: '混合', short: '混合' },
    'zh-Hant': { title: '混合', short: '混合' },
  },
  heads: {
    en: { title: 'Heads', short: 'Heads' },
    'zh-Hans': { title: '多头', short: '多头' },
    'zh-Hant': { title: '多頭', short: '多頭' },
  },
  'add-norm-attention': {
    en: { title: 'Add & norm, after attention', short: 'Add & norm' },
    'zh-Hans': { title: '相加与归一化：注意力之后', short: '相加与归一化' },
    'zh-Hant': { title: '相加與正規化：注意力之後', short: '相加與正規化' },
  },
  'feed-forward': {
    en: { title: 'Feed-forward', short: 'Feed-forward' },
    'zh-Hans': { title: '前馈网络', short: '前馈网络' },
    'zh-Hant': { title: '前饋網路', short: '前饋網路' },
  },
  'add-norm-output': {
    en: { title: 'Add & norm, after feed-forward', short: 'Add & norm' },
    'zh-Hans': { title: '相加与归一化：前馈之后', short: '相加与归一化' },
    'zh-Hant': { title: '相加與正規化：前饋之後', short: '相加與正規化' },
  },
  layers: {
    en: { title: 'Layers', short: 'Layers' },
    'zh-Hans': { title: '层层叠加', short: '层层叠加' },
    'zh-Hant': { title: '層層疊加', short: '層層疊加' },
  },
  output: {
    en: { title: 'Output', short: 'Output' },
    'zh-Hans': { title: '输出', short: '输出' },
    'zh-Hant': { title: '輸出', short: '輸出' },
  },
  learning: {
    en: { title: 'From noise to sense', short: 'Learning' },
    'zh-Hans': { title: '从噪声到意义', short: '学习' },
    'zh-Hant': { title: '從雜訊到意義', short: '學習' },
  },
  training: {
    en: { title: 'Train it here', short: 'Train' },
    'zh-Hans': { title: '就在这里训练', short: '训练' },
    'zh-Hant': { title: '就在這裡訓練', short: '訓練' },
  },
};
