import { chapter as addNormAttention } from './add-norm-attention/chapter.en.md';
import { chapter as addNormOutput } from './add-norm-output/chapter.en.md';
import type { ChapterNode } from './chapterNode.ts';
import { chapter as embedding } from './embedding/chapter.en.md';
import { chapter as feedForward } from './feed-forward/chapter.en.md';
import { chapter as heads } from './heads/chapter.en.md';
import type { StageId } from './ids.ts';
import { chapter as layers } from './layers/chapter.en.md';
import { chapter as learning } from './learning/chapter.en.md';
import { chapter as mix } from './mix/chapter.en.md';
import { chapter as output } from './output/chapter.en.md';
import { chapter as overview } from './overview/chapter.en.md';
import { chapter as position } from './position/chapter.en.md';
import { chapter as queryKeyValue } from './query-key-value/chapter.en.md';
import { chapter as scale } from './scale/chapter.en.md';
import { chapter as scores } from './scores/chapter.en.md';
import { chapter as softmax } from './softmax/chapter.en.md';
import { chapter as tokens } from './tokens/chapter.en.md';
import { chapter as training } from './training/chapter.en.md';

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
