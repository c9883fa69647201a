import type { Root as HastRoot } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Plugin } from 'vite';
import { isAnyTensorName } from '../src/model/tensorNames.ts';
import { type ChapterNode, ELEMENTS } from '../src/stages/chapterNode.ts';
import { isStageId } from '../src/stages/ids.ts';

const CHAPTER = /[\\/]stages[\\/][^\\/]+[\\/]chapter\.[\w-]+\.md$/;
const KATEX_CSS = /[\\/]katex[\\/]dist[\\/]katex(\.min)?\.css$/;

/** Makes `chapter.<language>.md` into a module that exports its tree as `chapter`: formulae typeset, links checked. */
export function chapters(): Plugin {
  return {
    name: 'chapters',
    enforce: 'pre',
    transform(code, id) {
      const [path] = id.split('?') as [string];
      if (KATEX_CSS.test(path)) return { code: onlyWoff2(code), map: null };
      if (!CHAPTER.test(path)) return null;
      try {
        const tree = JSON.stringify(readChapter(code));
        return { code: `export const chapter = ${tree};\n`, map: null, moduleType: 'js' };
      } catch (error) {
        if (!(error instanceof ChapterError)) throw error;
        return this.error({
          message: `${path}:${error.line}: ${error.message}`,
          id: path,
          loc: { file: path, line: error.line, column: 0 },
        });
      }
    },
  };
}

/** What is wrong with a chapter, and in which line. */
export class ChapterError extends Error {
  override readonly name = 'ChapterError';
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

/**
 * Markdown to tree. A chapter is paragraphs and formulae, then `---`, then one paragraph: the question.
 * `[words](tensor:attention.scores)` speaks of a tensor, `[words](stage:softmax)` leads to a stage,
 * `[words](when:trained)` and `[words](when:untrained)` are said of such models only, `{{name}}` is a number of the run, `\htmlClass{query}{…}` colours a part of a formula.
 * @throws ChapterError for anything else, for an unknown name, and for a formula that KaTeX cannot set.
 */
export function readChapter(markdown: string): ChapterNode {
  const processor = unified()
    .use(remarkParse)
    .use(remarkMath)
    .use(() => (tree: unknown) => rewrite(tree as MarkdownNode))
    .use(remarkRehype)
    .use(rehypeKatex, {
      output: 'htmlAndMathml',
      trust: onlyRoles,
      strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    });
  processor.compiler = (tree) => toTree(tree as HastRoot) as never;
  const file = processor.processSync(markdown);
  // rehype-katex only warns where a formula cannot be set.
  const [warning] = file.messages;
  if (warning) {
    const reason = warning.cause instanceof Error ? warning.cause.message : warning.reason;
    throw new ChapterError(reason, warning.line ?? 1);
  }
  return file.result as unknown as ChapterNode;
}

const ROLES = ['query', 'key', 'value', 'position'];

/** A formula may colour its parts by role, and nothing else that KaTeX asks leave for. */
function onlyRoles(asked: { readonly command: string; readonly class?: string }): boolean {
  const { command, class: role = '' } = asked;
  if (command !== '\\htmlClass' || !ROLES.includes(role)) {
    throw new Error(`a formula may not use ${command} ${role}`.trimEnd());
  }
  return true;
}

/** As much of a Markdown node as is read here. */
interface MarkdownNode {
  type: string;
  url?: string;
  value?: string;
  children?: MarkdownNode[];
  data?: { hName: string; hProperties?: Record<string, string> };
  position?: { start: { line: number } };
}

const ALLOWED = new Set(['root', 'paragraph', 'text', 'emphasis', 'strong', 'link', 'math', 'inlineMath']);

function rewrite(root: MarkdownNode): void {
  const blocks = root.children ?? [];
  const rule = blocks.findIndex(({ type }) => type === 'thematicBreak');
  const question = blocks[rule + 1];
  if (rule < 0 || !question) throw new ChapterError('the chapter does not end with --- and a question', 1);
  if (question.type !== 'paragraph' || blocks.length > rule + 2) {
    throw new ChapterError(
      'after --- stands one paragraph, the question, and nothing else',
      lineOf(question),
    );
  }
  root.children = [...blocks.slice(0, rule), question];
  rewriteInside(root);
  Object.assign(question, named('question'));
}

function rewriteInside(node: MarkdownNode): void {
  if (!ALLOWED.has(node.type)) throw new ChapterError(`a chapter has no ${node.type}`, lineOf(node));
  if (node.children) {
    node.children = node.children.flatMap((child) => (child.type === 'text' ? withFacts(child) : [child]));
    for (const child of node.children) if (child.type !== 'fact') rewriteInside(child);
  }
  if (node.type === 'link') Object.assign(node, linkTo(node));
}

/** Where a link leads: to a tensor, to a stage, or out of the page. */
function linkTo(link: MarkdownNode): Partial<MarkdownNode> {
  const { url = '' } = link;
  const [scheme, name] = url.split(/:(.*)/s) as [string, string?];
  if (scheme === 'tensor' && isAnyTensorName(name ?? '')) return named('tensor', { name: name as string });
  if (scheme === 'stage' && isStageId(name ?? '')) return named('stage', { id: name as string });
  if (scheme === 'when' && (name === 'trained' || name === 'untrained'))
    return named('when', { learned: name });
  if (scheme === 'https') return {};
  throw new ChapterError(`${url} is no tensor, stage or https address`, lineOf(link));
}

/** "{{T}} tokens" is a fact and a text. */
function withFacts(text: MarkdownNode): MarkdownNode[] {
  return (text.value ?? '').split(/(\{\{[^{}]*\}\})/).flatMap((part): MarkdownNode[] => {
    if (part === '') return [];
    const name = /^\{\{(.*)\}\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (/\{\{|\}\}/.test(part)) throw new ChapterError(`a fact is not closed: ${part}`, lineOf(text));
      return [{ type: 'text', value: typeset(part) }];
    }
    if (!/^[A-Za-z]\w*$/.test(name)) throw new ChapterError(`${part} is no name of a fact`, lineOf(text));
    return [{ type: 'fact', ...named('fact', { name }), children: [] }];
  });
}

/** One line, and no line ends before or after a sign such as =. */
function typeset(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/ ([=×→]) /g, '\u00a0$1\u00a0');
}

