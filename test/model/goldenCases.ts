import { readdirSync, readFileSync } from 'node:fs';
import type { EncoderConfig } from '../../src/model/config.ts';
import type { EncoderInput } from '../../src/model/encoder.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { readSafetensors } from '../../src/model/tensorFile.ts';
import { givenWeights, type Weights } from '../../src/model/weights.ts';

const FOLDER = new URL('../fixtures/golden/', import.meta.url);
/** The names of the runs that PyTorch wrote. */
export const GOLDEN_CASES: readonly string[] = readdirSync(FOLDER)
  .filter((file) => !file.includes('.weights.'))
  .map((file) => file.replace('.safetensors', ''));

/** A run as PyTorch wrote it. */
export interface GoldenCase {
  readonly config: EncoderConfig;
  readonly input: EncoderInput;
  /** PyTorch's weights, by its own names. */
  readonly state: ReadonlyMap<string, Tensor>;
  readonly weights: Weights;
  /** Every intermediate, by its name in files. */
  readonly tensors: ReadonlyMap<string, Tensor>;
}

export function readGolden(name: string): GoldenCase {
  const { metadata, tensors } = read(name);
  const config = JSON.parse(metadata.config as string) as EncoderConfig;
  const input = {
    ids: JSON.parse(metadata.ids as string) as number[],
    padding: JSON.parse(metadata.padding as string) as boolean[],
    temperature: JSON.parse(metadata.temperature as string) as number,
  };
  const state = read(`${JSON.parse(metadata.weights as string)}.weights`).tensors;
  const weights = fromStateDict(config, state);
  return { config, input, state, weights, tensors };
}

function read(name: string) {
  return readSafetensors(new Uint8Array(readFileSync(new URL(`${name}.safetensors`, FOLDER))));
}

/** PyTorch's names and W·x into ours and x·W: written here once more, so that `pytorchWeights` has a witness. */
function fromStateDict(config: EncoderConfig, state: ReadonlyMap<string, Tensor>): Weights {
  const weights = new Map<string, Tensor>();
  const take = (name: string) => state.get(name) as Tensor;
  const put = (key: string, tensor: Tensor) => weights.set(key, tensor);
  put('embedding.weight', take('embedding.weight'));
  for (let l = 0; l < config.layers; l++) {
    const from = (part: string) => take(`layers.${l}.${part}`);
    const [inWeight, inBias] = [from('self_attn.in_proj_weight'), from('self_attn.in_proj_bias')];
    (['q', 'k', 'v'] as const).forEach((part, third) => {
      put(`attention.${part}.weight@${l}`, turned(rows(inWeight, third * config.width, config.width)));
      put(`attention.${part}.bias@${l}`, rows(inBias, third * config.width, config.width));
    });
    put(`attention.output.weight@${l}`, turned(from('self_attn.out_proj.weight')));
    put(`attention.output.bias@${l}`, from('self_attn.out_proj.bias'));
    put(`attention.norm.gamma@${l}`, from('norm1.weight'));
    put(`attention.norm.beta@${l}`, from('norm1.bias'));
    put(`ffn.hidden.weight@${l}`, turned(from('linear1.weight')));
    put(`ffn.hidden.bias@${l}`, from('linear1.bias'));
    put(`ffn.output.weight@${l}`, turned(from('linear2.weight')));
    put(`ffn.output.bias@${l}`, from('linear2.bias'));
    put(`ffn.norm.gamma@${l}`, from('norm2.weight'));
    put(`ffn.norm.beta@${l}`, from('norm2.bias'));
  }
  put('final.norm.gamma', take('norm.weight'));
  put('final.norm.beta', take('norm.bias'));
  put('output.bias', take('output.bias'));
  return givenWeights(config, weights);
}

function rows({ shape, data }: Tensor, first: number, count: number): Tensor {
  const size = data.length / (shape[0] as number);
  return { shape: [count, ...shape.slice(1)], data: data.slice(first * size, (first + count) * size) };
}

function turned({ shape, data }: Tensor): Tensor {
  const [n, m] = shape as [number, number];
  return {
    shape: [m, n],
    data: Float32Array.from({ length: n * m }, (_, i) => data[(i % n) * m + Math.floor(i / n)] as number),
  };
}
