// The timeline: a row per courier with stops, drives, waiting, breaks, windows and lateness. Light DOM: a stop is a button.
import { h, keyed, colour, initials, set } from './dom';
import { t, time, times, km, seconds, word } from './words';
import { matches } from './filters';
import type { Store } from './store';
import type { Broken, Route, Shift, Stop, WatchRun, WatchStop } from './types';

const MINUTE = 60_000;
const NARROWEST = 24;

export interface Item { id: string; legId: string; number: string; label: string; at: number; width: number; stop?: Stop; watch?: WatchStop; index: number; tier: '' | 'upper' | 'lower' }

export class Timeline {
  readonly body = h('div', { class: 'tl-body' });
  private readonly hours = h('div', { class: 'tl-hours', 'aria-hidden': 'true' });
  private readonly scroll = h('div', { class: 'tl-scroll', tabindex: '-1' }, this.hours, this.body);
  private zoom = 0;
  private from = 0;
  private until = 0;

  constructor(private readonly store: Store, box: HTMLElement, private readonly open: (leg: string) => void, private readonly menu: (shift: Shift, at: HTMLElement) => void) {
    const tools = h('div', { class: 'tl-tools' },
      h('h2', {}, t('board.timeline')),
      h('ul', { class: 'tl-key', 'aria-label': t('board.key') }, ...['wait', 'break', 'window', 'late', 'pin'].map(k => h('li', {}, h('span', { class: `key key-${k}`, 'aria-hidden': 'true' }), t(`board.key-${k}`)))),
      h('button', { type: 'button', class: 'quiet small', title: t('board.zoom-out'), 'aria-label': t('board.zoom-out'), onclick: () => this.setZoom(this.zoom / 1.4) }, '−'),
      h('button', { type: 'button', class: 'quiet small', title: t('board.zoom-in'), 'aria-label': t('board.zoom-in'), onclick: () => this.setZoom(this.zoom * 1.4) }, '+'),
      h('button', { type: 'button', class: 'quiet small', title: t('board.zoom-fit'), 'aria-label': t('board.zoom-fit'), onclick: () => this.fit() }, '↔'),
      h('button', { type: 'button', class: 'quiet small', title: t('board.taller'), 'aria-label': t('board.taller'), 'aria-pressed': 'false', onclick: (event: Event) => this.grow(event.currentTarget as HTMLElement) }, '↕'));
    box.append(tools, this.scroll);
    store.on(['desk', 'filters', 'watch'], () => this.draw());
    store.on(['selection'], () => this.mark());
    this.body.addEventListener('click', event => this.clicked(event));
    this.body.addEventListener('keydown', event => this.arrows(event));
    new ResizeObserver(() => this.zoom === 0 && this.fit()).observe(this.scroll);
    this.fit();
  }

  /** Pixels of a moment from the left of a lane. */
  x(ms: number): number {
    return ((ms - this.from) / MINUTE) * this.zoom;
  }

  private setZoom(zoom: number): void {
    const middle = (this.scroll.scrollLeft + this.scroll.clientWidth / 2) / this.zoom;
    this.zoom = Math.min(14, Math.max(0.8, zoom));
    this.draw();
    this.scroll.scrollLeft = middle * this.zoom - this.scroll.clientWidth / 2;
  }

  private fit(): void {
    this.span();
    const width = this.scroll.clientWidth - this.nameWidth() - 44;
    if (width < 50) return;
    this.zoom = Math.max(width / ((this.until - this.from) / MINUTE), 1.1);
    this.draw();
  }

  /** More rows at once, less of map and list. */
  private grow(button: HTMLElement): void {
    const tall = this.scroll.closest('.desk-in')!.classList.toggle('tall');
    button.setAttribute('aria-pressed', String(tall));
  }

  private nameWidth(): number {
    return this.scroll.clientWidth < 700 ? 132 : 168;
  }

  private span(): void {
    const { shifts, plan, midnight } = this.store.desk;
    const begins = [...shifts.map(s => Date.parse(s.from)), ...(plan?.content.routes.map(r => Date.parse(r.departure)) ?? [])];
    const ends = [...shifts.map(s => Date.parse(s.until)), ...(plan?.content.routes.map(r => Date.parse(r.return)) ?? [])];
    const hour = 60 * MINUTE;
    const zero = Date.parse(midnight);
    this.from = begins.length ? Math.floor((Math.min(...begins) - zero) / hour) * hour + zero : zero + 7 * hour;
    this.until = ends.length ? Math.ceil((Math.max(...ends) - zero) / hour) * hour + zero : zero + 17 * hour;
  }