/** A node that remark-rehype makes into an element of this name. */
function named(hName: string, hProperties: Record<string, string> = {}): Partial<MarkdownNode> {
  return { type: hName, data: { hName, hProperties } };
}

function lineOf(node: MarkdownNode): number {
  return node.position?.start.line ?? 1;
}

/** hast-util-to-jsx-runtime knows React's names for props and styles; its runtime here only keeps them. */
function toTree(hast: HastRoot): ChapterNode {
  const jsx = (tag: unknown, { children, ...props }: JsxProps): Made => ({
    tag: String(tag),
    props,
    children: [children ?? []].flat(),
  });
  return compact(toJsxRuntime(hast, { Fragment: ROOT, jsx, jsxs: jsx, passKeys: false }) as unknown as Made);
}

interface Made {
  readonly tag: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly (Made | string)[];
}

interface JsxProps extends Record<string, unknown> {
  children?: Made | string | (Made | string)[];
}

const ROOT = 'chapter';
const OWN: ReadonlySet<string> = new Set([ROOT, 'question', 'tensor', 'stage', 'when', 'fact']);

function compact(node: Made | string): ChapterNode {
  if (typeof node === 'string') return node;
  const { tag, props, children } = node;
  // The source of a formula, for copying; it is never shown or read out.
  if (tag === 'annotation') return '';
  if (!ELEMENTS.has(tag) && !OWN.has(tag)) throw new ChapterError(`a chapter has no <${tag}>`, 1);
  // Between blocks stands a newline each.
  const kept = children.map(compact).filter((child) => child !== '' && !(tag === ROOT && child === '\n'));
  return [tag, Object.keys(props).length > 0 ? props : null, ...kept];
}

/** KaTeX offers each font three times; every browser that runs this page takes the first. */
function onlyWoff2(css: string): string {
  return css.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("[^"]*"\)/g, '');
}
