// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { actionOf, KEYS } from '../../app/keys.ts';

function press(key: string, target: Element = document.body, init: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  let action: ReturnType<typeof actionOf> = null;
  const listen = (heard: Event) => {
    action = actionOf(heard as KeyboardEvent);
  };
  document.addEventListener('keydown', listen);
  target.dispatchEvent(event);
  document.removeEventListener('keydown', listen);
  return action;
}

function inBody(html: { tag: string; role?: string }) {
  const element = document.createElement(html.tag);
  if (html.role) element.setAttribute('role', html.role);
  document.body.append(element);
  return element;
}

describe('the keys', () => {
  it('do what the sheet says', () => {
    const browser: Record<string, string> = {
      '→': 'ArrowRight',
      '←': 'ArrowLeft',
      '↑': 'ArrowUp',
      '↓': 'ArrowDown',
      Space: ' ',
      Esc: 'Escape',
    };
    for (const { action, keys } of KEYS) {
      if (action === 'cell' || action === 'open') continue;
      for (const key of keys) expect(press(browser[key] ?? key)).toBe(action);
    }
  });

  it('belong to the letters while a sentence is typed, but Esc still closes', () => {
    const field = inBody({ tag: 'textarea' });
    for (const key of ['ArrowRight', ' ', '/', '?', '[', ',']) expect(press(key, field)).toBeNull();
    expect(press('Escape', field)).toBe('close');
  });

  it('belong to a matrix, a slider or a tab list that has the focus', () => {
    expect(press('ArrowRight', inBody({ tag: 'div', role: 'grid' }))).toBeNull();
    expect(press('ArrowRight', inBody({ tag: 'div', role: 'slider' }))).toBeNull();
    expect(press('ArrowRight', inBody({ tag: 'div', role: 'tablist' }))).toBeNull();
    expect(press('[', inBody({ tag: 'div', role: 'tablist' }))).toBe('headPrevious');
  });

  it('scroll a chapter that has the focus, and still step from it', () => {
    const panel = inBody({ tag: 'div', role: 'tabpanel' });
    for (const key of ['ArrowDown', 'PageDown', ' ']) expect(press(key, panel)).toBeNull();
    expect(press('ArrowRight', panel)).toBe('next');
  });

  it('let Space press the button that has the focus', () => {
    expect(press(' ', inBody({ tag: 'button' }))).toBeNull();
    expect(press('ArrowRight', inBody({ tag: 'button' }))).toBe('next');
  });

  it('leave Esc to a dialog that is open in front of the page', () => {
    const dialog = inBody({ tag: 'dialog' });
    dialog.setAttribute('open', '');
    expect(press('Escape')).toBeNull();
    dialog.remove();
    expect(press('Escape')).toBe('close');
  });

  it('leave the browser its own combinations', () => {
    expect(press('ArrowLeft', document.body, { altKey: true })).toBeNull();
    expect(press('ArrowRight', document.body, { metaKey: true })).toBeNull();
  });
});
