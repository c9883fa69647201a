/**
 * The wire format of protocol buffers (protobuf.dev/programming-guides/encoding), as far as writing an ONNX model needs
 * it: a message is a row of fields, each a number, a float, or bytes that may be a message again.
 */

/** One encoded field, or several one after another. */
export type Field = Uint8Array;

/** An unsigned or negative integer of at most 64 bits, in groups of seven bits, the lowest first. */
function varint(value: number | bigint): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low | 0x80);
  } while (rest !== 0n);
  return bytes;
}

function tag(field: number, wireType: 0 | 2 | 5): number[] {
  return varint(field * 8 + wireType);
}

/** A field that holds an integer, an enumeration or a truth value. */
export function integer(field: number, value: number): Field {
  return Uint8Array.from([...tag(field, 0), ...varint(value)]);
}

/** A field that holds a 32-bit float. */
export function float(field: number, value: number): Field {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return joined([Uint8Array.from(tag(field, 5)), bytes]);
}

/** A field that holds bytes. */
export function bytes(field: number, value: Uint8Array): Field {
  return joined([Uint8Array.from([...tag(field, 2), ...varint(value.length)]), value]);
}

/** A field that holds text. */
export function text(field: number, value: string): Field {
  return bytes(field, new TextEncoder().encode(value));
}

/** A field that holds a message of these fields. */
export function message(field: number, fields: readonly Field[]): Field {
  return bytes(field, joined(fields));
}

/** Fields one after another: the bytes of a message. */
export function joined(fields: readonly Field[]): Uint8Array {
  const all = new Uint8Array(fields.reduce((total, field) => total + field.length, 0));
  let at = 0;
  for (const field of fields) {
    all.set(field, at);
    at += field.length;
  }
  return all;
}
