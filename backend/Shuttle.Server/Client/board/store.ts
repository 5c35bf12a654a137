// The board's state: what the server said last, what is selected and filtered. Parts of the board draw themselves when it changes.
import * as api from './api';
import { t } from './words';
import type { Change, Desk, Guid, Leg, Pin, Plan, Route, Shift, Stop, Unserved, WatchStop } from './types';

export interface Filters { area: string; state: string; courier: string; text: string }

type Part = 'desk' | 'selection' | 'filters' | 'watch' | 'busy';

export class Store {
  selected: Guid | null = null;
  /** Several legs at once, by holding the modifier key. */
  readonly chosen = new Set<Guid>();
  filters: Filters = { area: '', state: '', courier: '', text: '' };
  busy = false;
  /** While something is dragged or written, what arrives waits. */
  holding = false;
  private readonly listeners: { parts: Part[]; draw: () => void }[] = [];
  private waiting: Desk | null = null;

  constructor(public desk: Desk, readonly say: (text: string, kind?: 'good' | 'bad') => void) {}

  on(parts: Part[], draw: () => void): void {
    this.listeners.push({ parts, draw });
  }

  tell(...parts: Part[]): void {
    for (const listener of this.listeners) if (listener.parts.some(p => parts.includes(p))) listener.draw();
  }

  get plan(): Plan | undefined {
    return this.desk.plan;
  }

  get isDraft(): boolean {
    return this.desk.plan?.state === 'draft';
  }

  routeOf(shift: Guid): Route | undefined {
    return this.desk.plan?.content.routes.find(r => r.shiftId === shift);
  }

  shift(id: Guid): Shift | undefined {
    return this.desk.shifts.find(s => s.shiftId === id);
  }

  shiftIndex(id: Guid): number {
    return this.desk.shifts.findIndex(s => s.shiftId === id);
  }

  leg(id: Guid): Leg | undefined {
    return this.desk.legs.find(l => l.legId === id);
  }

  pin(leg: Guid): Pin | undefined {
    return this.desk.plan?.content.pins.find(p => p.legId === leg);
  }

  unserved(leg: Guid): Unserved | undefined {
    return this.desk.plan?.content.unserved.find(u => u.legId === leg);
  }

  /** Where a leg is planned: the route, the stop, and its place in the route. */
  placeOf(leg: Guid): { route: Route; stop: Stop; index: number } | undefined {
    for (const route of this.desk.plan?.content.routes ?? []) {
      const index = route.stops.findIndex(s => s.legId === leg);
      if (index >= 0) return { route, stop: route.stops[index]!, index };
    }
    return undefined;
  }

  /** The stop of a published run that a leg is on. */
  watchOf(leg: Guid): WatchStop | undefined {
    for (const run of this.desk.watch.runs) {
      const stop = run.stops.find(s => s.legId === leg);
      if (stop) return stop;
    }
    return undefined;
  }

  select(leg: Guid | null, add = false): void {
    if (!add) this.chosen.clear();
    if (leg && add && this.selected && this.chosen.size === 0) this.chosen.add(this.selected);
    if (leg && add) this.chosen.has(leg) ? this.chosen.delete(leg) : this.chosen.add(leg);
    this.selected = leg;
    this.tell('selection');
  }

  /** What a command is about: all that are chosen if the one is among them, else the one. */
  about(leg: Guid): Guid[] {
    return this.chosen.has(leg) ? [...this.chosen] : [leg];
  }

  take(desk: Desk): void {
    if (this.holding) {
      this.waiting = desk;
      return;
    }
    this.desk = desk;
    this.tell('desk', 'watch');
  }

  release(): void {
    this.holding = false;
    if (this.waiting) this.take(this.waiting);
    this.waiting = null;
  }

  async reload(): Promise<void> {
    this.take(await api.desk(this.desk.day));
  }

  /** Changes the draft; of a published plan the next draft is made first. What another dispatcher did meanwhile is told, not overwritten. */
  async change(wish: Change, done?: string): Promise<boolean> {
    if (this.busy || !this.desk.plan) return false;
    this.setBusy(true);
    try {
      if (!this.isDraft) {
        this.desk.plan = await api.copy(this.desk.day);
        this.say(t('board.next-draft', this.desk.plan.version));
      }
      this.desk.plan = await api.change(this.desk.plan, wish);
      this.desk.edits = await api.edits(this.desk.plan.planId);
      this.tell('desk');
      if (done) this.say(done, 'good');
      return true;
    } catch (fault) {
      await this.fail(fault);
      return false;
    } finally {
      this.setBusy(false);
    }
  }

  async fail(fault: unknown): Promise<void> {
    if (!(fault instanceof Error)) throw fault;
    this.say(fault.message, 'bad');
    if (fault instanceof api.Refused && (fault.code === 'plan-changed' || fault.code === 'plan-not-editable' || fault.code === 'changed-meanwhile')) await this.reload();
  }

  setBusy(busy: boolean): void {
    this.busy = busy;
    this.tell('busy');
  }
}
