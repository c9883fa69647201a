import { FLOPS_PER_TURN, peakModule } from './peakModule.ts';

/** Answers `fused` with the GFLOP/s of a loop that only multiplies and adds; null where the browser has no such instruction. */

const TURNS = 1_600_000;
const loops = new Map<boolean, ((turns: number, x: number) => number) | null>();

function loopOf(fused: boolean): ((turns: number, x: number) => number) | null {
  const known = loops.get(fused);
  if (known !== undefined) return known;
  const bytes = peakModule(fused);
  const made = WebAssembly.validate(bytes)
    ? (new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.run as (
        turns: number,
        x: number,
      ) => number)
    : null;
  // Often enough that the optimizing compiler takes it on.
  for (let i = 0; made && i < 40; i++) made(2000, 0.5);
  loops.set(fused, made);
  return made;
}

const scope = globalThis as unknown as {
  postMessage(reply: number | null): void;
  onmessage: ((event: MessageEvent<boolean>) => void) | null;
};
scope.onmessage = ({ data: fused }) => {
  const loop = loopOf(fused);
  if (!loop) return scope.postMessage(null);
  const started = performance.now();
  loop(TURNS, 0.5);
  scope.postMessage((FLOPS_PER_TURN * TURNS) / ((performance.now() - started) * 1e6));
};
