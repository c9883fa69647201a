/** A chapter, made into a tree at build time by `.config/chapters.ts`. */
declare module '*.md' {
  export const chapter: import('./chapterNode.ts').ChapterNode;
}
