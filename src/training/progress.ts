/** Where a training stands. */
export interface Progress {
  readonly step: number;
  readonly steps: number;
  /** In nats. */
  readonly loss: number;
  /** On held-out probes; null as long as nothing was measured. */
  readonly accuracy: number | null;
  /** Since this program began, and the steps that it did in that time. */
  readonly milliseconds: number;
  readonly done: number;
}

const WIDTH = 24;

/** Shows one line: in place on a terminal, else below one another. */
export function progressLine(progress: Progress): void {
  const { stdout } = process;
  stdout.write(stdout.isTTY ? `\r${progressText(progress)}\u001b[K` : `${progressText(progress)}\n`);
}

/** A bar, the loss, the accuracy, the pace and the time left. */
export function progressText({ step, steps, loss, accuracy, milliseconds, done }: Progress): string {
  const filled = Math.floor((WIDTH * step) / steps);
  const pace = done / (milliseconds / 1000);
  const left = Math.round((steps - step) / pace);
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return [
    `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${step}/${steps}`,
    `loss ${loss.toFixed(3)}`,
    accuracy === null ? 'held-out –' : `held-out ${(100 * accuracy).toFixed(1)} %`,
    `${pace.toFixed(1)} steps/s`,
    `${time} left`,
  ].join('  ');
}
