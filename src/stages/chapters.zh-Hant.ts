import { chapter as addNormAttention } from './add-norm-attention/chapter.zh-Hant.md';
import { chapter as addNormOutput } from './add-norm-output/chapter.zh-Hant.md';
import type { ChapterNode } from './chapterNode.ts';
import { chapter as embedding } from './embedding/chapter.zh-Hant.md';
import { chapter as feedForward } from './feed-forward/chapter.zh-Hant.md';
import { chapter as heads } from './heads/chapter.zh-Hant.md';
import type { StageId } from './ids.ts';
import { chapter as layers } from './layers/chapter.zh-Hant.md';
import { chapter as learning } from './learning/chapter.zh-Hant.md';
import { chapter as mix } from './mix/chapter.zh-Hant.md';
import { chapter as output } from './output/chapter.zh-Hant.md';
import { chapter as overview } from './overview/chapter.zh-Hant.md';
import { chapter as position } from './position/chapter.zh-Hant.md';
import { chapter as queryKeyValue } from './query-key-value/chapter.zh-Hant.md';
import { chapter as scale } from './scale/chapter.zh-Hant.md';
import { chapter as scores } from './scores/chapter.zh-Hant.md';
import { chapter as softmax } from './softmax/chapter.zh-Hant.md';
import { chapter as tokens } from './tokens/chapter.zh-Hant.md';
import { chapter as training } from './training/chapter.zh-Hant.md';

export const chapters: Readonly<Record<StageId, ChapterNode>> = {
  overview,
  tokens,
  embedding,
  scale,
  position,
  'query-key-value': queryKeyValue,
  scores,
  softmax,
  mix,
  heads,
  'add-norm-attention': addNormAttention,
  'feed-forward': feedForward,
  'add-norm-output': addNormOutput,
  layers,
  output,
  learning,
  training,
};
