/** How many pictures stand on one contact sheet, so that it can still be looked at as one picture. */
const PER_SHEET = 24;

/** The contact sheets and which pictures stand on each. */
export function sheets(names: readonly string[]): { file: string; names: readonly string[] }[] {
  const count = Math.ceil(names.length / PER_SHEET);
  return Array.from({ length: count }, (_, index) => ({
    file: index === 0 ? 'sheet.png' : `sheet-${index + 1}.png`,
    names: names.slice(index * PER_SHEET, (index + 1) * PER_SHEET),
  }));
}

/** A page with the pictures side by side, each under its name. */
export function sheetPage(names: readonly string[]): string {
  const figures = names.map(
    (name) =>
      `<figure><a href="${name}.png"><img src="${name}.png" alt=""></a><figcaption>${name}</figcaption></figure>`,
  );
  return `<!doctype html>
<meta charset="utf-8">
<title>Contact sheet</title>
<style>
  body { margin: 16px; background: #8a8a8a; font: 13px/1.3 sans-serif; color: #fff }
  main { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; align-items: start }
  figure { margin: 0 }
  img { display: block; width: 100%; max-height: 560px; object-fit: contain; object-position: left top }
</style>
<main>
${figures.join('\n')}
</main>
`;
}
