// Keeps a part of the page fresh: the server says over server-sent events that something has changed, and the part is fetched
// anew as the page draws it. Nothing is polled; when the line drops, the browser opens it again and the part is fetched once.

/** Told to other islands when the part has been drawn anew. */
export const DRAWN = 'shuttle:drawn';
/** Told when only couriers have moved. */
export const MOVED = 'shuttle:moved';

const PAUSE = 400;

export function followLive(after: (part: HTMLElement) => void): void {
  const part = document.querySelector<HTMLElement>('[data-live]');
  if (!part?.id) return;
  const state = document.querySelector<HTMLElement>('[data-live-state]');
  const line = new EventSource(part.dataset['live']!);
  let opened = false;
  let waiting = 0;

  const soon = () => {
    waiting ||= window.setTimeout(() => {
      waiting = 0;
      void refresh(part, after);
    }, PAUSE);
  };
  line.addEventListener('open', () => {
    if (state) state.hidden = false;
    if (opened) soon();
    opened = true;
  });
  line.addEventListener('error', () => {
    if (state) state.hidden = true;
  });
  line.addEventListener('change', event => {
    const { topic } = JSON.parse(event.data) as { topic: string };
    if (topic === 'courier.moved') document.dispatchEvent(new Event(MOVED));
    else soon();
  });
  part.addEventListener('input', () => part.classList.add('touched'));
}

async function refresh(part: HTMLElement, after: (part: HTMLElement) => void): Promise<void> {
  // What somebody is filling in is never pulled away from under them.
  if (part.classList.contains('touched')) {
    sayStale(part);
    return;
  }
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id);
  if (!fresh) return;
  const open = [...part.querySelectorAll('details')].map(d => d.open);
  part.replaceChildren(...fresh.childNodes);
  part.querySelectorAll('details').forEach((d, n) => (d.open = open[n] ?? d.open));
  after(part);
  document.dispatchEvent(new Event(DRAWN));
}

function sayStale(part: HTMLElement): void {
  if (part.querySelector('[data-stale-note]')) return;
  const note = document.createElement('p');
  note.className = 'note';
  note.dataset['staleNote'] = '';
  note.setAttribute('role', 'status');
  const again = document.createElement('a');
  again.href = location.href;
  again.textContent = part.dataset['stale'] ?? '';
  note.append(again);
  part.prepend(note);
}
