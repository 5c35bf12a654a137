// Choosing a home: the map moves under a pin that stands still, so that finger, mouse and arrow keys all work; or a search moves it.
import { openMap, still } from './map';

interface Place { name: string; kind: string; point: { lon: number; lat: number }; area?: string }

const CLOSE = 17;

export function choosePin(box: HTMLElement): void {
  const form = box.closest('form')!;
  const input = form.querySelector<HTMLInputElement>('[data-pin]')!;
  const state = form.querySelector<HTMLElement>('[data-pin-state]')!;
  const start = read(input.value) ?? read(box.dataset['centre'] ?? '') ?? { lon: 101.45, lat: 0.5 };
  const map = openMap(box, [start.lon, start.lat], input.value ? CLOSE : 13, false);
  box.append(marker());
  if (!input.value) state.textContent = box.dataset['hint'] ?? '';

  let asked = 0;
  // Only a move that a person asked for places the pin: an untouched map is not an answer.
  map.on('moveend', async event => {
    if (!event.originalEvent && !box.classList.contains('chosen') && !input.value) return;
    const { lng, lat } = map.getCenter();
    input.value = `${lng.toFixed(6)},${lat.toFixed(6)}`;
    const mine = ++asked;
    const answer = await fetch(`/api/v1/areas/covering?lon=${lng.toFixed(6)}&lat=${lat.toFixed(6)}`);
    if (mine !== asked) return;
    const inside = answer.ok ? ((await answer.json()) as { name: string }).name : null;
    state.textContent = inside ? (box.dataset['inside'] ?? '').replace('{0}', inside) : (box.dataset['outside'] ?? '');
    state.classList.toggle('bad', !inside);
  });

  searchPlaces(form, place => {
    box.classList.add('chosen');
    map.jumpTo({ center: [place.point.lon, place.point.lat], zoom: CLOSE });
    if (!still.matches) box.animate([{ opacity: 0.4 }, { opacity: 1 }], 250);
  }, () => map.getCenter());
}

function searchPlaces(form: HTMLFormElement, choose: (place: Place) => void, near: () => { lng: number; lat: number }): void {
  const search = form.querySelector<HTMLInputElement>('[data-search]')!;
  const found = form.querySelector<HTMLElement>('[data-found]')!;
  // Removed, not hidden: a hidden button would still be what Enter presses.
  for (const plain of form.querySelectorAll<HTMLElement>('[data-plain]')) plain.remove();
  let timer = 0;
  let asked = 0;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(find, 200);
  });
  search.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void find();
  });

  // What was typed before this script had come is looked for now.
  if (search.value) void find();

  async function find(): Promise<void> {
    const typed = search.value.trim();
    const mine = ++asked;
    if (typed.length < 2) return found.replaceChildren();
    const { lng, lat } = near();
    const answer = await fetch(`/api/v1/places?q=${encodeURIComponent(typed)}&lon=${lng.toFixed(5)}&lat=${lat.toFixed(5)}`);
    if (!answer.ok || mine !== asked) return;
    found.replaceChildren(...((await answer.json()) as Place[]).map(place => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'quiet place';
      button.textContent = place.area ? `${place.name}, ${place.area}` : place.name;
      button.addEventListener('click', () => {
        found.replaceChildren();
        search.value = place.name;
        choose(place);
      });
      return button;
    }));
  }
}

function marker(): HTMLElement {
  const pin = document.createElement('div');
  pin.className = 'pin';
  pin.setAttribute('aria-hidden', 'true');
  return pin;
}

function read(text: string): { lon: number; lat: number } | null {
  const [lon, lat] = text.split(',').map(Number);
  return lon !== undefined && lat !== undefined && Number.isFinite(lon) && Number.isFinite(lat) && text ? { lon, lat } : null;
}
