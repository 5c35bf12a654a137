// What somebody writes in a long form stays on their device until the office has it: a lost connection, a closed tab or an empty
// battery costs nothing. Kept for a week, and never a file, a pin code or a number of the population register.

const WEEK = 7 * 24 * 3600 * 1000;

interface Draft { at: number; fields: [string, string][] }

export function keepDraft(form: HTMLFormElement): void {
  const key = `draft:${form.dataset['draft']}`;
  // A form that the server sent back has been filled in by the server.
  if (form.hasAttribute('data-fresh')) refill(form, key);
  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => save(form, key), 300);
  });
  form.addEventListener('submit', event => {
    save(form, key);
    if (navigator.onLine) return;
    event.preventDefault();
    form.querySelector<HTMLElement>('[data-offline-said]')?.removeAttribute('hidden');
  });
  window.addEventListener('online', () => form.querySelector<HTMLElement>('[data-offline-said]')?.setAttribute('hidden', ''));
}

/** The office has it: nothing of it stays here. */
export function forgetDraft(name: string): void {
  localStorage.removeItem(`draft:${name}`);
}

function kept(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  return [...form.elements].filter(field =>
    (field instanceof HTMLInputElement && !['file', 'password', 'submit', 'button'].includes(field.type) && (field.type !== 'hidden' || field.hasAttribute('data-pin')))
    || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
    .filter(field => field.getAttribute('name') && !field.hasAttribute('data-not-kept')) as HTMLInputElement[];
}

const isTick = (field: Element): field is HTMLInputElement => field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

function save(form: HTMLFormElement, key: string): void {
  const fields = kept(form).filter(field => !isTick(field) || field.checked).map(field => [field.name, field.value] as [string, string]);
  localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields } satisfies Draft));
}

function refill(form: HTMLFormElement, key: string): void {
  const text = localStorage.getItem(key);
  if (!text) return;
  const { at, fields } = JSON.parse(text) as Draft;
  if (Date.now() - at > WEEK) return localStorage.removeItem(key);
  for (const field of kept(form)) {
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (isTick(field)) field.checked = values.includes(field.value);
    else if (values[0] !== undefined) field.value = values[0];
  }
  form.querySelector<HTMLElement>('[data-draft-said]')?.removeAttribute('hidden');
}
