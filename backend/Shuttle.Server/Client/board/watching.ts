// The day as it runs: exceptions to deal with, visits at risk, couriers with the age of their position.
import * as api from './api';
import { h, keyed, colour, initials } from './dom';
import { button, dialog } from './dialog';
import { t, time, times, span } from './words';
import type { Store } from './store';
import type { Exception, WatchCourier, WatchStop } from './types';

export class Watching {
  private readonly inbox = h('ul', { class: 'inbox', 'aria-label': t('watch.inbox') });
  private readonly risks = h('ul', { class: 'legs', 'aria-label': t('watch.risks') });
  private readonly couriers = h('ul', { class: 'watch-couriers', 'aria-label': t('watch.couriers') });
  private readonly pace = h('p', { class: 'hint' });
  private readonly counts = [h('span', { class: 'count' }), h('span', { class: 'count' })];

  constructor(private readonly store: Store, box: HTMLElement, private readonly badge: HTMLElement, private readonly open: (leg: string) => void) {
    box.append(h('div', { class: 'list-scroll', tabindex: '0', role: 'region', 'aria-label': t('board.tab-watch') },
      h('h2', {}, t('watch.inbox'), ' ', this.counts[0]!), this.inbox, h('h2', {}, t('watch.risks'), ' ', this.counts[1]!), this.risks, this.pace, h('h2', {}, t('watch.couriers')), this.couriers));
    store.on(['watch'], () => this.draw());
    this.draw();
  }

  private draw(): void {
    const { watch } = this.store.desk;
    const open = watch.exceptions.filter(e => !e.handledBy);
    keyed(this.inbox, watch.exceptions, e => e.eventId, e => JSON.stringify(e), e => this.exception(e));
    const risky = watch.runs.flatMap(r => r.stops.map(stop => ({ stop, shift: r.shiftId }))).filter(x => x.stop.risk !== 'none')
      .sort((a, b) => (a.stop.risk === b.stop.risk ? (a.stop.eta?.likely ?? '').localeCompare(b.stop.eta?.likely ?? '') : a.stop.risk === 'late' ? -1 : 1));
    keyed(this.risks, risky, x => x.stop.stopId, x => JSON.stringify(x.stop), x => this.risk(x.stop, x.shift));
    // Who is on the road and has never been seen is missing too.
    const missing = watch.runs.filter(r => r.state === 'started' && !watch.couriers.some(c => c.shiftId === r.shiftId));
    keyed(this.couriers, [...missing, ...watch.couriers], c => c.shiftId, c => JSON.stringify(c), c => ('ageSeconds' in c ? this.courier(c) : this.unseen(c.shiftId)));
    this.counts[0]!.textContent = String(open.length);
    this.counts[1]!.textContent = String(risky.length);
    this.pace.textContent = watch.pace.samples ? t('watch.learnt', watch.pace.samples) : t('watch.assumed');
    this.badge.textContent = open.length + risky.length ? String(open.length + risky.length) : '';
    this.badge.hidden = open.length + risky.length === 0;
  }

  private exception(e: Exception): HTMLElement {
    return h('li', { class: `exception${e.urgent && !e.handledBy ? ' urgent' : ''}${e.handledBy ? ' handled' : ''}` },
      h('p', {}, h('strong', {}, t(`exception.${e.kind}`)), ' ', h('span', { class: 'quiet-text' }, `${time(e.at)} · ${e.courierName}${e.requestNumber ? ` · ${e.requestNumber}` : ''}`)),
      e.note ? h('p', { class: 'quiet-text' }, e.note) : null,
      e.confirmBy && !e.handledBy ? h('p', { class: 'chip warn' }, t('watch.confirm-by', time(e.confirmBy))) : null,
      e.open ? h('p', { class: 'chip warn' }, t('watch.still-paused')) : null,
      e.handledBy ? h('p', { class: 'quiet-text' }, t('watch.handled-by', e.handledBy)) : h('div', { class: 'actions' }, e.confirmBy ? this.absence(e) : null, button(t('watch.handled'), () => this.handle(e), 'quiet small')));
  }

