// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { problemsIn } from './dom.ts';

/** The contract of the stages leans on this: what it does not see, nobody sees. */

function problemsOf(html: string): string[] {
  const root = document.createElement('div');
  root.append(document.createRange().createContextualFragment(html));
  document.body.replaceChildren(root);
  return problemsIn(root);
}

test.each([
  ['a text without a number', '<p>mean NaN</p>', 'text "mean NaN"'],
  ['a dash where a number should stand', '<p>it, column 3: —</p>', 'text "it'],
  ['a place without a number', '<svg aria-hidden="true"><rect x="NaN"></rect></svg>', 'x "NaN"'],
  ['a path that breaks off', '<svg aria-hidden="true"><path d="M0,0LNaN,3"></path></svg>', 'd "'],
  ['a style that breaks off', '<p style="left: undefinedpx"></p>', ''],
  ['an object in words', '<p>[object Object]</p>', '[object'],
  ['a button without a name', '<button></button>', 'no name'],
  ['a button whose name is hidden', '<button><span aria-hidden="true">✕</span></button>', 'no name'],
  ['a box without a label', '<input type="checkbox">', 'no name'],
  ['a place for the keyboard without a role', '<span tabindex="0">it</span>', 'no role'],
  ['a button in what is hidden', '<div aria-hidden="true"><button>it</button></div>', 'hidden from'],
  ['an id twice', '<p id="a"></p><p id="a"></p>', 'id "a" stands twice'],
  ['a key of motion twice', '<p data-carry="a"></p><p data-carry="a"></p>', 'data-carry "a" stands twice'],
  ['a pointer to nothing', '<p aria-describedby="b"></p>', 'points to "b"'],
  ['a picture that says nothing', '<svg></svg>', 'nor says'],
  ['a picture with a name and no role', '<svg aria-label="waves"></svg>', 'nor says'],
])('sees %s', (_, html, words) => {
  expect(problemsOf(html).filter((problem) => problem.includes(words))).toHaveLength(1);
});

test.each([
  ['<button>it</button>'],
  ['<button aria-label="close"><span aria-hidden="true">✕</span></button>'],
  ['<button disabled></button>'],
  ['<label>scaling <input type="checkbox"></label>'],
  ['<div role="grid" tabindex="0" aria-label="scores, 3 × 3"></div>'],
  ['<div role="gridcell" tabindex="-1"></div>'],
  ['<svg role="img" aria-label="waves"><path d="M0,0L1,1"></path></svg>'],
  ['<p id="a">words</p><p aria-describedby="a"></p>'],
])('finds nothing wrong with %s', (html) => {
  expect(problemsOf(html)).toEqual([]);
});