  draw(): void {
    if (this.zoom === 0) return;
    this.span();
    const width = Math.ceil(this.x(this.until));
    set(this.scroll, { style: `--lane:${width}px;--name:${this.nameWidth()}px;--hour:${60 * this.zoom}px` });
    this.drawHours();
    const rows = this.store.desk.shifts.filter(s => !this.store.filters.courier || s.shiftId === this.store.filters.courier);
    keyed(this.body, rows, s => s.shiftId, () => 'row', shift => this.row(shift));
    for (const row of this.body.children) this.fill(row as HTMLElement);
    this.mark();
  }

  private drawHours(): void {
    const hour = 60 * MINUTE;
    const step = this.zoom * 60 < 34 ? 2 : 1;
    const marks: HTMLElement[] = [];
    for (let at = this.from, n = 0; at <= this.until; at += hour, n++) if (n % step === 0) marks.push(h('span', { style: `left:${this.x(at)}px` }, time(at)));
    this.hours.replaceChildren(...marks);
  }

  private row(shift: Shift): HTMLElement {
    const index = this.store.shiftIndex(shift.shiftId);
    const row = h('section', { class: 'tl-row', 'data-shift': shift.shiftId, 'aria-label': shift.courierName },
      h('div', { class: 'tl-name', style: `--c:${colour(index)}` },
        h('button', { type: 'button', class: 'tl-who', 'aria-haspopup': 'menu', onclick: (event: Event) => this.menu(shift, event.currentTarget as HTMLElement) },
          h('span', { class: 'mark', 'aria-hidden': 'true' }, initials(shift.courierName)), h('span', { class: 'who-text' }, h('strong', {}, shift.courierName), h('small', { class: 'load' })))),
      h('ol', { class: 'tl-lane', 'data-shift': shift.shiftId, style: `--c:${colour(index)}` }));
    return row;
  }

  private fill(row: HTMLElement): void {
    const shift = this.store.shift(row.dataset['shift']!)!;
    const route = this.store.routeOf(shift.shiftId);
    const run = this.store.desk.watch.runs.find(r => r.shiftId === shift.shiftId);
    const items = itemsOf(route, run, this);
    row.classList.toggle('out', shift.droppedOut || shift.onLeave);
    row.querySelector('.load')!.replaceChildren(...this.load(shift, route, run));
    const lane = row.querySelector<HTMLElement>('.tl-lane')!;
    const broken = (this.store.plan?.content.broken ?? []).filter(b => b.shiftId === shift.shiftId);
    row.classList.toggle('broken', broken.some(b => !b.legId));
    keyed(lane, [...this.pieces(shift, route), ...items], piece => piece.id, piece => this.look(piece, broken), (piece, old) => ('html' in piece ? piece.html() : this.item(piece, broken, old)));
  }

  // Two short lines: how much, and how it stands.
  private load(shift: Shift, route?: Route, run?: WatchRun): HTMLElement[] {
    if (shift.droppedOut || shift.onLeave) return [h('span', {}, t(shift.droppedOut ? 'board.out' : 'board.on-leave'))];
    const unseen = run && run.acknowledgedVersion < run.version;
    return [h('span', {}, [t('board.n-stops', route?.stops.length ?? 0), route ? `${km(route.metres)} km` : ''].filter(Boolean).join(' · ')),
      run ? h('span', { class: unseen ? 'unseen' : run.state }, unseen ? t('board.not-seen') : word('RunState', run.state)) : h('span')];
  }

  private pieces(shift: Shift, route?: Route): { id: string; html: () => HTMLElement; look: string }[] {
    const bar = (id: string, from: string, until: string, kind: string, text = '') => {
      const left = this.x(Date.parse(from));
      const width = Math.max(1, this.x(Date.parse(until)) - left);
      return { id: `${id}-${from}`, look: `${left}|${width}|${text}|${kind}`, html: () => h('li', { class: `tl-bar ${kind}`, style: `left:${left}px;width:${width}px`, 'aria-hidden': text ? null : 'true' }, text ? h('span', {}, text) : null) };
    };
    const bars = [bar('duty', shift.from, shift.until, 'duty')];
    if (!route) return bars;
    for (const pause of route.breaks) bars.push(bar('break', pause.from, pause.until, 'break', t(`board.break-${pause.kind}`)));
    let left = route.departure;
    for (const stop of route.stops) {
      bars.push(bar(`go-${stop.legId}`, left, stop.arrival, 'drive'));
      if (seconds(stop.arrival, stop.serviceStart) > 120) bars.push(bar(`wait-${stop.legId}`, stop.arrival, stop.serviceStart, 'wait'));
      left = stop.departure;
    }
    bars.push(bar('home', left, route.return, 'drive home'));
    const now = Date.parse(this.store.desk.now);
    if (now > this.from && now < this.until) bars.push(bar('now', this.store.desk.now, this.store.desk.now, 'now'));
    return bars;
  }

