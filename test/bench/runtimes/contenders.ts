import { type Contender, inWorker } from './contender.ts';
import { inSession } from './session.ts';

interface Entry {
  /** For the table. */
  readonly about: string;
  /** Which tensors reach the page. `none`: they stay in the worker, and only the arithmetic is timed. */
  readonly delivers: 'all' | 'last' | 'none';
  /** Our own kernel; null for others. */
  readonly kernel: 'typescript' | null;
  readonly start: () => Contender;
}

/** Who is measured. */
export const CONTENDERS = {
  'ours-typescript': {
    about: 'ours, TypeScript',
    delivers: 'all',
    kernel: 'typescript',
    start: inSession,
  },
  'ours-typescript-compute': {
    about: 'ours, TypeScript, nothing delivered',
    delivers: 'none',
    kernel: 'typescript',
    start: () => inWorker(new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' })),
  },
  'ort-all': { about: 'ONNX Runtime Web', delivers: 'all', kernel: null, start: ort },
  'ort-last': { about: 'ONNX Runtime Web, last output only', delivers: 'last', kernel: null, start: ort },
  'tfjs-all': { about: 'TensorFlow.js', delivers: 'all', kernel: null, start: tfjs },
  'tfjs-last': { about: 'TensorFlow.js, last output only', delivers: 'last', kernel: null, start: tfjs },
  'jax-all': { about: 'jax-js', delivers: 'all', kernel: null, start: jax },
  'jax-last': { about: 'jax-js, last output only', delivers: 'last', kernel: null, start: jax },
} as const satisfies Record<string, Entry>;

export type ContenderId = keyof typeof CONTENDERS;

export const CONTENDER_IDS = Object.keys(CONTENDERS) as readonly ContenderId[];

export function isContenderId(id: string): id is ContenderId {
  return Object.hasOwn(CONTENDERS, id);
}

/** Those that show what a page must fetch, and how long it takes until the first tensor. */
export const FIRST: readonly ContenderId[] = ['ours-typescript', 'ort-all', 'tfjs-all', 'jax-all'];

function ort(): Contender {
  return inWorker(new Worker(new URL('./ort.worker.ts', import.meta.url), { type: 'module' }));
}
function tfjs(): Contender {
  return inWorker(new Worker(new URL('./tfjs.worker.ts', import.meta.url), { type: 'module' }));
}
function jax(): Contender {
  return inWorker(new Worker(new URL('./jax.worker.ts', import.meta.url), { type: 'module' }));
}
