// What every page gets: small helpers, the live line, and the map where there is one. Without this file every page still works.
import { followLive } from './live';

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

document.addEventListener('click', event => {
  const button = (event.target as Element).closest<HTMLButtonElement>('[data-tick-all]');
  for (const box of button?.form?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []) {
    box.checked = true;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
});

// A second press while the first is on its way sends nothing twice; the button says that it works.
document.addEventListener('submit', event => {
  const button = (event as SubmitEvent).submitter;
  if (!(button instanceof HTMLButtonElement) || event.defaultPrevented) return;
  const { busy } = button.dataset;
  setTimeout(() => {
    button.disabled = true;
    if (busy) button.textContent = busy;
  });
});
window.addEventListener('pageshow', event => {
  if (event.persisted) for (const button of document.querySelectorAll<HTMLButtonElement>('button:disabled')) button.disabled = false;
});

export function showHelpers(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-tick-all]')) button.hidden = false;
}

showHelpers(document);
followLive(showHelpers);

const pin = document.querySelector<HTMLElement>('[data-map=pin]');
if (pin) void import('./pin').then(island => island.choosePin(pin));
const day = document.querySelector<HTMLElement>('[data-map=day]');
if (day) void import('./day').then(island => island.showDay(day));
const board = document.querySelector<HTMLElement>('[data-board]:not([data-map])');
if (board) void import('./board').then(island => island.openBoard(board));
