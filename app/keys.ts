import type { Words } from '../src/i18n/en.ts';

/** What a key does outside text fields and matrices. */
export type Action = keyof Words['keyNames'];

/** The keys of the page: the handler and the `?` sheet are both made from this table. */
export const KEYS: readonly { readonly action: Action; readonly keys: readonly string[] }[] = [
  { action: 'next', keys: ['→', 'Space', 'PageDown'] },
  { action: 'back', keys: ['←', 'PageUp'] },
  { action: 'tokenUp', keys: ['↑'] },
  { action: 'tokenDown', keys: ['↓'] },
  { action: 'headPrevious', keys: ['['] },
  { action: 'headNext', keys: [']'] },
  { action: 'layerPrevious', keys: [','] },
  { action: 'layerNext', keys: ['.'] },
  { action: 'cover', keys: ['b'] },
  { action: 'cell', keys: ['←', '→', '↑', '↓'] },
  { action: 'open', keys: ['Enter'] },
  { action: 'close', keys: ['Esc'] },
  { action: 'edit', keys: ['/'] },
  { action: 'sheet', keys: ['?'] },
];

const SCROLLING: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', ' ']);

const DRAWN: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Space',
  Escape: 'Esc',
};

/** What a key press asks for, or null where it belongs to what has the focus. */
export function actionOf(event: KeyboardEvent): Action | null {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  // What is open in front of the page is closed first, by the browser.
  if (event.key === 'Escape' && document.querySelector('dialog[open], :popover-open')) return null;
  if (
    event.key !== 'Escape' &&
    target?.closest('input, textarea, select, dialog, [popover], [role=grid], [role=slider]')
  ) {
    return null;
  }
  // Space and Enter press the button that has the focus; arrows move within a tab list.
  if (event.key === ' ' && target?.closest('button, a, summary')) return null;
  if (event.key.startsWith('Arrow') && target?.closest('[role=tablist], [role=radiogroup]')) return null;
  // A chapter longer than its room is scrolled.
  if (SCROLLING.has(event.key) && target?.closest('[role=tabpanel]')) return null;
  const key = DRAWN[event.key] ?? event.key;
  return (
    KEYS.find(({ action, keys }) => action !== 'cell' && action !== 'open' && keys.includes(key))?.action ??
    null
  );
}
