// Small helpers for building pages by hand: elements with attributes and listeners, and lists that are drawn anew without losing focus or scroll.
type Child = Node | string | number | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: (Child | Child[])[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children.flat().filter((c): c is Node | string | number => c !== null && c !== undefined && c !== false && c !== '').map(c => (c instanceof Node ? c : String(c))));
  return element;
}

export function set(element: HTMLElement, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as unknown as EventListener);
    else if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

const kept = new WeakMap<Element, string>();

/**
 * Makes the children of a list those of the given items: what is there stays the same element (and keeps focus), what has not changed
 * is not touched, the rest is made, moved or removed.
 */
export function keyed<T>(parent: HTMLElement, items: readonly T[], key: (item: T) => string, look: (item: T) => string, draw: (item: T, old: HTMLElement | null) => HTMLElement): void {
  const old = new Map<string, HTMLElement>();
  for (const child of parent.children) old.set((child as HTMLElement).dataset['key'] ?? '', child as HTMLElement);
  let before: Element | null = parent.firstElementChild;
  for (const item of items) {
    const id = key(item);
    const known = old.get(id) ?? null;
    old.delete(id);
    const now = look(item);
    let element = known;
    if (!known || kept.get(known) !== now) {
      element = draw(item, known);
      element.dataset['key'] = id;
      kept.set(element, now);
      if (known && known !== element) {
        if (before === known) before = known.nextElementSibling;
        const focused = known.contains(document.activeElement);
        known.replaceWith(element);
        if (focused) (element.matches('button,a,[tabindex]') ? element : element.querySelector<HTMLElement>('button,a,[tabindex]'))?.focus({ preventScroll: true });
        if (before === null && element.nextElementSibling) before = element.nextElementSibling;
      }
    }
    if (element === before) before = element!.nextElementSibling;
    else if (element!.nextElementSibling !== before || element!.parentElement !== parent) parent.insertBefore(element!, before);
  }
  for (const gone of old.values()) gone.remove();
}

/** Colour of a courier by place in the list; the name or a number always stands beside it. */
export const colour = (index: number): string => `var(--route-${((index % 8) + 8) % 8})`;

export const initials = (name: string): string => name.split(/\s+/).map(word => word[0] ?? '').join('').slice(0, 2).toUpperCase();
