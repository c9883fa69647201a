import type { Kernel } from '../../../src/model/ops.ts';
import { type Contender, inWorker } from './contender.ts';
import { inSession } from './session.ts';
import sessionWorker from './session.worker.ts?worker&url';

interface Entry {
  /** For the table. */
  readonly about: string;
  /** Which tensors reach the page. `none`: they stay in the worker, and only the arithmetic is timed. */
  readonly delivers: 'all' | 'last' | 'none';
  /** Our own kernel; null for others. */
  readonly kernel: Kernel | null;
  readonly start: () => Contender;
}

/** Who is measured. */
export const CONTENDERS = {
  ours: { about: 'ours, as the page starts it', delivers: 'all', kernel: null, start: ours },
  'ours-relaxed-simd': { about: 'ours, relaxed SIMD', ...session('relaxed-simd') },
  'ours-simd': { about: 'ours, SIMD', ...session('simd') },
  'ours-typescript': { about: 'ours, TypeScript', ...session('typescript') },
  'ours-relaxed-simd-compute': { about: 'ours, relaxed SIMD, nothing delivered', ...alone('relaxed-simd') },
  'ours-simd-compute': { about: 'ours, SIMD, nothing delivered', ...alone('simd') },
  'ort-all': { about: 'ONNX Runtime Web', delivers: 'all', kernel: null, start: ort },
  'ort-last': { about: 'ONNX Runtime Web, last output only', delivers: 'last', kernel: null, start: ort },
  'tfjs-all': { about: 'TensorFlow.js', delivers: 'all', kernel: null, start: tfjs },
  'tfjs-last': { about: 'TensorFlow.js, last output only', delivers: 'last', kernel: null, start: tfjs },
  'jax-all': { about: 'jax-js', delivers: 'all', kernel: null, start: jax },
  'jax-last': { about: 'jax-js, last output only', delivers: 'last', kernel: null, start: jax },
} as const satisfies Record<string, Entry>;

export type ContenderId = keyof typeof CONTENDERS;

/** Those of the table. */
export const CONTENDER_IDS = (Object.keys(CONTENDERS) as ContenderId[]).filter((id) => id !== 'ours');

/** Those that show what a page must fetch, and how long it takes until the first tensor. */
export const FIRST = ['ours', 'ort-all', 'tfjs-all', 'jax-all'] as const satisfies readonly ContenderId[];

export function isContenderId(id: string): id is ContenderId {
  return Object.hasOwn(CONTENDERS, id);
}

/** A session that computes with this kernel. */
function session(kernel: Kernel) {
  const start = () => inSession(() => new Worker(sessionWorker, { type: 'module', name: kernel }), kernel);
  return { delivers: 'all', kernel, start } as const;
}

/** A forward pass whose tensors stay where they are. */
function alone(kernel: Kernel) {
  const start = () => inWorker(new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' }));
  return { delivers: 'none', kernel, start } as const;
}

/** The worker of the page itself. */
function ours(): Contender {
  const worker = () =>
    new Worker(new URL('../../../src/worker/encoder.worker.ts', import.meta.url), { type: 'module' });
  return inSession(worker, null);
}
function ort(): Contender {
  return inWorker(new Worker(new URL('./ort.worker.ts', import.meta.url), { type: 'module' }));
}
function tfjs(): Contender {
  return inWorker(new Worker(new URL('./tfjs.worker.ts', import.meta.url), { type: 'module' }));
}
function jax(): Contender {
  return inWorker(new Worker(new URL('./jax.worker.ts', import.meta.url), { type: 'module' }));
}
