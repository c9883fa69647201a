// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Chapter, type ChapterProps } from '../../src/stages/Chapter.tsx';
import { bodyOf, type ChapterNode, questionOf } from '../../src/stages/chapterNode.ts';
import { chapter as CHAPTER } from './sample/chapter.en.md';

function draw(props: Partial<ChapterProps> = {}) {
  const onTensor = vi.fn();
  const onStage = vi.fn();
  const all: ChapterProps = {
    chapter: CHAPTER,
    facts: { token: 'it' },
    isHopeless: false,
    trained: false,
    spoken: [],
    onTensor,
    onStage,
    ...props,
  };
  const view = render(<Chapter {...all} />);
  return {
    ...view,
    onTensor,
    onStage,
    again: (more: Partial<ChapterProps>) => view.rerender(<Chapter {...all} {...more} />),
  };
}

test('paragraphs, the question and the formula stand as elements', () => {
  const { container } = draw();
  expect(container.querySelectorAll('.chapter > p')).toHaveLength(3);
  expect(container.querySelector('p.question')?.textContent).toBe('Which is largest?');
  expect(container.querySelector('.katex-display math')?.namespaceURI).toBe(
    'http://www.w3.org/1998/Math/MathML',
  );
  expect(container.querySelector('.katex-html .query')?.textContent).toContain('q');
  expect(container.querySelector('.katex-html svg path')).not.toBeNull();
  expect(container.querySelector<HTMLElement>('.katex-html .strut')?.style.height).toMatch(/em$/);
});

test('facts are filled in, and one that is missing is a dash', () => {
  const { container, again } = draw();
  const fact = (name: string) => container.querySelector(`[data-fact="${name}"]`)?.textContent;
  expect([fact('token'), fact('place')]).toEqual(['it', '—']);
  again({ facts: { token: 'cat', place: '3' } });
  expect([fact('token'), fact('place')]).toEqual(['cat', '3']);
});

test('without a run a sentence that needs a number is left out, and its neighbours stay', () => {
  const sentence = (text: string, fact: string): ChapterNode[] => [text, ['fact', { name: fact }], '. '];
  const chapter: ChapterNode = [
    'chapter',
    null,
    [
      'p',
      null,
      'A letter is no number. The cut gives ',
      ['fact', { name: 'T' }],
      ', as ',
      ['tensor', { name: 'tokens.id' }, 'the ids'],
      ' say. What is left is kept. ',
      ['when', { learned: 'trained' }, 'It took ', ['fact', { name: 'steps' }], ' steps. It learned.'],
      ['when', { learned: 'untrained' }, 'It is random.'],
    ],
    ['p', null, ...sentence('Only ', 'T')],
  ];
  const { container, again } = draw({ chapter, facts: { T: '9', steps: '7' }, trained: true });
  const paragraphs = () => [...container.querySelectorAll('p')].map(({ textContent }) => textContent);
  expect(paragraphs()).toEqual([
    'A letter is no number. The cut gives 9, as the ids say. What is left is kept. It took 7 steps. It learned.',
    'Only 9. ',
  ]);
  again({ chapter, facts: {}, isHopeless: true, trained: true });
  expect(paragraphs()).toEqual(['A letter is no number. What is left is kept. It learned.', '']);
  again({ chapter, facts: {}, isHopeless: true, trained: null });
  expect(paragraphs()).toEqual(['A letter is no number. What is left is kept. ', '']);
});

test('Chinese sentences end without a space, after their closing marks', () => {
  const chapter: ChapterNode = [
    'chapter',
    null,
    ['p', null, '字母不是数。（一共 ', ['fact', { name: 'T' }], ' 个。）剩下的“留着。”', '完。'],
  ];
  const { container, again } = draw({ chapter, facts: { T: '9' } });
  expect(container.textContent).toBe('字母不是数。（一共 9 个。）剩下的“留着。”完。');
  again({ chapter, facts: {}, isHopeless: true });
  expect(container.textContent).toBe('字母不是数。剩下的“留着。”完。');
});

test('words that speak of a tensor have the colour of its role', () => {
  draw();
  const classes = (name: string) => screen.getByRole('button', { name }).className;
  expect(classes('the query')).toBe('tensor-link query');
  expect(classes('the key')).toBe('tensor-link key');
  expect(classes('the place')).toBe('tensor-link position');
  expect(classes('a score')).toBe('tensor-link');
});

test('pointing at words speaks of their tensor, and so does the keyboard', () => {
  const { onTensor } = draw();
  const words = screen.getByRole('button', { name: 'the query' });
  fireEvent.pointerEnter(words);
  fireEvent.pointerLeave(words);
  fireEvent.focus(words);
  fireEvent.blur(words);
  fireEvent.click(words);
  expect(onTensor.mock.calls).toEqual([['attention.q'], [null], ['attention.q'], [null], ['attention.q']]);
});

test('a tensor under the pointer in the figure marks its words, and no others', () => {
  const { container, again } = draw();
  expect(container.querySelector('.marked')).toBeNull();
  again({ spoken: ['attention.k'] });
  expect([...container.querySelectorAll('.marked')].map((words) => words.textContent)).toEqual(['the key']);
});

test('a stage in the text is a step to it', () => {
  const { onStage } = draw();
  fireEvent.click(screen.getByRole('button', { name: 'softmax' }));
  expect(onStage).toHaveBeenCalledExactlyOnceWith('softmax');
});

test('the question can be shown apart from the rest', () => {
  const { container, again } = draw({ chapter: bodyOf(CHAPTER) });
  expect(container.querySelector('.question')).toBeNull();
  again({ chapter: questionOf(CHAPTER) });
  expect(container.textContent).toBe('Which is largest?');
});
