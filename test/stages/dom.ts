/** What is wrong with a drawing, one line each: what a reader, or a reader's machine, would stumble over. */
export function problemsIn(root: Element): string[] {
  return [
    ...[...root.querySelectorAll('*')].flatMap(notANumber),
    ...controlsIn(root).flatMap(unnamed),
    ...repeated(root, 'id'),
    ...repeated(root, 'data-carry'),
    ...POINTERS.flatMap((attribute) => pointsNowhere(root, attribute)),
    ...[...root.querySelectorAll('svg, canvas, img, [role=img]')].flatMap(unspoken),
  ];
}

/** The dash is what formatNumber makes of NaN. */
const NOT_A_NUMBER = /NaN|undefined|Infinity|\bnull\b|\[object |(^|[:=(×] ?)—/;

/** Text and attributes that a calculation left without a number. */
function notANumber(element: Element): string[] {
  const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  const found = [
    ...own.map((node) => ['text', node.textContent ?? '']),
    ...[...element.attributes].map(({ name, value }) => [name, value]),
  ];
  return found
    .filter(([, text]) => NOT_A_NUMBER.test(text as string))
    .map(([name, text]) => `${describe(element)}: ${name} "${text}"`);
}

/** Wherever the tab key stops. */
export function controlsIn(root: Element): Element[] {
  const all = root.querySelectorAll(
    'button, a[href], input, select, textarea, summary, [contenteditable], [tabindex]:not([tabindex^="-"])',
  );
  return [...all].filter((element) => !element.matches('[disabled], [type=hidden]'));
}

/** What a browser presses and names by itself. */
export const NATIVE = 'button, a[href], input, select, textarea, summary';

function unnamed(element: Element): string[] {
  const problems: string[] = [];
  if (nameOf(element) === '') problems.push('takes focus and has no name');
  if (!element.matches(NATIVE) && !element.hasAttribute('role')) problems.push('takes focus and has no role');
  if (element.closest('[aria-hidden=true]')) problems.push('takes focus and is hidden from screen readers');
  return problems.map((problem) => `${describe(element)} ${problem}`);
}

/** The name as a screen reader finds it; near enough for what the page uses. */
function nameOf(element: Element): string {
  const root = element.getRootNode() as Document;
  const named = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  const words = [
    element.getAttribute('aria-label'),
    named.map((id) => root.getElementById(id)?.textContent).join(' '),
    element.closest('label')?.textContent,
    element.id ? root.querySelector(`label[for="${element.id}"]`)?.textContent : '',
    element.matches('input, select, textarea') ? '' : spoken(element),
    element.getAttribute('title'),
  ];
  return words.map((text) => text?.trim() ?? '').find((text) => text !== '') ?? '';
}

/** The text inside, without what is hidden from screen readers. */
function spoken(node: Node): string {
  if (node instanceof Element && node.matches('[aria-hidden=true]')) return '';
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  return [...node.childNodes].map(spoken).join('');
}

function repeated(root: Element, attribute: 'id' | 'data-carry'): string[] {
  const seen = new Set<string>();
  return [...root.querySelectorAll(`[${attribute}]`)].flatMap((element) => {
    const value = element.getAttribute(attribute);
    if (value === null) return [];
    if (seen.has(value)) return [`${attribute} "${value}" stands twice`];
    seen.add(value);
    return [];
  });
}

const POINTERS = ['aria-labelledby', 'aria-describedby', 'aria-activedescendant', 'aria-controls', 'for'];

function pointsNowhere(root: Element, attribute: string): string[] {
  return [...root.querySelectorAll(`[${attribute}]`)].flatMap((element) =>
    (element.getAttribute(attribute) ?? '')
      .split(/\s+/)
      .filter((id) => id !== '' && !root.ownerDocument.getElementById(id))
      .map((id) => `${describe(element)} ${attribute} points to "${id}", which is not there`),
  );
}

/** A picture that is not hidden says what it shows; one that does so is an image, a group or a control. */
function unspoken(element: Element): string[] {
  if (element.closest('[aria-hidden=true]') || element.parentElement?.closest('[role=img]')) return [];
  const named = nameOf(element) !== '' && element.hasAttribute('role');
  return named ? [] : [`${describe(element)} is neither hidden from screen readers nor says what it shows`];
}

function describe(element: Element): string {
  const shown = ['class', 'role', 'aria-label', 'data-carry', 'type']
    .flatMap((name) => (element.hasAttribute(name) ? [`${name}="${element.getAttribute(name)}"`] : []))
    .join(' ');
  return `<${element.tagName.toLowerCase()}${shown ? ` ${shown}` : ''}>`;
}
