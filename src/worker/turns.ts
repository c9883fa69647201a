/** A way for a worker to wait for a task of its own, so that messages which came in meanwhile are handled first. Timers would wait 4 ms. */
export function createTurns(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port2.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      port1.postMessage(null);
    });
}
