import type { Import, Module } from './modules.ts';

/** A rule that holds for every module. */
export interface Wall {
  /** The sentence that is its name. */
  readonly says: string;
  /** What breaks it, one line each. */
  readonly offenders: (modules: readonly Module[]) => string[];
  /** Made-up modules that break it, each on its own; and some that stand close to it and do not. */
  readonly breaks: readonly MadeUp[];
  readonly holds?: readonly MadeUp[];
}

/** Path and source, of one module or of several. */
export type MadeUp = Readonly<Record<string, string>>;

/** Which rooms each room may import; its own always. Whatever is not listed may not be. */
const DIRECTIONS: Readonly<Record<string, readonly string[]>> = {
  app: ['stages', 'views', 'store', 'worker', 'model', 'i18n'],
  stages: ['views', 'store', 'model', 'i18n'],
  views: [],
  store: ['worker', 'model', 'i18n'],
  worker: ['model', 'training'],
  training: ['model'],
  model: [],
  i18n: [],
};

const BROWSER = new Set(
  `window document self globalThis navigator location history screen localStorage sessionStorage indexedDB caches
  Worker SharedWorker ServiceWorker MessagePort MessageChannel BroadcastChannel postMessage onmessage importScripts
  addEventListener removeEventListener requestAnimationFrame cancelAnimationFrame requestIdleCallback
  fetch Request Response XMLHttpRequest WebSocket EventSource Image OffscreenCanvas Element Node Event EventTarget
  customElements getComputedStyle matchMedia alert React JSX`.split(/\s+/),
);

function room(path: string): string {
  const [top = '', second = '', ...rest] = path.split('/');
  return top === 'src' && rest.length > 0 ? second : top;
}

/** The folder of a stage; null for what stands beside them. */
function stageFolder(path: string): string | null {
  return /^src\/stages\/([^/]+)\//.exec(path)?.[1] ?? null;
}

const isOurs = (module: Module): boolean => /^(app|src)\//.test(module.path);
const isIn = (module: Module, ...rooms: string[]): boolean => rooms.includes(room(module.path));

/** The imports that break a rule, one line each. */
function badImports(
  modules: readonly Module[],
  isBad: (module: Module, one: Import, target: string) => boolean,
): string[] {
  return modules.flatMap((module) =>
    module.imports
      .filter((one) => isBad(module, one, one.target ?? ''))
      .map((one) => `${module.path} imports ${one.target ?? one.request}`),
  );
}

/** The directions for one room. */
function direction(
  from: string,
  says: string,
  breaks: readonly MadeUp[],
  holds: readonly MadeUp[] = [],
): Wall {
  const allowed = [from, ...(DIRECTIONS[from] ?? [])];
  return {
    says,
    offenders: (modules) =>
      badImports(
        modules.filter((module) => isIn(module, from)),
        (_, one, target) => one.target !== null && !allowed.includes(room(target)),
      ),
    breaks,
    holds,
  };
}

/** The names that a module may not have in it. */
function banned(modules: readonly Module[], found: (module: Module) => readonly string[]): string[] {
  return modules
    .filter(isOurs)
    .flatMap((module) => found(module).map((name) => `${module.path} uses ${name}`));
}

function cycles(modules: readonly Module[]): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const finished = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || finished.has(path)) return;
    const targets = new Set(byPath.get(path)?.imports.map((one) => one.target));
    for (const target of targets) if (target !== null && byPath.has(target)) visit(target, [...trail, path]);
    finished.add(path);
  };
  for (const path of byPath.keys()) visit(path, []);
  return found;
}

