// The dialogs for moving and pinning: what dragging does, for those who do not drag.
import { h } from './dom';
import { button, dialog } from './dialog';
import { t, time } from './words';
import type { Store } from './store';
import type { Guid } from './types';

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
