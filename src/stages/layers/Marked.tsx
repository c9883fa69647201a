/** A sentence with the word marked in it. */
export function Marked({ text, at, length }: { text: string; at: number; length: number }) {
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + length)}</mark>
      {text.slice(at + length)}
    </>
  );
}