export const WALLS: readonly Wall[] = [
  {
    says: 'every module of src stands in a room that has directions',
    offenders: (modules) =>
      modules
        .filter((module) => module.path.startsWith('src/') && !module.path.endsWith('.d.ts'))
        .filter((module) => !(room(module.path) in DIRECTIONS))
        .map((module) => module.path),
    breaks: [{ 'src/shared/x.ts': '' }, { 'src/x.ts': '' }],
    holds: [{ 'src/model/x.ts': '' }],
  },
  direction('app', 'app imports only the rooms of the page', [
    { 'app/main.tsx': `import '../src/training/train.ts'` },
    { 'app/main.tsx': `import type { A } from '../test/a.ts'` },
  ]),
  direction(
    'stages',
    'stages import only views, model, the words and the store',
    [
      { 'src/stages/mix/View.tsx': `import { client } from '../../worker/client.ts'` },
      { 'src/stages/mix/View.tsx': `import type { Reply } from '../../worker/messages.ts'` },
    ],
    [{ 'src/stages/mix/View.tsx': `import { Matrix } from '../../views/Matrix.tsx'` }],
  ),
  {
    says: 'stages import types only from the store',
    offenders: (modules) =>
      badImports(
        modules,
        (module, one, target) => isIn(module, 'stages') && room(target) === 'store' && !one.isType,
      ),
    breaks: [
      { 'src/stages/mix/View.tsx': `import { useStore } from '../../store/store.ts'` },
      { 'src/stages/mix/View.tsx': `import { type State } from '../../store/store.ts'` },
    ],
    holds: [{ 'src/stages/mix/View.tsx': `import type { State } from '../../store/store.ts'` }],
  },
  {
    says: 'no stage imports another stage, nor the catalogue',
    offenders: (modules) =>
      badImports(modules, (module, _, target) => {
        const own = stageFolder(module.path);
        const other = stageFolder(target);
        if (own === null) return false;
        return (other !== null && other !== own) || /^src\/stages\/index\./.test(target);
      }),
    breaks: [
      { 'src/stages/mix/View.tsx': `import type { Plan } from '../scores/layout.ts'` },
      { 'src/stages/mix/View.tsx': `import { STAGES } from '../index.ts'` },
    ],
    holds: [{ 'src/stages/mix/View.tsx': `import type { Stage } from '../stage.ts'; import './layout.ts'` }],
  },
  direction('views', 'views import nothing of ours but views: they know nothing of encoders', [
    { 'src/views/Matrix.tsx': `import type { Tensor } from '../model/tensor.ts'` },
    { 'src/views/Matrix.tsx': `import { words } from '../i18n/words.ts'` },
    { 'src/views/Matrix.tsx': `type T = import('../store/store.ts').State` },
  ]),
  direction('store', 'the store imports only the worker, the model and the languages', [
    { 'src/store/store.ts': `import { STAGES } from '../stages/index.ts'` },
  ]),
  {
    says: 'the worker is reached through its client and its messages; the page may start it',
    offenders: (modules) =>
      badImports(modules, (module, one, target) => {
        if (!isIn(module, 'app', 'store') || room(target) !== 'worker') return false;
        const isStarted = isIn(module, 'app') && one.isAddress && target.endsWith('.worker.ts');
        return (
          !isStarted && !/^src\/worker\/(client|messages|trainingClient|trainingMessages)\.ts$/.test(target)
        );
      }),
    breaks: [
      { 'src/store/store.ts': `import { serve } from '../worker/session.ts'` },
      { 'src/store/store.ts': `new Worker(new URL('../worker/encoder.worker.ts', import.meta.url))` },
      { 'app/start.ts': `import '../src/worker/encoder.worker.ts'` },
    ],
    holds: [
      { 'src/store/store.ts': `import { connect } from '../worker/client.ts'` },
      { 'app/start.ts': `new Worker(new URL('../src/worker/encoder.worker.ts', import.meta.url))` },
    ],
  },
  direction('worker', 'the worker imports only the model and the trainer', [
    { 'src/worker/client.ts': `import type { State } from '../store/store.ts'` },
  ]),
  {
    says: 'the messages between page and worker are types only',
    offenders: (modules) =>
      badImports(
        modules,
        (module, one) => /^src\/worker\/(messages|trainingMessages)\.ts$/.test(module.path) && !one.isType,
      ),
    breaks: [
      { 'src/worker/messages.ts': `import { forward } from '../model/encoder.ts'` },
      { 'src/worker/trainingMessages.ts': `import { createTrainer } from '../training/trainer.ts'` },
    ],
    holds: [{ 'src/worker/messages.ts': `import type { Tensor } from '../model/tensor.ts'` }],
  },
  direction('model', 'the model imports nothing of ours', [
    { 'src/model/ops.ts': `import { x } from '../views/colour.ts'` },
    { 'src/model/ops.ts': `export const x = () => import('../worker/client.ts')` },
    { 'src/model/ops.ts': `export type { Words } from '../i18n/words.ts'` },
    { 'src/model/ops.ts': 'export const x = import(`../store/store.ts`)' },
  ]),
  {
    says: 'the model imports no library but the tokenizers',
    offenders: (modules) =>
      badImports(
        modules,
        (module, one) =>
          isIn(module, 'model') && one.target === null && one.request !== '@huggingface/tokenizers',
      ),
    breaks: [
      { 'src/model/ops.ts': `import { sum } from 'd3'` },
      { 'src/model/ops.ts': `import type { ReactNode } from 'react'` },
      { 'src/model/ops.ts': `import { readFile } from 'node:fs/promises'` },
    ],
    holds: [{ 'src/model/tokenizer.ts': `import { Tokenizer } from '@huggingface/tokenizers'` }],
  },
  {
    says: 'the model knows no browser: no DOM, no worker, no fetch',
    offenders: (modules) =>
      banned(
        modules.filter((module) => isIn(module, 'model')),
        (module) =>
          [...module.globals].filter((name) => BROWSER.has(name) || /^(HTML|SVG|CSS)[A-Z]/.test(name)),
      ),
    breaks: [
      { 'src/model/ops.ts': `export const x = () => fetch('weights.bin')` },
      { 'src/model/ops.ts': `export const wide = () => globalThis.innerWidth` },
      { 'src/model/ops.ts': `export function draw(node: HTMLCanvasElement): void { node.click() }` },
      { 'src/model/ops.ts': `export const worker = new Worker('x.js')` },
    ],
    holds: [
      { 'src/model/ops.ts': `export function mean(window: number[]): number { return window.length }` },
      {
        'src/model/ops.ts': `export const x = (a: { document: string }) => a.document; const { fetch: y } = { fetch: 1 }`,
      },
    ],
  },
  direction('training', 'training imports only the model', [
    { 'src/training/train.ts': `import { serve } from '../worker/session.ts'` },
  ]),
  direction('i18n', 'the words import nothing of ours', [
    { 'src/i18n/en.ts': `import type { StageId } from '../stages/ids.ts'` },
  ]),
  {
    says: 'nothing imports app or test, but the tests',
    offenders: (modules) =>
      badImports(modules, (module, _, target) => {
        if (isIn(module, 'test')) return false;
        return room(target) === 'test' || (room(target) === 'app' && !isIn(module, 'app'));
      }),
    breaks: [
      { 'src/store/store.ts': `import { App } from '../../app/App.tsx'` },
      { 'app/App.tsx': `import { golden } from '../test/fixtures/golden.ts'` },
    ],
    holds: [
      { 'app/main.tsx': `import { App } from './App.tsx'` },
      { 'test/a.ts': `import '../app/App.tsx'` },
    ],
  },
  {
    says: 'no module imports itself, by whatever way round',
    offenders: cycles,
    breaks: [
      { 'src/model/a.ts': `import './b.ts'`, 'src/model/b.ts': `import type { A } from './a.ts'` },
      {
        'app/a.ts': `export * from './b.ts'`,
        'app/b.ts': `import('./c.ts')`,
        'app/c.ts': `new URL('./a.ts', import.meta.url)`,
      },
      { 'app/a.ts': `import './a.ts'` },
    ],
    holds: [
      { 'app/a.ts': `import './b.ts'; import './c.ts'`, 'app/b.ts': `import './c.ts'`, 'app/c.ts': '' },
    ],
  },
  {
    says: 'nothing but the catalogue hands on what another module declares',
    offenders: (modules) =>
      modules
        .filter((module) => isOurs(module) && module.reexports && module.path !== 'src/stages/index.ts')
        .map((module) => module.path),
    breaks: [
      { 'src/views/index.ts': `export * from './Matrix.tsx'` },
      { 'src/views/all.ts': `export type { Cell } from './Matrix.tsx'` },
      { 'src/views/all.ts': `import { Matrix } from './Matrix.tsx'; export { Matrix }` },
    ],
    holds: [
      { 'src/stages/index.ts': `export { mix } from './mix/stage.ts'` },
      { 'src/views/a.ts': `import './b.ts'; const x = 1; export { x }` },
    ],
  },
  {
    says: 'D3 is imported only in views and in the layout of a stage',
    offenders: (modules) =>
      badImports(
        modules.filter(isOurs),
        (module, one) =>
          /^d3(-|$|\/)/.test(one.request) &&
          !isIn(module, 'views') &&
          !/^src\/stages\/[^/]+\/layout\.ts$/.test(module.path),
      ),
    breaks: [
      { 'src/stages/mix/View.tsx': `import { select } from 'd3'` },
      { 'app/App.tsx': `import type { ScaleLinear } from 'd3-scale'` },
    ],
    holds: [{ 'src/stages/mix/layout.ts': `import { scaleLinear } from 'd3'` }],
  },
  {
    says: 'no file or folder is named for having no subject: utils, helpers, types, constants',
    offenders: (modules) =>
      modules
        .map((module) => module.path)
        .filter((path) => /\/(utils?|helpers?|types|constants)(\.|\/)/i.test(path)),
    breaks: [{ 'src/views/utils.ts': '' }, { 'src/helpers/x.ts': '' }, { 'app/types.d.ts': '' }],
    holds: [{ 'src/views/colour.ts': '' }],
  },
  {
    says: 'chance comes from a seed: no Math.random',
    offenders: (modules) =>
      banned(modules, (module) => [...module.members].filter((one) => one === 'Math.random')),
    breaks: [{ 'src/model/weights.ts': `export const x = Math.random()` }],
    holds: [{ 'src/model/weights.ts': `export const x = Math.round(1)` }],
  },
  {
    says: 'no text becomes markup or code: no innerHTML, no eval',
    offenders: (modules) =>
      banned(modules, (module) => [
        ...[...module.names].filter((name) =>
          /^((inner|outer)HTML|dangerouslySetInnerHTML|insertAdjacentHTML|eval|Function)$/.test(name),
        ),
        ...[...module.members].filter((one) => /^document\.write(ln)?$/.test(one)),
      ]),
    breaks: [
      { 'app/a.ts': `export const f = (node: Element) => { node.innerHTML = '' }` },
      { 'app/a.ts': `export const f = (node: Element) => { node['outerHTML'] = '' }` },
      { 'app/a.tsx': `export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />` },
      {
        'app/a.tsx': `const rest = { dangerouslySetInnerHTML: { __html: '' } }; export const A = () => <p {...rest} />`,
      },
      { 'src/model/a.ts': `export const x = eval('1')` },
      { 'src/model/a.ts': `export const x = new Function('return 1')` },
    ],
    holds: [{ 'app/a.ts': `export const f = (node: Element) => { node.textContent = 'innerHTML' }` }],
  },
  {
    says: 'no rule of the compiler or the linter is switched off in a comment',
    offenders: (modules) =>
      modules
        .filter((module) =>
          module.comments.some((comment) =>
            /^\W*(biome-ignore|eslint-disable|@ts-(ignore|expect-error|nocheck))/.test(comment),
          ),
        )
        .map((module) => module.path),
    breaks: [
      { 'app/a.ts': '// @ts-ignore\nexport const x = 1' },
      { 'test/a.ts': '/* biome-ignore lint: no */' },
    ],
    holds: [{ 'app/a.ts': '// a comment on biome-ignore' }],
  },
];
