import 'katex/dist/katex.min.css';
import { createContext, createElement, Fragment, type ReactNode, useContext, useMemo } from 'react';
import type { AnyTensorName } from '../model/tensorNames.ts';
import { type ChapterNode, ELEMENTS, UNKNOWN } from './chapterNode.ts';
import type { StageId } from './ids.ts';

export interface ChapterProps {
  readonly chapter: ChapterNode;
  /** The numbers that the text quotes. */
  readonly facts: Readonly<Record<string, string>>;
  /** Whether a number that is missing will never come: then the sentences that need it are left out. */
  readonly isHopeless: boolean;
  /** Whether the weights have learned: some words are true of such models only, some of the others only, neither of an unknown one. */
  readonly trained: boolean | null;
  /** The tensors under the pointer in the figure: words that speak of them are marked. */
  readonly spoken: readonly AnyTensorName[];
  /** The reader points at words that speak of a tensor; null when no longer. */
  onTensor(name: AnyTensorName | null): void;
  onStage(id: StageId): void;
}

type Words = Omit<ChapterProps, 'chapter'>;

/** Only links and facts read what changes while the text stands still. */
const WordsContext = createContext<Words | null>(null);

/** A chapter as the reader sees it. */
export function Chapter({ chapter, facts, isHopeless, trained, spoken, onTensor, onStage }: ChapterProps) {
  const words = useMemo(
    () => ({ facts, isHopeless, trained, spoken, onTensor, onStage }),
    [facts, isHopeless, trained, spoken, onTensor, onStage],
  );
  const text = useMemo(() => draw(chapter), [chapter]);
  return <WordsContext value={words}>{text}</WordsContext>;
}

function draw(node: ChapterNode): ReactNode {
  if (typeof node === 'string') return node;
  const [tag, props, ...children] = node;
  const inside = SPOKEN.has(tag) ? sentencesOf(children).map(drawSentence) : children.map(draw);
  switch (tag) {
    case 'chapter':
      return createElement('div', { className: 'chapter' }, ...inside);
    case 'question':
      return createElement('p', { className: 'question' }, ...inside);
    case 'tensor':
      return createElement(TensorWords, { name: props?.name as AnyTensorName }, ...inside);
    case 'stage':
      return createElement(StageLink, { id: props?.id as StageId }, ...inside);
    case 'when':
      return createElement(When, { learned: String(props?.learned) }, ...inside);
    case 'fact':
      return createElement(Fact, { name: String(props?.name) });
    default:
      return ELEMENTS.has(tag) ? createElement(tag, props, ...inside) : inside;
  }
}

/** What holds whole sentences. */
const SPOKEN: ReadonlySet<string> = new Set(['p', 'question', 'when']);
const SENTENCE = /(?<=[.!?][)”]?\s)|(?<=[。！？][）”」]?)(?![）”」])/;

const SENTENCE_END = /(?:[.!?][)”]?\s|[。！？][）”」]?)$/;

/** The sentences of a paragraph. What is said of some models only holds sentences of its own. */
function sentencesOf(children: readonly ChapterNode[]): ChapterNode[][] {
  const sentences: ChapterNode[][] = [];
  let open: ChapterNode[] = [];
  const close = () => {
    if (open.length > 0) sentences.push(open);
    open = [];
  };
  for (const child of children) {
    if (typeof child !== 'string') {
      const isApart = child[0] === 'when';
      if (isApart) close();
      open.push(child);
      if (isApart) close();
      continue;
    }
    const [first = '', ...more] = child.split(SENTENCE);
    open.push(first);
    for (const next of more) {
      close();
      open.push(next);
    }
    if (SENTENCE_END.test(child)) close();
  }
  close();
  return sentences;
}

function drawSentence(sentence: readonly ChapterNode[]): ReactNode {
  const drawn = sentence.map(draw);
  const names = sentence.flatMap(factsIn);
  return names.length > 0
    ? createElement(Quoting, { names }, ...drawn)
    : createElement(Fragment, null, ...drawn);
}

function factsIn(node: ChapterNode): string[] {
  if (typeof node === 'string' || node[0] === 'when') return [];
  const [tag, props, ...children] = node;
  return tag === 'fact' ? [String(props?.name)] : children.flatMap(factsIn);
}

/** A sentence that says a number of the run. */
function Quoting({ names, children }: { names: readonly string[]; children?: ReactNode }) {
  const { facts, isHopeless } = useWords();
  return isHopeless && names.some((name) => factOf(facts, name) === UNKNOWN) ? null : children;
}

function factOf(facts: Words['facts'], name: string): string {
  return (Object.hasOwn(facts, name) ? facts[name] : undefined) ?? UNKNOWN;
}

/** Words that speak of a tensor: pointing at them lights it in the figure, and the other way round. */
function TensorWords({ name, children }: { name: AnyTensorName; children?: ReactNode }) {
  const { spoken, onTensor } = useWords();
  const marked = spoken.includes(name);
  const classes = ['tensor-link', roleOf(name), marked ? 'marked' : null].filter(Boolean);
  return (
    // Not a <button>: one does not break across lines as words do.
    <span
      role="button"
      tabIndex={0}
      className={classes.join(' ')}
      data-tensor={name}
      onPointerEnter={() => onTensor(name)}
      onPointerLeave={() => onTensor(null)}
      onFocus={() => onTensor(name)}
      onBlur={() => onTensor(null)}
      // A finger leaves as soon as it is lifted; what it tapped stays lit until something else is.
      onClick={() => onTensor(name)}
      onKeyDown={({ key }) => key === 'Enter' && onTensor(name)}
    >
      {children}
    </span>
  );
}

function StageLink({ id, children }: { id: StageId; children?: ReactNode }) {
  const { onStage } = useWords();
  return (
    <button type="button" className="stage-link" data-stage={id} onClick={() => onStage(id)}>
      {children}
    </button>
  );
}

function When({ learned, children }: { learned: string; children?: ReactNode }) {
  const { trained } = useWords();
  return trained !== null && trained === (learned === 'trained') ? children : null;
}

function Fact({ name }: { name: string }) {
  const { facts } = useWords();
  return (
    <span className="fact" data-fact={name}>
      {factOf(facts, name)}
    </span>
  );
}

function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('words of a chapter stand inside a Chapter');
  return words;
}

const ROLES = [
  [/^attention\.q\b/, 'query'],
  [/^attention\.k\b/, 'key'],
  [/^attention\.v\b/, 'value'],
  [/^position\./, 'position'],
] as const;

/** The class that colours a tensor's words as its heading and outline are coloured. */
function roleOf(name: AnyTensorName): string | null {
  return ROLES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