  // "Nobody home" counts only when somebody has confirmed it; the door is the custody's own.
  private absence(e: Exception): HTMLElement {
    const decide = (confirmed: boolean) => async () => {
      try {
        await api.decideAbsence(e.eventId, confirmed);
      } catch (fault) {
        await this.store.fail(fault);
      }
      await this.store.reload();
    };
    return h('span', { class: 'actions' }, button(t('watch.confirm'), decide(true), 'small'), button(t('watch.deny'), decide(false), 'quiet small'));
  }

  private async handle(e: Exception): Promise<void> {
    try {
      await api.handled(e.eventId, '');
      e.handledBy = '✓';
      this.store.tell('watch');
    } catch (fault) {
      await this.store.fail(fault);
    }
  }

  private risk(stop: WatchStop, shift: string): HTMLElement {
    return h('li', { class: 'leg' }, h('button', { type: 'button', class: 'leg-open', onclick: () => {
      this.store.select(stop.legId!);
      this.open(stop.legId!);
    } }, h('span', { class: 'mark', style: `--c:${colour(this.store.shiftIndex(shift))}`, 'aria-hidden': 'true' }, initials(this.store.shift(shift)?.courierName ?? '')),
    h('span', { class: 'leg-text' }, h('span', { class: 'leg-first' }, h('strong', { class: 'number' }, stop.requestNumber ?? ''), ' ', h('span', { class: `chip ${stop.risk === 'late' ? 'bad' : 'warn'}` }, t(`board.risk-${stop.risk}`))),
      h('small', {}, stop.eta ? `${t('board.eta')} ${times(stop.eta.early, stop.eta.late)} · ${t('board.window')} ${times(stop.windowFrom!, stop.windowUntil!)}` : ''))));
  }

  private unseen(shift: string): HTMLElement {
    const name = this.store.shift(shift)?.courierName ?? '';
    return h('li', { style: `--c:${colour(this.store.shiftIndex(shift))}` }, h('span', { class: 'mark', 'aria-hidden': 'true' }, initials(name)), h('strong', {}, name), h('span', { class: 'chip warn' }, t('watch.never-seen')));
  }

  private courier(c: WatchCourier): HTMLElement {
    return h('li', { style: `--c:${colour(this.store.shiftIndex(c.shiftId))}` }, h('span', { class: 'mark', 'aria-hidden': 'true' }, initials(c.courierName)), h('span', {}, h('strong', {}, c.courierName), h('small', {}, ` ${t('board.age', span(c.ageSeconds))} · ±${Math.round(c.accuracyMetres)} m`)),
      c.stale ? h('span', { class: 'chip warn' }, t('watch.stale')) : null, c.mock ? h('span', { class: 'chip bad' }, t('watch.mock')) : null,
      c.offRouteMetres ? h('span', { class: 'chip warn' }, t('watch.off-route', c.offRouteMetres)) : null, c.atStopId ? h('span', { class: 'chip live' }, t('watch.at-door', this.store.desk.watch.runs.flatMap(r => r.stops).find(s => s.stopId === c.atStopId)?.requestNumber ?? '')) : null);
  }
}

export function dropOutDialog(store: Store, shift: string): void {
  const name = store.shift(shift)!.courierName;
  const opened = dialog(t('board.drop-out-title', name), [h('p', {}, t('board.drop-out-words', name))], [button(t('board.drop-out'), async () => {
    opened.close();
    store.setBusy(true);
    try {
      const plan = await api.dropOut(shift);
      store.say(t('board.said-dropped', name, plan.version), 'good');
    } catch (fault) {
      await store.fail(fault);
    }
    store.setBusy(false);
    await store.reload();
  }, 'danger')]);
}
