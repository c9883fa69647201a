// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { StageContextReact } from '../../../src/stages/context.ts';
import { stageOf } from '../../../src/stages/index.ts';
import { Guesses } from '../../../src/stages/output/Guesses.tsx';
import { Sentence } from '../../../src/stages/output/Sentence.tsx';
import { words } from '../../../src/stages/output/words.ts';
import type { StageContext } from '../../../src/stages/stage.ts';
import { contextOf, realRun } from '../realRun.ts';

const STAGE = stageOf('output');
const TEXT = 'The animal did not cross it';
const COVERED = 1;
const RUN = realRun({ config: { tied: true }, text: TEXT, tokens: 6, blanks: [COVERED], padding: 1 });
const w = words.en;

afterEach(cleanup);

function draw(token: number, piece: React.ReactNode, actions: Partial<StageContext> = {}) {
  const context = contextOf(STAGE, RUN, { selection: { token } }, actions);
  render(<StageContextReact value={context}>{piece}</StageContextReact>);
  return context;
}

/** The probabilities at a place, by decreasing share, read from the run and not from the figure. */
function sorted(place: number): { entry: number; share: number }[] {
  const { data, shape } = RUN.tensors.get('output.probabilities') ?? { data: [], shape: [0, 0] };
  const columns = shape[1] as number;
  return Array.from(data.slice(place * columns, (place + 1) * columns), (share, entry) => ({
    entry,
    share,
  })).sort((a, b) => b.share - a.share || a.entry - b.entry);
}

test('each word is a button that covers its word, and the covered one shows the best guess', () => {
  const [set, select] = [vi.fn(), vi.fn()];
  const { run } = draw(0, <Sentence />, { set, select });
  const buttons = screen.getAllByRole('button');
  expect(buttons).toHaveLength(RUN.tokens.length);
  expect(buttons.map((button) => button.getAttribute('aria-pressed') === 'true')).toEqual(
    RUN.tokens.map((_, place) => place === COVERED),
  );
  const best = sorted(COVERED)[0]?.entry as number;
  expect(buttons[COVERED]?.textContent).toContain(run.vocabulary.pieces[best]);
  expect(buttons[COVERED]?.textContent).not.toContain('animal');

  fireEvent.click(buttons[3] as Element);
  expect(set).toHaveBeenLastCalledWith({ blanks: [COVERED, 3] });
  expect(select).toHaveBeenLastCalledWith({ token: 3 });
  fireEvent.click(buttons[COVERED] as Element);
  expect(set).toHaveBeenLastCalledWith({ blanks: [] });
});

test('padding can be chosen and not covered', () => {
  const [set, select] = [vi.fn(), vi.fn()];
  draw(0, <Sentence />, { set, select });
  fireEvent.click(screen.getAllByRole('button').at(-1) as Element);
  expect(select).toHaveBeenCalledWith({ token: RUN.tokens.length - 1 });
  expect(set).not.toHaveBeenCalled();
});

test('the bars are the entries that are given, with their shares, and the truth has its rank', () => {
  const row = sorted(COVERED);
  const truth = RUN.tokens[COVERED]?.covers as number;
  const entries = [...row.slice(0, 3).map(({ entry }) => entry), truth];
  const { run } = draw(COVERED, <Guesses entries={entries} width={300} />);
  const options = screen.getAllByRole('option').map((option) => option.textContent ?? option.ariaLabel ?? '');
  expect(options).toHaveLength(4);
  for (const [n, entry] of entries.entries()) expect(options[n]).toContain(run.vocabulary.pieces[entry]);
  const rank = row.findIndex(({ entry }) => entry === truth) + 1;
  expect(screen.getByText(new RegExp(`^Covered: “animal”.*number ${rank} of `))).toBeTruthy();
});

test('a word that is seen is not called a guess, and padding stands for none', () => {
  draw(0, <Guesses entries={[5]} width={300} />);
  expect(screen.getByText(/is not covered: the model sees it/)).toBeTruthy();
  cleanup();
  draw(RUN.tokens.length - 1, <Guesses entries={[5]} width={300} />);
  expect(screen.getByText(w.padding)).toBeTruthy();
});
