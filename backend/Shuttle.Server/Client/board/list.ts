// The list beside the map: what waits first (leftovers, ready returns, special visits, unsure pins, new work), then what is planned.
import { h, keyed, colour } from './dom';
import { t, time, times, number, word } from './words';
import { matches, stateOf } from './filters';
import { remedy } from './reasons';
import type { Store } from './store';
import type { Leg } from './types';

// Moments as the server writes them, all with the same offset: their text is their order.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const GROUPS = ['leftover', 'ready', 'special', 'weakPin', 'new'] as const;

export class List {
  private readonly pool = h('ul', { class: 'legs pool', 'aria-label': t('board.pool') });
  private readonly planned = h('ul', { class: 'legs', 'aria-label': t('board.planned') });
  private readonly poolCount = h('span', { class: 'count' });
  private readonly plannedCount = h('span', { class: 'count' });

  constructor(private readonly store: Store, box: HTMLElement, private readonly open: (leg: string) => void) {
    box.append(this.filters(), h('div', { class: 'list-scroll', tabindex: '0', role: 'region', 'aria-label': t('board.list') },
      h('h2', {}, t('board.pool'), ' ', this.poolCount), h('p', { class: 'hint' }, t('board.pool-hint')), this.pool, h('h2', {}, t('board.planned'), ' ', this.plannedCount), this.planned));
    store.on(['desk', 'filters', 'watch'], () => this.draw());
    store.on(['selection'], () => this.mark());
    for (const list of [this.pool, this.planned]) list.addEventListener('click', event => this.clicked(event));
    this.draw();
  }

  private filters(): HTMLElement {
    const { desk, filters } = this.store;
    const pick = (name: 'area' | 'state' | 'courier', label: string, options: [string, string][]) =>
      h('label', {}, h('span', { class: 'hidden-label' }, label), h('select', { onchange: (event: Event) => {
        filters[name] = (event.target as HTMLSelectElement).value;
        this.store.tell('filters');
      } }, h('option', { value: '' }, label), ...options.map(([value, text]) => h('option', { value }, text))));
    return h('form', { class: 'filters', 'aria-label': t('board.filters'), onsubmit: (event: Event) => event.preventDefault() },
      h('label', { class: 'search' }, h('span', { class: 'hidden-label' }, t('board.search')), h('input', { type: 'search', placeholder: t('board.search'), oninput: (event: Event) => {
        filters.text = (event.target as HTMLInputElement).value.trim();
        this.store.tell('filters');
      } })),
      pick('area', t('board.all-areas'), desk.areas.map(a => [a.code, a.name])),
      pick('state', t('board.all-states'), ['pool', 'planned', 'late', 'underway', 'done'].map(s => [s, t(`board.state-${s}`)])),
      pick('courier', t('board.all-couriers'), desk.shifts.map(s => [s.shiftId, s.courierName])));
  }

  draw(): void {
    const legs = this.store.desk.legs.filter(leg => matches(this.store, leg));
    const order = (leg: Leg) => GROUPS.indexOf(leg.group) * 1000 - leg.priority;
    const [pool, planned]: [Leg[], Leg[]] = [[], []];
    for (const leg of legs) (stateOf(this.store, leg) === 'pool' ? pool : planned).push(leg);
    pool.sort((a, b) => order(a) - order(b) || compare(a.windowFrom, b.windowFrom));
    const start = (leg: Leg) => this.store.placeOf(leg.legId)?.stop.serviceStart ?? this.store.watchOf(leg.legId)?.arrivedAt ?? '';
    planned.sort((a, b) => compare(start(a), start(b)));
    this.poolCount.textContent = number(pool.length);
    this.plannedCount.textContent = number(planned.length);
    for (const [list, items] of [[this.pool, pool], [this.planned, planned]] as const) keyed(list, items, l => l.legId, l => this.look(l), l => this.item(l));
    this.mark();
  }

  private look(leg: Leg): string {
    const place = this.store.placeOf(leg.legId);
    const watch = this.store.watchOf(leg.legId);
    return [place?.route.shiftId, place?.index, place?.stop.serviceStart, place?.stop.latenessSeconds, watch?.state, watch?.risk, watch?.eta?.likely, leg.state, leg.group, JSON.stringify(this.store.unserved(leg.legId)), JSON.stringify(this.store.pin(leg.legId))].join('|');
  }

