import { checkConfig, type EncoderConfig } from '../model/config.ts';
import { forward } from '../model/encoder.ts';
import { plainOps } from '../model/ops.ts';
import { refKey, stationsOf } from '../model/tensorNames.ts';
import { keptWeights, type Weights } from '../model/weights.ts';
import type { PlaceInSentence } from './messages.ts';

/**
 * The rows of single tokens, each in a sentence of its own, where a layer begins and ends: (stations, places, D). In plain
 * TypeScript, because the run that is kept lies in the memory of the engine. Pauses after every tensor.
 * @throws RangeError for a place that its sentence does not have, or an id outside the table.
 */
export function* rowsOf(
  config: EncoderConfig,
  weights: Weights,
  places: readonly PlaceInSentence[],
): Generator<undefined, Float32Array<ArrayBuffer>> {
  for (const { ids, at } of places) {
    if (!(Number.isInteger(at) && at >= 0 && at < ids.length)) {
      throw new RangeError(`a sentence of ${ids.length} tokens has none at ${at}`);
    }
    checkConfig(config, ids.length);
  }
  const stations = new Map(stationsOf(config).map((ref, station) => [refKey(ref), station]));
  const rows = new Float32Array(stations.size * places.length * config.width);
  const kept = keptWeights(weights);
  for (const [n, { ids, at }] of places.entries()) {
    const input = { ids, padding: ids.map(() => false) };
    let passed = 0;
    for (const tensor of forward(config, kept, input, plainOps)) {
      const station = stations.get(refKey(tensor));
      if (station !== undefined) {
        const row = tensor.data.subarray(at * config.width, (at + 1) * config.width);
        rows.set(row, (station * places.length + n) * config.width);
        passed++;
      }
      yield;
      // What comes behind the last layer is not asked for.
      if (passed === stations.size) break;
    }
  }
  return rows;
}
