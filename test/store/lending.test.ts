import { expect, it } from 'vitest';
import { createLending } from '../../src/store/lending.ts';

function setUp() {
  const returned: ArrayBuffer[] = [];
  const frames: (() => void)[] = [];
  const lending = createLending(
    (buffers) => returned.push(...buffers),
    (callback) => frames.push(callback),
  );
  const paint = (times: number) => {
    for (let n = 0; n < times; n++) for (const frame of frames.splice(0)) frame();
  };
  return { lending, returned, paint };
}

const [first, second, third] = [new ArrayBuffer(8), new ArrayBuffer(8), new ArrayBuffer(8)];

it('memory of a run goes back when a newer one is drawn in its place, two frames later', () => {
  const { lending, returned, paint } = setUp();
  lending.begin(1);
  lending.lend(1, [first]);
  const release = lending.hold(1);
  lending.begin(2);
  lending.lend(2, [second]);
  paint(4);
  expect(returned).toEqual([]);
  lending.hold(2);
  release();
  paint(1);
  expect(returned).toEqual([]);
  paint(1);
  expect(returned).toEqual([first]);
});

it('memory that several draw goes back after the last of them, once, however often each lets go', () => {
  const { lending, returned, paint } = setUp();
  lending.begin(1);
  lending.lend(1, [first]);
  const [map, figure] = [lending.hold(1), lending.hold(1)];
  lending.begin(2);
  map();
  map();
  paint(3);
  expect(returned).toEqual([]);
  figure();
  paint(3);
  expect(returned).toEqual([first]);
});

it('a run that nobody ever drew goes back as soon as it is not the newest', () => {
  const { lending, returned, paint } = setUp();
  lending.begin(1);
  lending.lend(1, [first]);
  lending.lend(1, [second]);
  paint(3);
  expect(returned).toEqual([]);
  lending.begin(2);
  lending.lend(2, [third]);
  paint(3);
  expect(returned).toEqual([first, second]);
});
