// The board's state: what the server said last, what is selected and filtered. Parts of the board draw themselves when it changes.
import * as api from './api';
import { t } from './words';
import type { Change, Desk, Guid, Leg, Pin, Plan, Route, Shift, Stop, Unserved, Watch, WatchStop } from './types';

export interface Filters { area: string; state: string; courier: string; text: string }

interface Place { route: Route; stop: Stop; index: number }

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
  private asked = 0;
  private shown = 0;
  // Looked up hundreds of times while drawing.
  private legs = new Map<Guid, Leg>();
  private places = new Map<Guid, Place>();
  private watched = new Map<Guid, WatchStop>();
  private pins = new Map<Guid, Pin>();
  private left = new Map<Guid, Unserved>();

  constructor(public desk: Desk, readonly say: (text: string, kind?: 'good' | 'bad') => void) {
    this.index();
  }

  private index(): void {
    const { legs, plan, watch } = this.desk;
    this.legs = new Map(legs.map(l => [l.legId, l]));
    this.places = new Map((plan?.content.routes ?? []).flatMap(route => route.stops.map((stop, index) => [stop.legId, { route, stop, index }] as const)));
    this.pins = new Map((plan?.content.pins ?? []).map(p => [p.legId, p]));
    this.left = new Map((plan?.content.unserved ?? []).map(u => [u.legId, u]));
    this.watched = new Map(watch.runs.flatMap(r => r.stops).filter(s => s.legId).map(s => [s.legId!, s]));
  }

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
    return this.legs.get(id);
  }

  pin(leg: Guid): Pin | undefined {
    return this.pins.get(leg);
  }

  unserved(leg: Guid): Unserved | undefined {
    return this.left.get(leg);
  }

  /** Where a leg is planned: the route, the stop, and its place in the route. */
  placeOf(leg: Guid): Place | undefined {
    return this.places.get(leg);
  }

  /** The stop of a published run that a leg is on. */
  watchOf(leg: Guid): WatchStop | undefined {
    return this.watched.get(leg);
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
    this.index();
    this.tell('desk', 'watch');
  }

  /** Only positions and expected arrivals are new. */
  seen(watch: Watch): void {
    this.desk.watch = watch;
    this.index();
    if (!this.holding) this.tell('watch');
  }

  release(): void {
    this.holding = false;
    if (this.waiting) this.take(this.waiting);
    this.waiting = null;
  }

  /** Asks for the day. An answer that was asked for before something newer was shown is history: null. */
  async reload(): Promise<Desk | null> {
    const mine = ++this.asked;
    const desk = await api.desk(this.desk.day);
    if (mine <= this.shown) return null;
    this.shown = mine;
    this.take(desk);
    return desk;
  }

  /** Changes the draft; of a published plan the next draft is made first. What another dispatcher did meanwhile is told, not overwritten. */
  async change(wish: Change, done?: string): Promise<boolean> {
    if (!this.desk.plan) return false;
    if (this.busy) {
      // The buttons wait by themselves; keys and drags must not vanish without a word.
      this.say(t('board.one-at-a-time'));
      return false;
    }
    this.setBusy(true);
    try {
      if (!this.isDraft) {
        const copy = await api.copy(this.desk.day);
        this.desk.plan = copy;
        this.index();
        this.say(t('board.next-draft', copy.version));
      }
      const changed = await api.change(this.desk.plan, wish);
      [this.desk.plan, this.desk.edits] = [changed, changed.edits];
      // Answers that are still on their way know nothing of it.
      this.shown = ++this.asked;
      this.index();
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
