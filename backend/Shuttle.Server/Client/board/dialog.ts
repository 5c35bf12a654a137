// Dialogs and menus: the browser's own dialog element keeps focus inside and gives it back.
import { h } from './dom';
import { t } from './words';

export interface Opened { element: HTMLDialogElement; close: () => void }

export function dialog(title: string, content: HTMLElement[], actions: HTMLElement[] = [], wide = false): Opened {
  const id = `d${Math.floor(performance.now() * 1000)}`;
  const element = h('dialog', { class: wide ? 'board-dialog wide' : 'board-dialog', 'aria-labelledby': id },
    h('div', { class: 'dialog-head' }, h('h2', { id }, title), h('button', { type: 'button', class: 'quiet small', 'aria-label': t('board.close'), onclick: () => element.close() }, '✕')),
    h('div', { class: 'dialog-body' }, ...content), actions.length ? h('div', { class: 'actions' }, ...actions) : null);
  element.addEventListener('close', () => element.remove());
  document.body.append(element);
  element.showModal();
  return { element, close: () => element.close() };
}

export const button = (text: string, act: () => unknown, kind = ''): HTMLButtonElement => h('button', { type: 'button', class: kind, onclick: () => void act() }, text);

export interface MenuEntry { text: string; act: () => unknown; hint?: string; off?: boolean }

/** A menu beside a button; arrows move, Escape closes, focus comes back. */
export function menu(at: HTMLElement, label: string, entries: MenuEntry[]): void {
  document.querySelector('.board-menu')?.remove();
  const box = at.getBoundingClientRect();
  const list = h('div', { class: 'board-menu', role: 'menu', 'aria-label': label }, ...entries.map(entry => h('button', {
    type: 'button', role: 'menuitem', tabindex: '-1', disabled: entry.off === true, onclick: () => {
      close();
      void entry.act();
    },
  }, h('span', {}, entry.text), entry.hint ? h('kbd', {}, entry.hint) : null)));
  const buttons = () => [...list.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const close = (): void => {
    list.remove();
    document.removeEventListener('pointerdown', outside, true);
    at.setAttribute('aria-expanded', 'false');
    at.focus({ preventScroll: true });
  };
  const outside = (event: Event): void => {
    if (!list.contains(event.target as Node)) close();
  };
  list.addEventListener('keydown', event => {
    const all = buttons();
    const now = all.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'ArrowDown') all[(now + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all[(now - 1 + all.length) % all.length]?.focus();
    else if (event.key === 'Home') all[0]?.focus();
    else if (event.key === 'End') all.at(-1)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
  });
  document.body.append(list);
  const height = list.offsetHeight;
  list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - list.offsetWidth - 8))}px`;
  list.style.top = `${box.bottom + height + 8 > innerHeight ? Math.max(8, box.top - height - 4) : box.bottom + 4}px`;
  document.addEventListener('pointerdown', outside, true);
  at.setAttribute('aria-expanded', 'true');
  buttons()[0]?.focus();
}
