const known = new WeakMap<Float32Array, number>();

/** The size of the value farthest from 0. Asked often of the same numbers, it reads them once. */
export function reachOf(data: Float32Array): number {
  const found = known.get(data);
  if (found !== undefined) return found;
  let most = 0;
  for (let i = 0; i < data.length; i++) most = Math.max(most, Math.abs(data[i] as number));
  known.set(data, most);
  return most;
}
