/** How high so many rows are at least: each can be read, or they are so many that the matrix itself is what can be read. */
export function readableHeight(rows: number): number {
  return (rows <= 13 ? rows * 13 : 64) - 1e-6;
}
