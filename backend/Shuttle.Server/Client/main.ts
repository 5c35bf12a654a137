// What every page gets: small helpers, the live line, and the map where there is one. Without this file every page still works.
import { forgetDraft, keepDraft } from './draft';
import { DRAWN, followLive, MOVED } from './live';

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
const courier = document.querySelector<HTMLElement>('[data-map=courier]');
if (courier) void watchCourier(courier);
const day = document.querySelector<HTMLElement>('[data-map=day]');
if (day) void import('./day').then(island => island.showDay(day));
const board = document.querySelector<HTMLElement>('[data-board]:not([data-map])');
if (board) void import('./board').then(island => island.openBoard(board));

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepDraft(form);
for (const done of document.querySelectorAll<HTMLElement>('[data-draft-done]')) forgetDraft(done.dataset['draftDone']!);
const scans = document.querySelectorAll<HTMLButtonElement>('[data-scan]');
if (scans.length > 0) void import('./scan').then(island => scans.forEach(island.offerScanner));
const photos = document.querySelectorAll<HTMLInputElement>('input[data-shrink]');
if (photos.length > 0) void import('./shrink').then(island => photos.forEach(island.shrinkPhotos));
const verify = document.querySelector<HTMLFormElement>('form[data-verify]');
if (verify) void import('./verify').then(island => island.verifyOffline(verify));

const offline = document.querySelector<HTMLElement>('[data-offline]');
const sayOffline = () => { if (offline) offline.hidden = navigator.onLine; };
window.addEventListener('online', sayOffline);
window.addEventListener('offline', sayOffline);
sayOffline();
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => undefined); // not on plain http elsewhere than localhost

// The map is fetched only when there is a place to show: most of the time there is none. A stop that is over may say so, or a first fix.
async function watchCourier(box: HTMLElement): Promise<void> {
  let follows = false;
  const look = async (): Promise<void> => {
    const { coming } = await import('./coming');
    const found = await coming(box);
    if (!found?.at || follows) return;
    follows = true;
    for (const news of [DRAWN, MOVED]) document.removeEventListener(news, look);
    const island = await import('./courier');
    await island.followCourier(box, found);
  };
  for (const news of [DRAWN, MOVED]) document.addEventListener(news, look);
  await look();
}
