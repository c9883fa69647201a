// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { LossCurve } from '../../src/views/LossCurve.tsx';

const STOPS = [0, 100, 10_000];

function Curve({ stops }: { stops?: readonly number[] }) {
  const [active, setActive] = useState<number | null>(0);
  return (
    <LossCurve
      box={{ x: 0, y: 0, width: 600, height: 300 }}
      points={STOPS.map((step, n) => ({ step, loss: 8 - 3 * n }))}
      stops={stops}
      log
      active={active}
      names={{ loss: 'loss', axis: 'steps', training: 'training' }}
      label="How the loss fell"
      say={(step) => `step ${step}`}
      read={(step) => ({ loss: `loss at ${step}`, accuracy: '' })}
      formatStep={String}
      formatShare={String}
      onPick={setActive}
    />
  );
}

test('the arrow keys go from stop to stop, Home and End to the ends', async () => {
  render(<Curve stops={STOPS} />);
  const slider = screen.getByRole('slider', { name: 'How the loss fell' });
  expect(slider.getAttribute('aria-valuetext')).toBe('step 0');
  slider.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(slider.getAttribute('aria-valuetext')).toBe('step 100');
  expect(slider.getAttribute('aria-valuenow')).toBe('1');
  await userEvent.keyboard('{End}{ArrowRight}');
  expect(slider.getAttribute('aria-valuetext')).toBe('step 10000');
  await userEvent.keyboard('{ArrowLeft}{Home}{ArrowDown}');
  expect(slider.getAttribute('aria-valuetext')).toBe('step 0');
  expect(screen.getByText('loss at 0')).toBeTruthy();
});

test('a tap goes to the nearest stop, and dragging on to the next', () => {
  render(<Curve stops={STOPS} />);
  const slider = screen.getByRole('slider');
  fireEvent.pointerDown(slider, { clientX: 590, button: 0, pointerId: 1 });
  expect(slider.getAttribute('aria-valuetext')).toBe('step 10000');
  fireEvent.pointerMove(slider, { clientX: 50, pointerId: 1 });
  expect(slider.getAttribute('aria-valuetext')).toBe('step 0');
  fireEvent.pointerUp(slider, { pointerId: 1 });
  fireEvent.pointerDown(slider, { clientX: 590, button: 2, pointerId: 1 });
  expect(slider.getAttribute('aria-valuetext')).toBe('step 0');
});

test('without stops it is a picture', () => {
  render(<Curve />);
  expect(screen.queryByRole('slider')).toBeNull();
  expect(screen.getByRole('img', { name: 'How the loss fell' })).toBeTruthy();
});
