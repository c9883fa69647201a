/**
 * A chapter as the build leaves it: text, or an element with its props (named as React names them) and its children.
 * The first node of a chapter is `['chapter', null, …]`, and its last child `['question', null, …]`.
 * Beside the elements of HTML and MathML below there are `tensor`, `stage`, `when` and `fact`.
 */
export type ChapterNode = string | ChapterElement;
export type ChapterElement = readonly [
  tag: string,
  props: Readonly<Record<string, unknown>> | null,
  ...children: ChapterNode[],
];

/** What may stand in a chapter as it is: paragraphs, and what KaTeX makes of a formula. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'p em strong a span svg path line ' +
    'math semantics mrow mi mn mo ms mtext mspace msub msup msubsup mover munder munderover ' +
    'mfrac msqrt mroot mstyle mpadded mtable mtr mtd'
  ).split(' '),
);

/** The chapter without its question. */
export function bodyOf(chapter: ChapterNode): ChapterNode {
  if (typeof chapter === 'string') return chapter;
  const [tag, props, ...children] = chapter;
  return [tag, props, ...children.filter((child) => !isQuestion(child))];
}

/** The question alone, as a chapter of its own. */
export function questionOf(chapter: ChapterNode): ChapterNode {
  if (typeof chapter === 'string') return '';
  const [tag, props, ...children] = chapter;
  return [tag, props, ...children.filter(isQuestion)];
}

function isQuestion(node: ChapterNode): boolean {
  return typeof node !== 'string' && node[0] === 'question';
}

/** What a chapter says where a number is not known. */
export const UNKNOWN = '—';
