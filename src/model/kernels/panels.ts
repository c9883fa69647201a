/**
 * How a matrix lies in memory for the products (assembly/products.ts): in panels of 8 columns, row after row, the last
 * panel padded with zeros. Packing moves numbers and changes none.
 */

export const PANEL = 8;

/** How many numbers the panels of a (k, m) matrix hold. */
export function panelLength(k: number, m: number): number {
  return k * PANEL * Math.ceil(m / PANEL);
}

/** Where the cell (p, j) of a matrix of k rows lies in its panels. */
function placeOf(p: number, j: number, k: number): number {
  return (j - (j % PANEL)) * k + p * PANEL + (j % PANEL);
}

/** (k, m), row by row → panels. */
export function packPanels(matrix: Float32Array, k: number, m: number, panels: Float32Array): void {
  if (m % PANEL !== 0) panels.fill(0);
  for (let p = 0; p < k; p++) {
    for (let j = 0; j < m; j++) panels[placeOf(p, j, k)] = matrix[p * m + j] as number;
  }
}

/** (m, k), row by row → the panels of its transpose (k, m). */
export function packTransposedPanels(matrix: Float32Array, k: number, m: number, panels: Float32Array): void {
  if (m % PANEL !== 0) panels.fill(0);
  for (let j = 0; j < m; j++) {
    for (let p = 0; p < k; p++) panels[placeOf(p, j, k)] = matrix[j * k + p] as number;
  }
}

/** Panels → (k, m), row by row. */
export function unpackPanels(panels: Float32Array, k: number, m: number): Float32Array<ArrayBuffer> {
  const matrix = new Float32Array(k * m);
  for (let p = 0; p < k; p++) {
    for (let j = 0; j < m; j++) matrix[p * m + j] = panels[placeOf(p, j, k)] as number;
  }
  return matrix;
}
