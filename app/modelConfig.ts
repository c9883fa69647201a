import type { EncoderConfig } from '../src/model/config.ts';
import { configOf, type ExplainerState } from '../src/store/state.ts';

/** The configuration of what is shown; before there is a run, of the model that is open; null while neither is known. */
export function modelConfig(state: ExplainerState): EncoderConfig | null {
  return state.run?.config ?? (state.loaded && configOf(state, state.loaded));
}
