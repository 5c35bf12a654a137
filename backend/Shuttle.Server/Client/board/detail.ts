// One stop looked at closely: when and for whom, why here and now, what else it could be, and everything that can be done with it.
import * as api from './api';
import { h } from './dom';
import { button, dialog } from './dialog';
import { t, has, time, times, span, signed, number, word } from './words';
import type { Store } from './store';
import type { Guid, LevelChange, Remedy, Why } from './types';

export class Detail {
  private shown: Guid | null = null;
  private why: Why | null = null;
  private whyOf = '';

  constructor(private readonly store: Store, private readonly box: HTMLElement) {
    store.on(['desk', 'watch', 'busy'], () => this.shown && this.draw());
  }

  open(leg: Guid): void {
    if (this.shown !== leg) [this.why, this.whyOf] = [null, ''];
    this.shown = leg;
    this.box.hidden = false;
    this.draw();
  }

  close(): void {
    this.shown = null;
    this.box.hidden = true;
    this.store.select(null);
  }

  private draw(): void {
    const legId = this.shown!;
    const leg = this.store.leg(legId);
    if (!leg) return this.close();
    const key = `${this.store.plan?.planId}#${this.store.plan?.revision}#${legId}`;
    if (key !== this.whyOf) [this.why, this.whyOf] = [null, ''];
    const place = this.store.placeOf(legId);
    const watch = this.store.watchOf(legId);
    const pin = this.store.pin(legId);
    const wrong = this.store.plan?.content.broken.filter(b => b.legId === legId) ?? [];
    const rows: [string, string | Node | null][] = [
      [t('board.window'), times(leg.windowFrom, leg.windowUntil)],
      [t('board.courier'), place?.route.courierName ?? t('board.nobody')],
      [t('board.arrival'), place ? `${time(place.stop.arrival)}${place.stop.serviceStart !== place.stop.arrival ? ` (${t('board.begins', time(place.stop.serviceStart))})` : ''}` : null],
      [t('board.drive'), place ? `${span(place.stop.travelSeconds)} · ${(place.stop.travelMetres / 1000).toFixed(1)} km` : null],
      [t('board.told'), place?.stop.announced ? time(place.stop.announced) : null],
      [t('board.eta'), watch?.eta ? `${times(watch.eta.early, watch.eta.late)} (${t('board.likely', time(watch.eta.likely))})` : null],
      [t('board.state'), watch ? word('StopState', watch.state) : null],
      [t('board.pinned'), pin && !pin.aside ? [pin.shiftId && this.store.shift(pin.shiftId)?.courierName, pin.position !== undefined && t('board.at-position', pin.position + 1), pin.start && time(pin.start)].filter(Boolean).join(', ') : null],
    ];
    const focused = this.box.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['act'] : undefined;
    this.box.replaceChildren(
      h('div', { class: 'detail-head' }, h('h2', {}, leg.requestNumber), h('span', { class: 'chip' }, word('LegKind', leg.kind)), h('button', { type: 'button', class: 'quiet small', 'aria-label': t('board.close'), onclick: () => this.close() }, '✕')),
      h('dl', { class: 'detail-facts' }, ...rows.filter(([, value]) => value).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
      ...wrong.map(b => h('p', { class: 'note bad' }, t(`broken.${b.code}`), b.amount ? ` (${amount(b.code, b.amount)})` : '')),
      h('div', { class: 'detail-acts' }, ...this.acts(legId)),
      h('div', { class: 'why', 'aria-live': 'polite' }, ...(this.why ? this.explain(this.why) : [this.act('why', t('board.why'), () => this.ask(legId), 'quiet wide')])));
    if (focused) this.box.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus({ preventScroll: true });
  }

  private act(name: string, text: string, act: () => unknown, kind = 'quiet'): HTMLButtonElement {
    const made = button(text, act, kind);
    made.dataset['act'] = name;
    made.disabled = this.store.busy;
    return made;
  }

  private acts(leg: Guid): HTMLElement[] {
    const { store } = this;
    const place = store.placeOf(leg);
    const pin = store.pin(leg);
    const watch = store.watchOf(leg);
    if (!store.plan || (watch && watch.state !== 'planned') || place?.stop.frozen) return [];
    return [
      this.act('move', t('board.move-to'), () => moveDialog(store, leg)),
      place ? this.act('aside', t('board.aside'), () => store.change({ kind: 'aside', legIds: store.about(leg) }, t('board.said-aside'))) : this.act('insert', t('board.insert'), () => store.change({ kind: 'insert', legIds: store.about(leg) }, t('board.said-inserted'))),
      place && (!pin || pin.aside) ? this.act('pin', t('board.pin'), () => pinDialog(store, leg)) : null,
      pin && !pin.aside ? this.act('pin', t('board.unpin'), () => store.change({ kind: 'unpin', legIds: [leg] }, t('board.said-unpinned'))) : null,
    ].filter(x => x !== null);
  }

  private async ask(leg: Guid): Promise<void> {
    try {
      const why = await api.why(this.store.plan!.planId, leg);
      if (this.shown !== leg) return;
      this.why = why;
      this.whyOf = `${this.store.plan?.planId}#${this.store.plan?.revision}#${leg}`;
      this.draw();
    } catch (fault) {
      await this.store.fail(fault);
    }
  }

  private explain(why: Why): HTMLElement[] {
    const note = why.lenient ? [h('p', { class: 'hint' }, t('board.lenient'))] : [];
    if (why.unserved) {
      const { reason, remedies } = why.unserved;
      return [...note, h('h3', {}, t('board.why-not')), h('p', {}, t(`unserved.${reason}`)), remedies.length ? h('p', { class: 'hint' }, t('board.remedies')) : h('p', {}, t('board.no-remedy')), h('ul', { class: 'places' }, ...remedies.map(r => h('li', {}, remedy(r))))];
    }
    const place = this.store.placeOf(why.legId);
    return [...note, h('h3', {}, t('board.why-here')), h('p', {}, why.places.length ? t('board.why-best', place?.route.courierName ?? '') : t('board.why-only')),
      h('ol', { class: 'places' }, ...why.places.map(p => h('li', {}, h('strong', {}, p.courierName), ` ${time(p.start)}: `, cost(p.difference), ' ',
        this.act(`take-${p.shiftId}`, t('board.take'), () => this.store.change({ kind: 'move', legIds: [why.legId], shiftId: p.shiftId, position: this.positionAfter(p.shiftId, why.legId, p.afterLegId) }), 'quiet small')))),
      why.impossible.length ? h('p', { class: 'hint' }, t('board.impossible', why.impossible.join(', '))) : null,
      h('p', { class: 'hint' }, `${t('board.left-out')}: ${cost(why.leftOut)}`)].filter(x => x !== null);
  }

  private positionAfter(shift: Guid, moving: Guid, after?: Guid): number {
    const stops = (this.store.routeOf(shift)?.stops ?? []).filter(s => s.legId !== moving);
    return after ? stops.findIndex(s => s.legId === after) + 1 : 0;
  }
}

/** The first level that changes decides; it is said in the words of what it counts. */
function cost(levels: LevelChange[]): string {
  const deciding = levels.find(l => l.value !== 0);
  if (!deciding) return t('cost.none');
  const parts = deciding.terms.filter(x => has(`cost.${x.term}`)).map(x => t(`cost.${x.term}`, x.term.includes('Seconds') && !x.term.includes('Squared') ? signed(span(x.value), x.value) : signed(number(Math.abs(x.value)), x.value)));
  return parts.length ? parts.join(', ') : t(`cost.level-${deciding.level}`);
}

const TIMES = ['WindowLater', 'WindowEarlier', 'ShiftLater', 'ShiftEarlier', 'MaxDriving', 'MaxDuty', 'OnBoard'];
const remedy = (r: Remedy): string => t(`remedy.${r.remedy}`, TIMES.includes(r.remedy) ? span(r.amount) : number(r.amount), r.courierName, r.detail && has(`board.break-${r.detail}`) ? t(`board.break-${r.detail}`) : (r.detail ?? ''));
const amount = (code: string, value: number): string => (['Capacity', 'SkillMissing', 'MaxStops', 'MaxTrips'].includes(code) ? number(value) : code === 'MaxMetres' ? `${number(value)} m` : span(value));

/** The keyboard's way of dragging: to whom, and where in the order. */
export function moveDialog(store: Store, leg: Guid): void {
  const legs = store.about(leg);
  const place = store.placeOf(leg);
  const shifts = store.desk.shifts.filter(s => !s.droppedOut && !s.onLeave);
  const who = h('select', { id: 'move-who' }, ...shifts.map(s => h('option', { value: s.shiftId, selected: s.shiftId === place?.route.shiftId }, s.courierName)));
  const where = h('select', { id: 'move-where' });
  const fill = () => {
    const stops = (store.routeOf(who.value)?.stops ?? []).filter(s => !legs.includes(s.legId));
    const frozen = stops.filter(s => s.frozen).length;
    where.replaceChildren(h('option', { value: 'best' }, t('board.best-place')), ...Array.from({ length: stops.length + 1 - frozen }, (_, i) => i + frozen).map(i =>
      h('option', { value: i, selected: place?.route.shiftId === who.value && i === place.index }, i === 0 ? t('board.first') : t('board.after', `${i}. ${stops[i - 1]!.requestNumber}`, time(stops[i - 1]!.departure)))));
  };
  who.addEventListener('change', fill);
  fill();
  const opened = dialog(t('board.move-title', legs.length > 1 ? t('board.n-stops', legs.length) : (store.leg(leg)?.requestNumber ?? '')), [
    h('label', { for: 'move-who' }, t('board.courier'), who), h('label', { for: 'move-where' }, t('board.place'), where)], [
    button(t('board.move'), async () => {
      opened.close();
      if (where.value === 'best') await store.change({ kind: 'insert', legIds: legs }, t('board.said-inserted'));
      else await store.change({ kind: 'move', legIds: legs, shiftId: who.value, position: Number(where.value) }, t('board.said-moved'));
    }),
    place ? button(t('board.aside'), async () => {
      opened.close();
      await store.change({ kind: 'aside', legIds: legs }, t('board.said-aside'));
    }, 'quiet') : h('span'),
  ]);
}

export function pinDialog(store: Store, leg: Guid): void {
  const place = store.placeOf(leg)!;
  const tick = (name: string, text: string, on: boolean) => h('label', { class: 'tick' }, h('input', { type: 'checkbox', name, checked: on }), h('span', {}, text));
  const courier = tick('courier', t('board.pin-courier', place.route.courierName), true);
  const position = tick('position', t('board.pin-position', place.index + 1), false);
  const start = tick('start', t('board.pin-start'), false);
  const at = h('input', { type: 'time', 'aria-label': t('board.pin-at'), value: time(place.stop.serviceStart).replace('.', ':') });
  const on = (label: HTMLElement) => label.querySelector('input')!.checked;
  const opened = dialog(t('board.pin-title', place.stop.requestNumber), [courier, position, start, h('label', {}, t('board.pin-at'), at)], [
    button(t('board.pin'), async () => {
      opened.close();
      const [hours, minutes] = at.value.split(':').map(Number);
      const moment = new Date(Date.parse(store.desk.midnight) + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000).toISOString();
      await store.change({ kind: 'pin', legIds: [leg], ...(on(courier) ? { shiftId: place.route.shiftId } : {}), ...(on(position) ? { position: place.index } : {}), ...(on(start) ? { start: moment } : {}) }, t('board.said-pinned'));
    }),
  ]);
}
