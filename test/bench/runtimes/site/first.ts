import { CONTENDERS, type ContenderId } from '../contenders.ts';
import { ENCODERS, idsOf } from '../encoders.ts';

declare global {
  interface Window {
    /** Milliseconds from navigation until the tensors of the first run were here. */
    first?: number;
    firstFailure?: string;
  }
}

async function first(id: ContenderId): Promise<void> {
  const { kernel, start } = CONTENDERS[id];
  const contender = start();
  await contender.prepare({ config: ENCODERS.d64.config, ids: idsOf(16), outputs: 'all', kernel });
  await contender.deliver();
  window.first = performance.now();
}

const id = new URLSearchParams(location.search).get('runtime') ?? '';
first(id as ContenderId).catch((error: unknown) => {
  window.firstFailure = String(error);
});
