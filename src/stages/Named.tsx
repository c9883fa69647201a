/** A name with its subscripts set as such: W_Q, b_1. */
export function Named({ text }: { text: string }) {
  const parts = text.split(/_(\w)/);
  return parts.map((part, n) => (n % 2 === 1 ? <sub key={n}>{part}</sub> : part));
}