  private look(piece: Item | { look: string }, broken: Broken[]): string {
    if ('look' in piece) return piece.look;
    const { stop, watch } = piece;
    return [piece.at, piece.width, piece.tier, piece.number, piece.label, stop?.latenessSeconds, stop?.frozen, watch?.state, watch?.risk, watch?.eta?.likely, JSON.stringify(this.store.pin(piece.legId)),
      broken.filter(b => b.legId === piece.legId).map(b => b.code + b.amount).join(), this.faded(piece)].join('|');
  }

  private faded(item: Item): boolean {
    const leg = this.store.leg(item.legId);
    return leg ? !matches(this.store, leg) : false;
  }

  private item(item: Item, broken: Broken[], old: HTMLElement | null): HTMLElement {
    const { stop, watch } = item;
    const pin = this.store.pin(item.legId);
    const wrong = broken.filter(b => b.legId === item.legId);
    const late = (stop?.latenessSeconds ?? 0) > 0;
    const done = watch && ['done', 'partial', 'failed'].includes(watch.state);
    const classes = ['tl-stop', late && 'late', wrong.length && 'wrong', pin && 'pinned', (stop?.frozen || done || watch?.state === 'arrived' || watch?.state === 'underway') && 'fixed',
      watch && `state-${watch.state}`, watch && watch.risk !== 'none' && `risk-${watch.risk}`, this.faded(item) && 'faded'].filter(Boolean).join(' ');
    const button = h('button', {
      type: 'button', class: classes, 'data-leg': item.legId, tabindex: old?.querySelector('button')?.tabIndex === 0 ? '0' : '-1', style: `width:${item.width}px`,
      title: item.label, 'aria-label': [item.label, late && t('board.late-by', Math.ceil(stop!.latenessSeconds / 60)), pin && t('board.pinned'), ...wrong.map(b => t(`broken.${b.code}`)), watch && watch.risk !== 'none' && t(`board.risk-${watch.risk}`)].filter(Boolean).join(', '),
    }, h('span', { class: 'n', 'aria-hidden': 'true' }, done ? (watch.state === 'failed' ? '✕' : '✓') : item.number), late || wrong.length ? h('span', { class: 'flag', 'aria-hidden': 'true' }, '!') : null, pin ? h('span', { class: 'pin-mark', 'aria-hidden': 'true' }, '◆') : null);
    return h('li', { class: `tl-at ${item.tier}`, style: `left:${item.at}px` }, button);
  }

  /** Shows the selection: the stop, its promised window, and one stop per row in the tab order. */
  mark(): void {
    const { selected, chosen } = this.store;
    this.body.querySelector('.tl-window')?.remove();
    for (const button of this.body.querySelectorAll<HTMLElement>('.tl-stop')) {
      const leg = button.dataset['leg']!;
      button.classList.toggle('selected', leg === selected || chosen.has(leg));
      button.setAttribute('aria-pressed', String(leg === selected || chosen.has(leg)));
    }
    for (const lane of this.body.querySelectorAll('.tl-lane')) {
      const buttons = [...lane.querySelectorAll<HTMLElement>('.tl-stop')];
      if (buttons.length && !buttons.some(b => b.tabIndex === 0)) buttons[0]!.tabIndex = 0;
    }
    const place = selected ? this.store.placeOf(selected) : undefined;
    if (!place) return;
    const left = this.x(Math.max(this.from, Date.parse(place.stop.windowFrom)));
    const width = this.x(Math.min(this.until, Date.parse(place.stop.windowUntil))) - left;
    if (width > 0) this.lane(place.route.shiftId)?.append(h('li', { class: 'tl-window', 'aria-hidden': 'true', style: `left:${left}px;width:${width}px`, 'data-key': 'window' }));
  }

  lane(shift: string): HTMLElement | null {
    return this.body.querySelector<HTMLElement>(`.tl-lane[data-shift="${shift}"]`);
  }

  /** Brings a stop into view; the page itself does not move. */
  reveal(leg: string, focus: boolean): void {
    const button = this.body.querySelector<HTMLElement>(`.tl-stop[data-leg="${leg}"]`);
    if (!button) return;
    const [box, view] = [button.getBoundingClientRect(), this.scroll.getBoundingClientRect()];
    const left = view.left + this.nameWidth();
    if (box.left < left) this.scroll.scrollLeft -= left - box.left + 20;
    else if (box.right > view.right) this.scroll.scrollLeft += box.right - view.right + 20;
    if (box.top < view.top + 24) this.scroll.scrollTop -= view.top + 24 - box.top + 10;
    else if (box.bottom > view.bottom) this.scroll.scrollTop += box.bottom - view.bottom + 10;
    if (focus) button.focus({ preventScroll: true });
  }

