// Which legs are looked at. What does not match fades on the timeline and leaves the list.
import type { Store } from './store';
import type { Leg } from './types';

/** Where a leg stands, in the words of the filter. */
export function stateOf(store: Store, leg: Leg): 'pool' | 'planned' | 'late' | 'underway' | 'done' {
  const watch = store.watchOf(leg.legId);
  if (watch && ['done', 'partial', 'failed'].includes(watch.state)) return 'done';
  if (watch && ['underway', 'arrived'].includes(watch.state)) return 'underway';
  const place = store.placeOf(leg.legId);
  if (!place) return leg.state === 'done' || leg.state === 'failed' ? 'done' : 'pool';
  return place.stop.latenessSeconds > 0 || watch?.risk === 'late' || watch?.risk === 'atRisk' ? 'late' : 'planned';
}

export function matches(store: Store, leg: Leg): boolean {
  const { area, state, courier, text } = store.filters;
  if (area && leg.kelurahanCode !== area) return false;
  if (text && !leg.requestNumber.toLowerCase().includes(text.toLowerCase())) return false;
  if (courier && store.placeOf(leg.legId)?.route.shiftId !== courier) return false;
  return !state || stateOf(store, leg) === state;
}
