import { type Port, serve } from '../../../src/worker/session.ts';
import { opsOf } from './kernelOps.ts';

/** The page's worker, but with the kernel that its name says. */
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port2.onmessage = () => waiting.shift()?.();
const pause = () =>
  new Promise<void>((resolve) => {
    waiting.push(resolve);
    port1.postMessage(null);
  });

const scope = globalThis as unknown as Port & { readonly name: string };
serve(scope, pause, undefined, opsOf(scope.name));
