// The engine's reasons in words: what a change would cost, and what would let a leg be served.
import { t, has, number, signed, span } from './words';
import type { LevelChange, Remedy } from './types';

/** The first level that changes decides; it is said in the words of what it counts. */
export function cost(levels: LevelChange[]): string {
  const deciding = levels.find(l => l.value !== 0);
  if (!deciding) return t('cost.none');
  const parts = deciding.terms.filter(x => has(`cost.${x.term}`)).map(x => t(`cost.${x.term}`, x.term.includes('Seconds') && !x.term.includes('Squared') ? signed(span(x.value), x.value) : signed(number(Math.abs(x.value)), x.value)));
  return parts.length ? parts.join(', ') : t(`cost.level-${deciding.level}`);
}

const TIMES = ['WindowLater', 'WindowEarlier', 'ShiftLater', 'ShiftEarlier', 'MaxDriving', 'MaxDuty', 'OnBoard'];
/** One change that alone would let a leg be served. */
export const remedy = (r: Remedy): string => t(`remedy.${r.remedy}`, TIMES.includes(r.remedy) ? span(r.amount) : number(r.amount), r.courierName, r.detail && has(`board.break-${r.detail}`) ? t(`board.break-${r.detail}`) : (r.detail ?? ''));
/** By how much a rule is broken. */
export const amount = (code: string, value: number): string => (['Capacity', 'SkillMissing', 'MaxStops', 'MaxTrips'].includes(code) ? number(value) : code === 'MaxMetres' ? `${number(value)} m` : span(value));

