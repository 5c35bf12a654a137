// What stands above the board: the plan's state, its figures, and the commands.
import { h, keyed, set } from './dom';
import { button, menu } from './dialog';
import { t, time, km, span, number } from './words';
import type { Store } from './store';

export interface Commands { optimise: () => void; publish: () => void; whatIf: () => void; closures: () => unknown; charts: () => void; history: () => void }

export class Bar {
  private readonly state = h('span', { class: 'plan-state' });
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly optimise: HTMLButtonElement;
  private readonly publish: HTMLButtonElement;
  private readonly figures: HTMLElement;

  constructor(private readonly store: Store, tools: HTMLElement, figures: HTMLElement, commands: Commands) {
    this.figures = figures;
    this.undo = button('↶', () => store.change({ kind: 'undo' }, t('board.said-undone')), 'quiet small');
    this.redo = button('↷', () => store.change({ kind: 'redo' }, t('board.said-redone')), 'quiet small');
    set(this.undo, { 'aria-label': t('board.undo'), title: `${t('board.undo')} (Ctrl+Z)`, 'data-act': 'undo' });
    set(this.redo, { 'aria-label': t('board.redo'), title: `${t('board.redo')} (Ctrl+Y)`, 'data-act': 'redo' });
    this.optimise = button(t('board.optimise'), commands.optimise);
    this.publish = button(t('board.publish-look'), commands.publish);
    set(this.optimise, { 'data-act': 'optimise' });
    set(this.publish, { 'data-act': 'publish' });
    const more = button(t('board.more'), () => menu(more, t('board.more'), [
      { text: t('board.what-if'), act: commands.whatIf, off: !store.plan }, { text: t('closure.list'), act: commands.closures }, { text: t('chart.title'), act: commands.charts }, { text: t('board.history'), act: commands.history },
      { text: t('board.simple'), act: () => (location.href = `/rute/sederhana?hari=${store.desk.day}`) }, { text: t('board.fleet'), act: () => (location.href = '/rute/armada') },
    ]), 'quiet');
    set(more, { 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'data-act': 'more' });
    tools.append(this.state, this.undo, this.redo, this.optimise, this.publish, more);
    store.on(['desk', 'watch', 'busy'], () => this.draw());
    this.draw();
  }

  private draw(): void {
    const { plan, edits, past } = this.store.desk;
    const draft = plan?.state === 'draft';
    this.state.className = `plan-state chip ${draft ? 'warn' : plan ? 'good' : ''}`;
    this.state.textContent = !plan ? t('board.no-plan') : draft ? t('board.draft', plan.version) : t('board.published', plan.version, time(plan.publishedAt ?? plan.createdAt));
    this.undo.disabled = this.store.busy || edits?.undo === undefined;
    this.redo.disabled = this.store.busy || edits?.redo === undefined;
    this.optimise.disabled = this.store.busy || past;
    this.optimise.textContent = plan ? t('board.optimise-again') : t('board.optimise');
    this.optimise.className = draft ? 'quiet' : '';
    this.publish.hidden = !draft;
    this.publish.disabled = this.store.busy || past;
    this.drawFigures();
  }

  private drawFigures(): void {
    const f = this.store.plan?.content.figures;
    const done = this.store.desk.watch.runs.flatMap(r => r.stops).filter(s => s.legId && ['done', 'partial', 'failed'].includes(s.state)).length;
    const rows: [string, string, string, string?][] = f ? [
      ['kept', t('kpi.kept'), `${f.kept}/${f.stops}`, f.kept < f.stops - f.overdue ? 'bad' : 'good'], ['late', t('kpi.late'), number(f.late), f.late ? 'bad' : ''], ['risk', t('kpi.risk'), number(f.atRisk), f.atRisk ? 'warn' : ''],
      ['unserved', t('kpi.unserved'), number(f.unserved), f.unserved ? 'bad' : ''], ['km', t('kpi.km'), km(f.metres)], ['spread', t('kpi.spread'), span(f.spreadSeconds)],
      ['moved', t('kpi.moved'), f.otherCourier ? `${f.moved} · ${t('kpi.other-short', f.otherCourier)}` : number(f.moved), f.moved ? 'warn' : ''], ['broken', t('kpi.broken'), number(f.broken), f.broken ? 'bad' : ''], ['done', t('kpi.done'), number(done)],
    ] : [['waiting', t('kpi.waiting'), number(this.store.desk.legs.filter(l => l.state === 'waiting').length)], ['couriers', t('kpi.couriers'), number(this.store.desk.shifts.filter(s => !s.droppedOut && !s.onLeave).length)]];
    keyed(this.figures, rows, r => r[0], r => r.join('|'), ([, name, value, look]) => h('div', {}, h('dt', {}, name), h('dd', { class: look || null }, value)));
  }
}
