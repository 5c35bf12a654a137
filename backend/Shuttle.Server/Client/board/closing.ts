// Drawing a closure: corners by clicks on the map, or a square around the middle of the map for those who do not use a pointer.
import * as api from './api';
import { h } from './dom';
import { button, dialog } from './dialog';
import { t } from './words';
import { PlanMap } from './plan-map';
import type { Store } from './store';
import type { Point } from './types';

const KINDS = ['flood', 'market', 'works', 'event', 'other'];
const ROUND = 1e6;
const round = (p: Point): Point => ({ lon: Math.round(p.lon * ROUND) / ROUND, lat: Math.round(p.lat * ROUND) / ROUND });

function drawClosure(store: Store, map: PlanMap, box: HTMLElement): void {
  const corners: Point[] = [];
  const words = h('span', { role: 'status' }, t('closure.hint'));
  const done = button(t('closure.done'), () => ask(), 'small');
  done.disabled = true;
  const show = () => {
    const ring = corners.map(p => [p.lon, p.lat] as [number, number]);
    map.show('closure-draft', 'fill', ring.length > 2 ? [PlanMap.area([...ring, ring[0]!])] : [], { 'fill-color': PlanMap.colour('--bad'), 'fill-opacity': 0.25 });
    map.show('closure-corners', 'circle', ring.map(p => PlanMap.point(p)), { 'circle-radius': 5, 'circle-color': PlanMap.colour('--bad'), 'circle-stroke-color': PlanMap.colour('--paper'), 'circle-stroke-width': 2 });
    done.disabled = corners.length < 3;
    words.textContent = corners.length ? t('closure.corners', corners.length) : t('closure.hint');
  };
  const end = () => {
    map.onClick = null;
    corners.length = 0;
    show();
    box.hidden = true;
    box.replaceChildren();
  };
  map.onClick = at => {
    corners.push(round(at));
    show();
    return true;
  };
  const square = () => {
    const { lng, lat } = map.map.getCenter();
    const bounds = map.map.getBounds();
    const [dx, dy] = [(bounds.getEast() - bounds.getWest()) / 8, (bounds.getNorth() - bounds.getSouth()) / 8];
    corners.splice(0, corners.length, ...[[-dx, -dy], [dx, -dy], [dx, dy], [-dx, dy]].map(([x, y]) => round({ lon: lng + x!, lat: lat + y! })));
    show();
  };
  const ask = () => {
    const kind = h('select', { id: 'closure-kind' }, ...KINDS.map(k => h('option', { value: k }, t(`closure.${k}`))));
    const until = h('input', { id: 'closure-until', type: 'date', value: store.desk.day, min: store.desk.day });
    const note = h('input', { id: 'closure-note', maxlength: 200 });
    const opened = dialog(t('closure.title'), [h('label', { for: 'closure-kind' }, t('closure.kind'), kind), h('label', { for: 'closure-until' }, t('closure.until'), until), h('label', { for: 'closure-note' }, t('closure.note'), note)], [button(t('closure.save'), async () => {
      opened.close();
      try {
        await api.close({ id: api.newId(), kind: kind.value, note: note.value, firstDay: store.desk.day, lastDay: until.value, ring: [...corners] });
        store.say(t('closure.said'), 'good');
        end();
        await store.reload();
        // Travel has changed: the draft tells the truth again.
        if (store.isDraft) await store.change({ kind: 'refresh' });
      } catch (fault) {
        await store.fail(fault);
      }
    })]);
  };
  box.hidden = false;
  box.replaceChildren(words, button(t('closure.square'), square, 'quiet small'), done, button(t('board.cancel'), end, 'quiet small'));
  show();
}

/** The day's closures, to be lifted one by one. */
export function closuresDialog(store: Store, map: PlanMap, drawing: HTMLElement): void {
  const entries = store.desk.closures.map(c => h('li', {}, h('strong', {}, t(`closure.${c.kind}`)), ` ${c.firstDay} – ${c.lastDay}${c.note ? ` · ${c.note}` : ''} · ${c.createdBy} `, button(t('closure.lift'), async () => {
    opened.close();
    try {
      await api.lift(c.closureId);
      await store.reload();
      if (store.isDraft) await store.change({ kind: 'refresh' });
    } catch (fault) {
      await store.fail(fault);
    }
  }, 'quiet small')));
  const opened = dialog(t('closure.list'), [entries.length ? h('ul', { class: 'places' }, ...entries) : h('p', {}, t('closure.none'))], [button(t('closure.draw'), () => {
    opened.close();
    drawClosure(store, map, drawing);
  })]);
}
