import { forward } from '../../../src/model/encoder.ts';
import { refKey } from '../../../src/model/tensorNames.ts';
import { opsOf } from './kernelOps.ts';
import { serveRuntime } from './runtime.ts';

/** Our forward pass alone: nothing is copied out unless it is asked for. */
serveRuntime(async ({ config, ids, kernel }, weights) => {
  const input = { ids, padding: ids.map(() => false) };
  const ops = await opsOf(kernel);
  const held = ops.hold(config, weights);
  return {
    async run() {
      const tensors = [];
      for (const tensor of forward(config, held, input, ops)) {
        tensors.push({ key: refKey(tensor), data: tensor.data.slice() });
      }
      return tensors;
    },
    compute() {
      for (const _ of forward(config, held, input, ops));
    },
    dispose: () => undefined,
  };
});
