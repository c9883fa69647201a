import 'katex/dist/katex.min.css';
import { createContext, createElement, type ReactNode, useContext, useMemo } from 'react';
import type { AnyTensorName } from '../model/tensorNames.ts';
import { type ChapterNode, ELEMENTS } from './chapterNode.ts';
import type { StageId } from './ids.ts';

export interface ChapterProps {
  readonly chapter: ChapterNode;
  /** The numbers that the text quotes. */
  readonly facts: Readonly<Record<string, string>>;
  /** Whether the weights have learned: some words are true of such models only, some of the others only. */
  readonly trained: boolean;
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
export function Chapter({ chapter, facts, trained, spoken, onTensor, onStage }: ChapterProps) {
  const words = useMemo(
    () => ({ facts, trained, spoken, onTensor, onStage }),
    [facts, trained, spoken, onTensor, onStage],
  );
  const text = useMemo(() => draw(chapter), [chapter]);
  return <WordsContext value={words}>{text}</WordsContext>;
}

function draw(node: ChapterNode): ReactNode {
  if (typeof node === 'string') return node;
  const [tag, props, ...children] = node;
  const inside = children.map(draw);
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
  return trained === (learned === 'trained') ? children : null;
}

function Fact({ name }: { name: string }) {
  const { facts } = useWords();
  return (
    <span className="fact" data-fact={name}>
      {Object.hasOwn(facts, name) ? facts[name] : '—'}
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
