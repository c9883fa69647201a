/** Half precision (IEEE 754 binary16): a sign, 5 bits of exponent, 10 of fraction. The largest number is 65504. */

const bits = new Uint32Array(1);
const number = new Float32Array(bits.buffer);

/** The nearest half to each number, ties to even, as its 16 bits. What is too large becomes infinite. */
export function toHalf(values: Float32Array): Uint16Array<ArrayBuffer> {
  return Uint16Array.from(values, halfOf);
}

/** The numbers that 16 bits each stand for, exactly. */
export function fromHalf(halves: Uint16Array): Float32Array<ArrayBuffer> {
  // In bits, because a model of a few hundred thousand numbers stands between a reader and the first picture.
  const words = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i] as number;
    const sign = (half & 0x8000) << 16;
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 31) words[i] = sign | 0x7f800000 | (fraction << 13);
    else if (exponent > 0) words[i] = sign | ((exponent + 112) << 23) | (fraction << 13);
    else {
      number[0] = fraction * 2 ** -24;
      words[i] = sign | (bits[0] as number);
    }
  }
  return new Float32Array(words.buffer);
}

/** Whether none of them is infinite or not a number. */
export function areFinite(halves: Uint16Array): boolean {
  for (let i = 0; i < halves.length; i++) if (((halves[i] as number) & 0x7c00) === 0x7c00) return false;
  return true;
}

function halfOf(value: number): number {
  number[0] = value;
  const single = bits[0] as number;
  const sign = (single >>> 16) & 0x8000;
  const exponent = (single >>> 23) & 0xff;
  const fraction = single & 0x7fffff;
  if (exponent === 0xff) return sign | 0x7c00 | (fraction ? 0x200 : 0);
  const power = exponent - 127 + 15;
  if (power >= 31) return sign | 0x7c00;
  // Below the smallest normal half the implicit one moves into the fraction.
  const whole = power > 0 ? (power << 23) | fraction : fraction | 0x800000;
  const dropped = power > 0 ? 13 : 14 - power;
  if (dropped > 24) return sign;
  const kept = whole >>> dropped;
  const rest = whole & ((1 << dropped) - 1);
  const middle = 1 << (dropped - 1);
  // A carry runs from the fraction into the exponent, and from the last exponent into infinity, as it should.
  return sign | (kept + (rest > middle || (rest === middle && kept % 2 === 1) ? 1 : 0));
}
