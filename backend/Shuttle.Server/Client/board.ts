// The dispatcher's board: map, list and timeline of one day, that select each other and are changed in place.
import * as api from './board/api';
import { Bar } from './board/bar';
import { Detail } from './board/detail';
import { dialog, menu } from './board/dialog';
import { h } from './board/dom';
import { allowDragging } from './board/drag';
import { List } from './board/list';
import { moveDialog, pinDialog } from './board/moving';
import { follow, optimise, publishDialog, whatIfDialog } from './board/planning';
import { Store } from './board/store';
import { Timeline } from './board/timeline';
import { dropOutDialog, Watching } from './board/watching';
import { t, time, useWords } from './board/words';
import type { Desk, Shift } from './board/types';

export async function openBoard(root: HTMLElement): Promise<void> {
  useWords(document.getElementById('board-words')!);
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-part=${name}]`)!;
  const said = part('said');
  let clearing = 0;
  const say = (text: string, kind?: 'good' | 'bad') => {
    said.replaceChildren(h('p', { class: `toast ${kind ?? ''}`, role: kind === 'bad' ? 'alert' : 'status' }, text));
    clearTimeout(clearing);
    if (kind !== 'bad') clearing = window.setTimeout(() => said.replaceChildren(), 6000);
  };

  let desk: Desk;
  try {
    desk = await api.desk(root.dataset['day']!);
  } catch (fault) {
    return say(fault instanceof Error ? fault.message : String(fault), 'bad');
  }
  const store = new Store(desk, say);
  const detail = new Detail(store, part('detail'));
  const open = (leg: string) => detail.open(leg);
  const list = new List(store, part('list'), open);
  const timeline = new Timeline(store, part('timeline'), open, (shift, at) => courierMenu(shift, at));
  new Watching(store, part('watch'), part('watch-count'), open);
  new Bar(store, part('tools'), part('figures'), {
    optimise: () => void optimise(store), publish: () => void publishDialog(store), whatIf: () => whatIfDialog(store), history: () => historyDialog(),
    closures: async () => (await import('./board/closing')).closuresDialog(store, await map, part('drawing')), charts: () => void import('./board/charts').then(island => island.chartsDialog(store)),
  });
  allowDragging(store, root, () => list.draw());
  store.on(['selection'], () => {
    if (!store.selected) return;
    list.reveal(store.selected);
    timeline.reveal(store.selected, false);
  });
  tabs(root);
  days(root);
  listen();
  root.addEventListener('keydown', keys);
  root.classList.add('ready');
  root.dataset['ready'] = String(Math.round(performance.now()));
  // The map is the heaviest part; list and timeline are at work before it comes.
  const map = painted().then(() => import('./board/plan-map')).then(island => new island.PlanMap(store, part('map'), open));
  if (desk.job) follow(store, desk.job);

  function courierMenu(shift: Shift, at: HTMLElement): void {
    const run = store.desk.watch.runs.find(r => r.shiftId === shift.shiftId);
    menu(at, shift.courierName, [
      { text: t('board.only-this'), act: () => {
        store.filters.courier = store.filters.courier === shift.shiftId ? '' : shift.shiftId;
        store.tell('filters');
      } },
      { text: t('replay.open'), off: !run, act: async () => (await import('./board/replaying')).showReplay(store, await map, part('replay'), run!.runId) },
      { text: t('board.print-sheet'), off: !run, act: () => (location.href = `/rute/lembar/${run!.runId}`) },
      { text: t('board.drop-out'), off: shift.droppedOut || store.desk.past, act: () => dropOutDialog(store, shift.shiftId) },
    ]);
  }

  // Alt with arrows moves what is selected; letters do the rest. Everything is also in the detail's buttons and the menus.
  function keys(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const typing = target.matches('input, select, textarea');
    if ((event.ctrlKey || event.metaKey) && !typing && (event.key === 'z' || event.key === 'y' || event.key === 'Z')) {
      event.preventDefault();
      return void store.change({ kind: event.key === 'z' ? 'undo' : 'redo' });
    }
    const leg = target.closest<HTMLElement>('[data-leg]')?.dataset['leg'];
    if (typing || !leg) return;
    const place = store.placeOf(leg);
    const movable = place && !place.stop.frozen && (store.watchOf(leg)?.state ?? 'planned') === 'planned';
    if (event.altKey && movable && event.key.startsWith('Arrow')) {
      event.preventDefault();
      return void shove(leg, event.key);
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'm') moveDialog(store, leg);
    else if (event.key === 'p' && movable) store.pin(leg) ? void store.change({ kind: 'unpin', legIds: [leg] }, t('board.said-unpinned')) : pinDialog(store, leg);
    else if (event.key === 'Delete' && movable) void store.change({ kind: 'aside', legIds: store.about(leg) }, t('board.said-aside'));
    else if (event.key === 'Escape') detail.close();
    else return;
    event.preventDefault();
  }

  async function shove(leg: string, key: string): Promise<void> {
    const { route, index } = store.placeOf(leg)!;
    const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
    const rows = store.desk.shifts.filter(s => !s.droppedOut && !s.onLeave);
    const row = rows.findIndex(s => s.shiftId === route.shiftId) + (key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0);
    const shift = sideways ? route.shiftId : rows[row]?.shiftId;
    if (!shift) return;
    const start = store.placeOf(leg)!.stop.serviceStart;
    const position = sideways ? Math.max(0, index + (key === 'ArrowLeft' ? -1 : 1)) : (store.routeOf(shift)?.stops ?? []).filter(s => s.serviceStart < start).length;
    if (!(await store.change({ kind: 'move', legIds: [leg], shiftId: shift, position }))) return;
    store.select(leg);
    timeline.reveal(leg, true);
    const now = store.placeOf(leg);
    if (now) say(t('board.said-now-at', now.route.courierName, now.index + 1, time(now.stop.serviceStart)));
  }

  function historyDialog(): void {
    const edits = [...(store.desk.edits?.edits ?? [])].reverse();
    dialog(t('board.history'), [h('h3', {}, t('board.versions')), h('ul', { class: 'places' }, ...store.desk.versions.map(v => h('li', {}, `v${v.version} · ${t(`plan.${v.state}`)} · ${v.createdBy}${v.publishedAt ? ` · ${time(v.publishedAt)}` : ''}`))),
      h('h3', {}, t('board.edits')), edits.length ? h('ol', { class: 'places' }, ...edits.map(e => h('li', { class: e.undone ? 'undone' : null }, `${time(e.at)} ${e.by}: ${t(`edit.${e.kind}`)} ${e.args.filter(a => !a.match(/^[a-z]+$/)).join(' → ')}`))) : h('p', {}, t('board.no-edits'))]);
  }

  // The live line says what has changed; the board fetches it and draws only what is different. A colleague's edit is said.
  function listen(): void {
    const line = new EventSource(`/api/v1/board/${desk.day}/live`);
    let later = 0;
    let moved = 0;
    let opened = false;
    const soon = () => (later ||= window.setTimeout(() => {
      later = 0;
      if (!store.busy) void refresh();
      else soon();
    }, 400));
    line.addEventListener('open', () => {
      root.classList.add('live');
      if (opened) soon();
      opened = true;
    });
    line.addEventListener('error', () => root.classList.remove('live'));
    line.addEventListener('change', event => {
      const { topic } = JSON.parse(event.data) as { topic: string };
      if (topic !== 'courier.moved') return void soon();
      moved ||= window.setTimeout(async () => {
        moved = 0;
        store.seen(await api.watch(desk.day));
      }, 1000);
    });
  }

  async function refresh(): Promise<void> {
    const before = { plan: store.plan?.planId, revision: store.plan?.revision ?? 0 };
    const fresh = await store.reload().catch(() => null);
    if (!fresh) return;
    const others = fresh.plan?.planId === before.plan ? (fresh.edits?.edits ?? []).filter(e => e.number > before.revision) : [];
    if (others.length) say(t('board.colleague', [...new Set(others.map(e => e.by))].join(', '), others.map(e => t(`edit.${e.kind}`)).join(', ')));
  }
}

// A day that is chosen is opened; the button is for browsers without scripts.
function days(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('.days form');
  form?.querySelector('[data-go]')?.remove();
  form?.addEventListener('change', () => form.requestSubmit());
}

const painted = () => new Promise<void>(done => requestAnimationFrame(() => setTimeout(done)));

function tabs(root: HTMLElement): void {
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[role=tab]')];
  const choose = (chosen: HTMLButtonElement) => {
    for (const tab of buttons) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')!)!.hidden = tab !== chosen;
    }
  };
  for (const [i, tab] of buttons.entries()) {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', event => {
      if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
      const next = buttons[(i + (event.key === 'ArrowRight' ? 1 : -1) + buttons.length) % buttons.length]!;
      next.focus();
      choose(next);
    });
  }
}
