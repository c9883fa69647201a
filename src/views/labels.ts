/** The longest a row's name may be drawn, in characters of ordinary width. */
const LONGEST = 14;

/** Texts that were measured; the words of a long text are asked for again and again. */
const measured = new Map<string, number>();
const MOST_MEASURED = 4000;

/** About how wide a text is drawn, in ems: CJK and emoji fill the em, Latin about half of it. */
export function emsOf(text: string): number {
  const known = measured.get(text);
  if (known !== undefined) return known;
  let ems = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    ems +=
      code >= 0x2e80
        ? 1.02
        : /[mwMW@]/.test(character)
          ? 0.86
          : /[iljtfr.,;:'|!()[\]]/.test(character)
            ? 0.34
            : 0.58;
  }
  if (measured.size >= MOST_MEASURED) measured.clear();
  measured.set(text, ems);
  return ems;
}

/** Cuts a name that is too long for its place; the whole stands in the announcement and the table. */
export function shortened(text: string, longest = LONGEST): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text;
}

/** Room for a column of names at a font size, in CSS pixels. */
export function labelRoom(labels: readonly string[], fontSize: number): number {
  return Math.ceil(Math.max(0, ...labels.map((label) => emsOf(shortened(label)))) * fontSize) + 8;
}

/**
 * Which of many names are drawn where the lines are closer than the letters are high: those in `marked`,
 * the most important first, and of the others as many as stand clear.
 */
export function namedLines(
  count: number,
  pitch: number,
  fontSize: number,
  marked: readonly number[],
): ReadonlySet<number> {
  const apart = Math.max(1, Math.ceil(fontSize / Math.max(pitch, 1e-3)));
  const lines = Array.from({ length: count }, (_, n) => n);
  if (apart === 1) return new Set(lines);
  const named: number[] = [];
  for (const line of marked) {
    if (named.every((other) => Math.abs(other - line) >= apart)) named.push(line);
  }
  const clear = (n: number) => named.every((m) => Math.abs(m - n) >= apart);
  return new Set([...named, ...lines.filter((n) => n % apart === 0 && clear(n))]);
}
