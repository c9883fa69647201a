import { pack, packTransposed, product } from './products';

/** What is done in each head by itself. H heads, T tokens, Dh the width of a head. `room` holds one packed head. */

/** q·kᵀ: (H, T, Dh) twice → (H, T, T). */
export function scores(q: usize, k: usize, c: usize, T: i32, H: i32, Dh: i32, room: usize): void {
  const head = (<usize>(T * Dh)) << 2;
  for (let h = 0; h < H; h++) {
    packTransposed(k, Dh, T, room);
    product(q, (<usize>Dh) << 2, 4, room, 0, c, T, Dh, T);
    q += head;
    k += head;
    c += (<usize>(T * T)) << 2;
  }
}

/** α·v: (H, T, T) and (H, T, Dh) → (H, T, Dh). */
export function mix(weights: usize, v: usize, c: usize, T: i32, H: i32, Dh: i32, room: usize): void {
  const head = (<usize>(T * Dh)) << 2;
  for (let h = 0; h < H; h++) {
    pack(v, T, Dh, room);
    product(weights, (<usize>T) << 2, 4, room, 0, c, T, T, Dh);
    weights += (<usize>(T * T)) << 2;
    v += head;
    c += head;
  }
}

/** (T, H·Dh) → (H, T, Dh). May write up to a vector beyond the end. */
export function cut(x: usize, y: usize, T: i32, H: i32, Dh: i32): void {
  const row = (<usize>Dh) << 2;
  for (let h = 0; h < H; h++) {
    for (let t = 0; t < T; t++) {
      copy(x + <usize>(t * H + h) * row, y, row);
      y += row;
    }
  }
}

/** (H, T, Dh) → (T, H·Dh). May write up to a vector beyond the end. */
export function join(x: usize, y: usize, T: i32, H: i32, Dh: i32): void {
  const row = (<usize>Dh) << 2;
  for (let t = 0; t < T; t++) {
    for (let h = 0; h < H; h++) {
      copy(x + <usize>(h * T + t) * row, y, row);
      y += row;
    }
  }
}

/** In whole vectors: rows are written in ascending order, so the next one mends what this one writes too much. */
function copy(from: usize, to: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, v128.load(from + i));
}
