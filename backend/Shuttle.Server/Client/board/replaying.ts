// A run seen again: the driven way against the planned one, with a slider over the day and the events on it.
import * as api from './api';
import { h } from './dom';
import { button } from './dialog';
import { t, time, km } from './words';
import { PlanMap } from './plan-map';
import { still } from '../map';
import type { Store } from './store';
import type { Guid, Replay } from './types';

export async function showReplay(store: Store, map: PlanMap, box: HTMLElement, run: Guid): Promise<void> {
  let seen: Replay;
  try {
    seen = await api.replay(run);
  } catch (fault) {
    return store.fail(fault);
  }
  const moments = [...seen.fixes.map(f => Date.parse(f.time)), ...seen.events.map(e => Date.parse(e.time)), ...seen.stops.flatMap(s => (s.arrivedAt ? [Date.parse(s.arrivedAt)] : []))].sort((a, b) => a - b);
  const [from, until] = [moments[0] ?? Date.parse(store.desk.midnight), moments.at(-1) ?? Date.parse(store.desk.midnight) + 1];
  const clock = h('output', { class: 'replay-clock' });
  const slider = h('input', { type: 'range', min: from, max: until, step: 1000, value: until, 'aria-label': t('replay.time') });
  const story = h('p', { class: 'replay-story', 'aria-live': 'off' });
  let playing = 0;
  const play = button('▶', () => (playing ? stop() : start()), 'quiet small');
  play.setAttribute('aria-label', t('replay.play'));

  const stop = () => {
    clearInterval(playing);
    playing = 0;
    play.textContent = '▶';
  };
  const start = () => {
    if (Number(slider.value) >= until) slider.value = String(from);
    play.textContent = '❚❚';
    const step = still.matches ? (until - from) / 12 : (until - from) / 240;
    playing = window.setInterval(() => {
      slider.value = String(Math.min(until, Number(slider.value) + step));
      draw();
      if (Number(slider.value) >= until) stop();
    }, still.matches ? 700 : 80);
  };
  const draw = () => {
    const at = Number(slider.value);
    clock.textContent = time(at);
    slider.setAttribute('aria-valuetext', time(at));
    const way = seen.fixes.filter(f => Date.parse(f.time) <= at).map(f => [f.lon, f.lat] as [number, number]);
    map.show('replay-driven', 'line', way.length > 1 ? [PlanMap.line(way)] : [], { 'line-color': PlanMap.colour('--live'), 'line-width': 4 });
    map.show('replay-stops', 'circle', seen.stops.map(s => PlanMap.point([s.lon, s.lat], { done: s.arrivedAt !== undefined && Date.parse(s.arrivedAt) <= at })), {
      'circle-radius': 6, 'circle-color': ['case', ['get', 'done'], PlanMap.colour('--good'), PlanMap.colour('--paper')], 'circle-stroke-color': PlanMap.colour('--ink'), 'circle-stroke-width': 2 });
    const last = way.at(-1);
    map.show('replay-here', 'circle', last ? [PlanMap.point(last)] : [], { 'circle-radius': 9, 'circle-color': PlanMap.colour('--live'), 'circle-stroke-color': PlanMap.colour('--paper'), 'circle-stroke-width': 3 });
    const event = seen.events.filter(e => Date.parse(e.time) <= at).at(-1);
    const number = event?.stopId ? seen.stops.find(s => s.stopId === event.stopId)?.requestNumber : undefined;
    story.textContent = event ? `${time(event.time)} ${t(`event.${event.kind}`)}${number ? ` · ${number}` : ''}` : '';
  };
  const close = () => {
    stop();
    for (const id of ['replay-planned', 'replay-driven', 'replay-stops', 'replay-here']) map.show(id, id === 'replay-stops' || id === 'replay-here' ? 'circle' : 'line', [], {});
    box.hidden = true;
    box.replaceChildren();
  };
  slider.addEventListener('input', draw);
  map.show('replay-planned', 'line', [PlanMap.line(seen.planned)], { 'line-color': PlanMap.colour('--quiet'), 'line-width': 3, 'line-dasharray': [1.5, 1.5] });
  const made = seen.stops.filter(s => s.arrivedAt && s.requestNumber);
  const late = made.filter(s => Date.parse(s.arrivedAt!) - Date.parse(s.plannedArrival) > 600_000).length;
  box.hidden = false;
  box.replaceChildren(h('div', { class: 'replay-head' }, h('strong', {}, t('replay.title', seen.courierName)), h('span', { class: 'quiet-text' }, t('replay.figures', km(seen.drivenMetres), km(seen.plannedMetres), made.length, late)), button('✕', close, 'quiet small')),
    h('div', { class: 'replay-bar' }, play, slider, clock), story);
  box.querySelector('.replay-head button')!.setAttribute('aria-label', t('board.close'));
  draw();
}
