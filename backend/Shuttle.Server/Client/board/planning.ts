// Optimising with live progress, what-if, and publishing with a look at who is affected.
import * as api from './api';
import { h } from './dom';
import { button, dialog } from './dialog';
import { t, time, km, span, number, signed } from './words';
import type { Store } from './store';
import type { Figures, Job } from './types';

const SECONDS = 15;

export async function optimise(store: Store): Promise<void> {
  try {
    store.setBusy(true);
    follow(store, await api.start(store.desk.day, store.plan, SECONDS));
  } catch (fault) {
    store.setBusy(false);
    await store.fail(fault);
  }
}

/** Shows a search until it ends; also one that a colleague or another page has started. */
export function follow(store: Store, job: Job): void {
  const state = h('p', { class: 'progress-words', role: 'status' }, t('board.searching'));
  const bar = h('div', { class: 'progress-bar', 'aria-hidden': 'true' }, h('span'));
  const table = h('div', {});
  const stop = button(t('board.satisfied'), () => void api.stop(job.jobId).catch(fault => store.fail(fault)));
  const opened = dialog(t('board.optimising'), [state, bar, table], [stop]);
  const line = new EventSource(`/api/v1/plans/jobs/${job.jobId}/live`);
  const before = store.plan?.content.figures;
  line.addEventListener('progress', event => {
    const now = JSON.parse(event.data) as Job;
    if (now.best) {
      state.textContent = t('board.improvements', now.improvements);
      table.replaceChildren(figuresTable([[t('board.before'), before], [t('board.best'), now.best]]));
    }
    if (now.state === 'running') return;
    line.close();
    store.setBusy(false);
    if (now.state === 'done') {
      store.say(t('board.said-optimised', now.best?.kept ?? 0, now.best?.unserved ?? 0), 'good');
      opened.close();
    } else {
      state.textContent = now.refusalText ?? t('board.job-lost');
      stop.remove();
    }
    void store.reload();
  });
  opened.element.addEventListener('close', () => {
    line.close();
    store.setBusy(false);
  });
}

export function figuresTable(columns: [string, Figures | undefined][]): HTMLElement {
  const rows: [string, (f: Figures) => string][] = [
    [t('kpi.kept'), f => `${f.kept}/${f.stops}`], [t('kpi.late'), f => `${f.late}${f.late ? ` (${span(f.lateSeconds)})` : ''}`], [t('kpi.risk'), f => number(f.atRisk)], [t('kpi.unserved'), f => number(f.unserved)],
    [t('kpi.km'), f => km(f.metres)], [t('kpi.spread'), f => span(f.spreadSeconds)], [t('kpi.moved'), f => number(f.moved)], [t('kpi.other'), f => number(f.otherCourier)], [t('kpi.breaks'), f => number(f.skippedBreaks)],
  ];
  const shown = columns.filter((c): c is [string, Figures] => c[1] !== undefined);
  return h('table', { class: 'figures-table' }, h('thead', {}, h('tr', {}, h('td'), ...shown.map(([name]) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, ...rows.map(([name, value]) => h('tr', {}, h('th', { scope: 'row' }, name), ...shown.map(([, figures]) => h('td', {}, value(figures)))))));
}

export async function publishDialog(store: Store): Promise<void> {
  try {
    const seen = await api.preview(store.plan!.planId);
    const broken = store.plan!.content.broken.length;
    const couriers = seen.couriers.map(c => h('li', {}, h('strong', {}, c.courierName), ': ', t('board.sheet-change', c.stops, c.added, c.removed, c.retimed), c.begun ? ` · ${t('board.on-road')}` : ''));
    const told = seen.residents.filter(r => r.told);
    const opened = dialog(t('board.publish-title', seen.version), [
      seen.gone.length ? h('p', { class: 'note bad' }, t('board.gone', seen.gone.join(', '))) : h('span'),
      broken ? h('p', { class: 'note bad' }, t('board.publish-broken', broken)) : h('span'),
      h('h3', {}, t('board.couriers-affected', seen.couriers.length)), couriers.length ? h('ul', {}, ...couriers) : h('p', {}, t('board.no-courier-affected')),
      h('h3', {}, t('board.residents-told', seen.residents.length)),
      h('p', {}, t('board.residents-split', seen.residents.length - told.length, told.length, seen.quiet)),
      told.length ? h('ul', { class: 'told' }, ...told.map(r => h('li', {}, h('span', { class: 'number' }, r.requestNumber), `: ${time(r.told!)} → ${time(r.start)}`))) : h('span'),
    ], [
      seen.gone.length
        ? button(t('board.refresh'), async () => {
            opened.close();
            await store.change({ kind: 'refresh' }, t('board.said-refreshed'));
          })
        : button(t('board.publish', seen.version), async () => {
            opened.close();
            try {
              const done = await api.publish(seen.planId);
              store.say(t('board.said-published', done.version, done.stops, done.changedRuns.length), 'good');
            } catch (fault) {
              await store.fail(fault);
            }
            await store.reload();
          }),
    ], true);
  } catch (fault) {
    await store.fail(fault);
  }
}

export function whatIfDialog(store: Store): void {
  const shifts = store.desk.shifts.filter(s => !s.droppedOut && !s.onLeave);
  const who = h('select', { id: 'if-who' }, ...shifts.map(s => h('option', { value: s.shiftId }, s.courierName)));
  const minutes = h('input', { id: 'if-minutes', type: 'number', min: 15, max: 240, step: 15, value: 60 });
  const breaks = [...new Set(store.desk.blocks.map(b => b.kind))];
  const pause = h('select', { id: 'if-break' }, ...breaks.map(b => h('option', { value: b }, t(`board.break-${b}`))));
  const answer = h('div', { 'aria-live': 'polite' });
  const ask = (wish: Record<string, unknown>) => async () => {
    answer.replaceChildren(h('p', {}, t('board.thinking')));
    try {
      const { now, same, then } = await api.whatIf(store.plan!.planId, wish);
      const gain = then.unserved - same.unserved || then.lateSeconds - same.lateSeconds || then.metres - same.metres;
      const words = then.unserved !== same.unserved ? t('if.unserved', signed(number(Math.abs(gain)), gain)) : then.lateSeconds !== same.lateSeconds ? t('if.late', signed(span(gain), gain)) : t('if.km', signed(km(Math.abs(gain)), gain));
      answer.replaceChildren(h('p', {}, h('strong', {}, words)), figuresTable([[t('if.now'), now], [t('if.same'), same], [t('if.then'), then]]), h('p', { class: 'hint' }, t('if.not-saved')));
    } catch (fault) {
      answer.replaceChildren();
      await store.fail(fault);
    }
  };
  dialog(t('board.what-if'), [
    h('p', { class: 'hint' }, t('if.hint')), h('label', { for: 'if-who' }, t('board.courier'), who),
    h('div', { class: 'actions' }, button(t('if.one-more'), () => ask({ oneMoreLike: who.value })(), 'quiet')),
    h('label', { for: 'if-minutes' }, t('if.minutes'), minutes), h('div', { class: 'actions' }, button(t('if.longer'), () => ask({ longerShift: who.value, minutes: Number(minutes.value) })(), 'quiet')),
    breaks.length ? h('label', { for: 'if-break' }, t('if.break'), pause) : h('span'), breaks.length ? h('div', { class: 'actions' }, button(t('if.drop'), () => ask({ withoutBreak: pause.value })(), 'quiet')) : h('span'), answer,
  ], [], true);
}