  private clicked(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>('.tl-stop');
    if (!button) return;
    this.focusable(button);
    this.store.select(button.dataset['leg']!, event.ctrlKey || event.metaKey);
    if (!event.ctrlKey && !event.metaKey) this.open(button.dataset['leg']!);
  }

  private focusable(button: HTMLElement): void {
    for (const other of button.closest('.tl-lane')!.querySelectorAll<HTMLElement>('.tl-stop')) other.tabIndex = other === button ? 0 : -1;
  }

  // Left and right go along a route, up and down to the neighbour's stop at about the same time.
  private arrows(event: KeyboardEvent): void {
    const button = (event.target as Element).closest<HTMLElement>('.tl-stop');
    if (!button || event.altKey || event.ctrlKey || event.metaKey) return;
    const buttons = [...button.closest('.tl-lane')!.querySelectorAll<HTMLElement>('.tl-stop')];
    const at = buttons.indexOf(button);
    let next: HTMLElement | null | undefined;
    if (event.key === 'ArrowRight') next = buttons[at + 1];
    else if (event.key === 'ArrowLeft') next = buttons[at - 1];
    else if (event.key === 'Home') next = buttons[0];
    else if (event.key === 'End') next = buttons.at(-1);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') next = this.neighbour(button, event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
    if (!next) return;
    this.focusable(next);
    this.reveal(next.dataset['leg']!, true);
  }

  private neighbour(button: HTMLElement, step: 1 | -1): HTMLElement | null {
    const x = button.getBoundingClientRect().left;
    let row = button.closest('.tl-row');
    while ((row = (step > 0 ? row?.nextElementSibling : row?.previousElementSibling) ?? null)) {
      const buttons = [...row.querySelectorAll<HTMLElement>('.tl-stop')];
      if (buttons.length) return buttons.reduce((a, b) => (Math.abs(b.getBoundingClientRect().left - x) < Math.abs(a.getBoundingClientRect().left - x) ? b : a));
    }
    return null;
  }
}

/** The stops of a row: those planned, and what is behind the courier already. */
function itemsOf(route: Route | undefined, run: WatchRun | undefined, line: Timeline): Item[] {
  const items: Item[] = [];
  const planned = new Set(route?.stops.map(s => s.legId));
  for (const watch of run?.stops ?? []) {
    if (!watch.legId || planned.has(watch.legId) || !watch.arrivedAt) continue;
    const until = watch.finishedAt ?? watch.arrivedAt;
    items.push(itemOf(watch.legId, '', `${watch.requestNumber ?? ''}, ${word('StopState', watch.state)} ${time(watch.arrivedAt)}`, watch.arrivedAt, until, line, -1, undefined, watch));
  }
  route?.stops.forEach((stop, index) => {
    const watch = run?.stops.find(s => s.legId === stop.legId);
    const begin = watch?.arrivedAt ?? stop.serviceStart;
    const label = `${index + 1}. ${stop.requestNumber}, ${word('LegKind', stop.kind)}, ${time(begin)}, ${t('board.window')} ${times(stop.windowFrom, stop.windowUntil)}${watch ? `, ${word('StopState', watch.state)}` : ''}`;
    items.push(itemOf(stop.legId, String(index + 1), label, begin, watch?.finishedAt ?? (watch?.arrivedAt ? watch.arrivedAt : stop.departure), line, index, stop, watch));
  });
  return tiers(items);
}

/** Neighbours that would cover each other stand on two tiers; a row where nobody does keeps its full height. */
function tiers(items: Item[]): Item[] {
  const sorted = [...items].sort((a, b) => a.at - b.at);
  if (!sorted.some((item, i) => i > 0 && item.at < sorted[i - 1]!.at + sorted[i - 1]!.width)) return items;
  let [upper, lower] = [-Infinity, -Infinity];
  for (const item of sorted) {
    item.tier = item.at >= upper || upper <= lower ? 'upper' : 'lower';
    if (item.tier === 'upper') upper = item.at + item.width;
    else lower = item.at + item.width;
  }
  return items;
}

function itemOf(legId: string, number: string, label: string, from: string, until: string, line: Timeline, index: number, stop?: Stop, watch?: WatchStop): Item {
  const at = line.x(Date.parse(from));
  return { id: `stop-${legId}-${stop?.part ?? 0}`, legId, number, label, at, width: Math.max(NARROWEST, line.x(Date.parse(until)) - at), index, tier: '', ...(stop ? { stop } : {}), ...(watch ? { watch } : {}) };
}
