// One stop looked at closely: when and for whom, why here and now, what else it could be, and everything that can be done with it.
import * as api from './api';
import { h } from './dom';
import { button } from './dialog';
import { moveDialog, pinDialog } from './moving';
import { amount, cost, remedy } from './reasons';
import { t, time, times, span, word } from './words';
import type { Store } from './store';
import type { Guid, Why } from './types';

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