  private item(leg: Leg): HTMLElement {
    const { store } = this;
    const place = store.placeOf(leg.legId);
    const watch = store.watchOf(leg.legId);
    const unserved = store.unserved(leg.legId);
    const area = store.desk.areas.find(a => a.code === leg.kelurahanCode)?.name ?? leg.kelurahanCode;
    const index = place ? store.shiftIndex(place.route.shiftId) : -1;
    return h('li', { class: 'leg' },
      h('button', { type: 'button', class: 'leg-open', 'data-leg': leg.legId },
        h('span', { class: place ? 'mark' : 'mark none', style: place ? `--c:${colour(index)}` : '', 'aria-hidden': 'true' }, place ? String(place.index + 1) : '·'),
        h('span', { class: 'leg-text' },
          h('span', { class: 'leg-first' }, h('strong', { class: 'number' }, leg.requestNumber), ' ', h('span', {}, place ? `${time(watch?.arrivedAt ?? place.stop.serviceStart)} · ${place.route.courierName}` : word('LegKind', leg.kind))),
          h('small', {}, `${times(leg.windowFrom, leg.windowUntil)} · ${area}`),
          unserved?.remedies[0] ? h('small', { class: 'leg-way' }, `→ ${remedy(unserved.remedies[0])}`) : null,
          h('span', { class: 'chips' },
            !place && leg.group !== 'new' ? h('span', { class: `chip ${leg.group === 'leftover' || leg.group === 'weakPin' ? 'warn' : 'live'}` }, t(`board.group-${leg.group}`)) : null,
            leg.priority >= 50 ? h('span', { class: 'chip live' }, t('board.vulnerable')) : null,
            leg.failedVisits > 0 ? h('span', { class: 'chip warn' }, t('board.failed', leg.failedVisits)) : null,
            unserved ? h('span', { class: 'chip bad' }, t(`unserved.${unserved.reason}`)) : null,
            place && place.stop.latenessSeconds > 0 ? h('span', { class: 'chip bad' }, t('board.late-by', Math.ceil(place.stop.latenessSeconds / 60))) : null,
            watch && watch.risk !== 'none' ? h('span', { class: `chip ${watch.risk === 'late' ? 'bad' : 'warn'}` }, t(`board.risk-${watch.risk}`)) : null,
            watch && watch.state !== 'planned' ? h('span', { class: `chip ${watch.state === 'done' ? 'good' : watch.state === 'failed' ? 'bad' : 'live'}` }, word('StopState', watch.state)) : null,
            store.pin(leg.legId) && !store.pin(leg.legId)!.aside ? h('span', { class: 'chip' }, `◆ ${t('board.pinned')}`) : null))),
      watch && watch.state !== 'planned' ? null : h('span', { class: 'grip', 'data-leg': leg.legId, 'aria-hidden': 'true', title: t('board.drag') }, '⠿'));
  }

  private mark(): void {
    for (const list of [this.pool, this.planned])
      for (const button of list.querySelectorAll<HTMLElement>('.leg-open')) {
        const leg = button.dataset['leg']!;
        const on = leg === this.store.selected || this.store.chosen.has(leg);
        button.parentElement!.classList.toggle('selected', on);
        button.setAttribute('aria-pressed', String(on));
      }
  }

  /** Brings an entry into view inside the list. */
  reveal(leg: string): void {
    const item = document.querySelector<HTMLElement>(`.leg-open[data-leg="${leg}"]`);
    const box = item?.closest<HTMLElement>('.list-scroll');
    if (!item || !box) return;
    const [a, b] = [item.getBoundingClientRect(), box.getBoundingClientRect()];
    if (a.top < b.top) box.scrollTop -= b.top - a.top + 8;
    else if (a.bottom > b.bottom) box.scrollTop += a.bottom - b.bottom + 8;
  }

  private clicked(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>('.leg-open');
    if (!button) return;
    this.store.select(button.dataset['leg']!, event.ctrlKey || event.metaKey);
    if (!event.ctrlKey && !event.metaKey) this.open(button.dataset['leg']!);
  }
}
