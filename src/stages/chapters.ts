import type { Language } from '../i18n/languages.ts';
import type { ChapterNode } from './chapterNode.ts';
import type { StageId } from './ids.ts';

type Chapters = Readonly<Record<StageId, ChapterNode>>;

const LOADERS: Readonly<Record<Language, () => Promise<{ chapters: Chapters }>>> = {
  en: () => import('./chapters.en.ts'),
  'zh-Hans': () => import('./chapters.zh-Hans.ts'),
  'zh-Hant': () => import('./chapters.zh-Hant.ts'),
};

/** All chapters in one language; one file is fetched, once. */
export async function loadChapters(language: Language): Promise<Chapters> {
  const { chapters } = await LOADERS[language]();
  return chapters;
}
