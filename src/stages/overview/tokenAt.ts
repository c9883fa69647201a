import type { MouseEvent } from 'react';

/**
 * The token in whose row a button was pressed; none for a press on the heading, or by a key.
 * @param start where the rows begin, in CSS pixels from the button's upper edge.
 */
export function tokenAt(
  { detail, clientY, currentTarget }: MouseEvent<HTMLElement>,
  start: number,
  pitch: number,
  rows: number,
): { readonly token?: number } {
  const token = Math.floor((clientY - currentTarget.getBoundingClientRect().top - start) / pitch);
  return detail > 0 && token >= 0 && token < rows ? { token } : {};
}
