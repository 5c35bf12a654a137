// Charts for those who would rather look than read, each with its numbers in a table. Chart.js comes only when they are opened.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';
import * as api from './api';
import { h } from './dom';
import { dialog } from './dialog';
import { t } from './words';
import type { Store } from './store';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);
const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

interface Series { name: string; values: number[]; colour: string }

export async function chartsDialog(store: Store): Promise<void> {
  const box = h('div', { class: 'charts' });
  const opened = dialog(t('chart.title'), [box], [], true);
  const drawn: Chart[] = [];
  const add = (title: string, labels: string[], series: Series[], stacked = false) => {
    const canvas = h('canvas', { role: 'img', 'aria-label': `${title}. ${t('chart.table-below')}` });
    box.append(h('figure', {}, h('figcaption', {}, title), labels.length ? h('div', { class: 'chart' }, canvas) : h('p', { class: 'hint' }, t('chart.nothing')), labels.length ? table(title, labels, series) : null));
    if (!labels.length) return;
    drawn.push(new Chart(canvas, {
      type: 'bar',
      data: { labels, datasets: series.map(s => ({ label: s.name, data: s.values, backgroundColor: token(s.colour), borderRadius: 3 })) },
      options: {
        animation: false, maintainAspectRatio: false, color: token('--ink'),
        plugins: { legend: { display: series.length > 1, labels: { color: token('--ink') } } },
        scales: { x: { stacked, ticks: { color: token('--quiet') }, grid: { display: false } }, y: { stacked, beginAtZero: true, ticks: { color: token('--quiet'), precision: 0 }, grid: { color: token('--line') } } },
      },
    }));
  };
  opened.element.addEventListener('close', () => drawn.forEach(c => c.destroy()));

  const loads = store.plan?.content.figures.loads ?? [];
  add(t('chart.load'), loads.map(l => l.courierName), [
    { name: t('chart.drive'), values: loads.map(l => Math.round(l.drivingSeconds / 60)), colour: '--route-0' },
    { name: t('chart.other'), values: loads.map(l => Math.round((l.dutySeconds - l.drivingSeconds) / 60)), colour: '--route-3' }], true);
  const reasons = new Map<string, number>();
  for (const u of store.plan?.content.unserved ?? []) reasons.set(u.reason, (reasons.get(u.reason) ?? 0) + 1);
  add(t('chart.unserved'), [...reasons.keys()].map(r => t(`unserved.${r}`)), [{ name: t('kpi.unserved'), values: [...reasons.values()], colour: '--bad' }]);
  try {
    const weeks = (await api.weeks(store.desk.day)).filter(w => w.kept + w.late + w.failed > 0);
    add(t('chart.weeks'), weeks.map(w => w.monday.slice(5).split('-').reverse().join('/')), [
      { name: t('chart.kept'), values: weeks.map(w => w.kept), colour: '--good' }, { name: t('chart.late'), values: weeks.map(w => w.late), colour: '--warn' }, { name: t('chart.failed'), values: weeks.map(w => w.failed), colour: '--bad' }], true);
  } catch (fault) {
    await store.fail(fault);
  }
}

function table(title: string, labels: string[], series: Series[]): HTMLElement {
  return h('details', {}, h('summary', {}, t('chart.numbers')), h('div', { class: 'table' }, h('table', {}, h('caption', { class: 'hidden-label' }, title), h('thead', {}, h('tr', {}, h('td'), ...series.map(s => h('th', { scope: 'col' }, s.name)))),
    h('tbody', {}, ...labels.map((label, i) => h('tr', {}, h('th', { scope: 'row' }, label), ...series.map(s => h('td', {}, String(s.values[i])))))))));
}
