import { bytes, float, integer, joined, message, text } from './protobuf.ts';

/** Where the bytes of a weight stand when they are not in the model: a file of that name, given beside it. */
export const WEIGHTS_FILE = 'weights';

/** The domain of the operators that ONNX Runtime adds to the standard. */
export const MICROSOFT = 'com.microsoft';

/** Field numbers and enumerations of onnx.proto3. */
const FLOAT = 1;
const INT64 = 7;
const EXTERNAL = 1;
const IR_VERSION = 8;
const OPSET = 17;

type Attribute = number | readonly number[] | { readonly float: number } | string;

/** Writes an ONNX model, node by node. Every method that adds something returns the name of what it made. */
export class OnnxGraph {
  readonly #nodes: Uint8Array[] = [];
  readonly #initializers: Uint8Array[] = [];
  readonly #inputs: Uint8Array[] = [];
  readonly #outputs: Uint8Array[] = [];
  readonly #external: { readonly at: number; readonly data: Float32Array }[] = [];
  #externalBytes = 0;
  #made = 0;

  /** An input of int64; extents that are text stay open until a run. */
  input(name: string, shape: readonly (number | string)[]): string {
    this.#inputs.push(message(11, valueInfo(name, INT64, shape)));
    return name;
  }

  /**
   * A node; its first output is returned.
   * @param options.outputs Names of the outputs; an empty one is not wanted. Without it there is one, named for the operator.
   */
  node(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    options: { readonly outputs?: readonly [string, ...string[]]; readonly domain?: string } = {},
  ): string {
    const outputs = options.outputs ?? [`${operator}_${this.#made++}`];
    this.#nodes.push(
      message(1, [
        ...inputs.map((input) => text(1, input)),
        ...outputs.map((output) => text(2, output)),
        text(3, outputs[0]),
        text(4, operator),
        ...Object.entries(attributes).map(([name, value]) => message(5, attribute(name, value))),
        text(7, options.domain ?? ''),
      ]),
    );
    return outputs[0];
  }

  /** A constant of float32 that stands outside the model, in the weights file. */
  weight(data: Float32Array, shape: readonly number[]): string {
    const name = `weight_${this.#made++}`;
    const entries = { location: WEIGHTS_FILE, offset: this.#externalBytes, length: data.byteLength };
    this.#initializers.push(
      message(5, [
        ...shape.map((extent) => integer(1, extent)),
        integer(2, FLOAT),
        text(8, name),
        ...Object.entries(entries).map(([key, value]) => message(13, [text(1, key), text(2, String(value))])),
        integer(14, EXTERNAL),
      ]),
    );
    this.#external.push({ at: this.#externalBytes, data });
    this.#externalBytes += data.byteLength;
    return name;
  }

  /** A constant of float32 inside the model, for what is small. */
  constant(data: readonly number[] | Float32Array, shape: readonly number[]): string {
    return this.#inside(FLOAT, new Uint8Array(Float32Array.from(data).buffer), shape);
  }

  /** A list of int64, such as a shape. */
  integers(values: readonly number[]): string {
    return this.#inside(INT64, new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer), [
      values.length,
    ]);
  }

  output(name: string): void {
    this.#outputs.push(message(12, valueInfo(name, FLOAT, null)));
  }

  /** The bytes of the model. */
  model(): Uint8Array<ArrayBuffer> {
    const graph = [
      ...this.#nodes,
      text(2, 'encoder'),
      ...this.#initializers,
      ...this.#inputs,
      ...this.#outputs,
    ];
    return joined([
      integer(1, IR_VERSION),
      message(7, graph),
      message(8, [text(1, ''), integer(2, OPSET)]),
      message(8, [text(1, MICROSOFT), integer(2, 1)]),
    ]) as Uint8Array<ArrayBuffer>;
  }

  /** The bytes of the weights file. */
  weights(): Uint8Array<ArrayBuffer> {
    const all = new Float32Array(this.#externalBytes / 4);
    for (const { at, data } of this.#external) all.set(data, at / 4);
    return new Uint8Array(all.buffer);
  }

  #inside(type: number, raw: Uint8Array, shape: readonly number[]): string {
    const name = `constant_${this.#made++}`;
    this.#initializers.push(
      message(5, [
        ...shape.map((extent) => integer(1, extent)),
        integer(2, type),
        text(8, name),
        bytes(9, raw),
      ]),
    );
    return name;
  }
}

function attribute(name: string, value: Attribute): Uint8Array[] {
  if (typeof value === 'number') return [text(1, name), integer(3, value), integer(20, 2)];
  if (typeof value === 'string') return [text(1, name), text(4, value), integer(20, 3)];
  if ('float' in value) return [text(1, name), float(2, value.float), integer(20, 1)];
  return [text(1, name), ...value.map((one) => integer(8, one)), integer(20, 7)];
}

/** A name, its element type and its shape; null leaves the shape to be inferred. */
function valueInfo(name: string, type: number, shape: readonly (number | string)[] | null): Uint8Array[] {
  const extents = shape?.map((extent) =>
    message(1, [typeof extent === 'number' ? integer(1, extent) : text(2, extent)]),
  );
  return [
    text(1, name),
    message(2, [message(1, [integer(1, type), ...(extents ? [message(2, extents)] : [])])]),
  ];
}
