// The board's map: routes along the streets, stops, what waits, couriers with the age of their position, closures, a replayed run.
import { LngLatBounds, Marker, type GeoJSONSource, type Map as MapLibre, type MapMouseEvent } from 'maplibre-gl';
import { onStyle, openMap } from '../map';
import * as api from './api';
import { h, initials } from './dom';
import { t, time, span } from './words';
import { matches } from './filters';
import type { Store } from './store';
import type { Guid, Point } from './types';

type Feature = { type: 'Feature'; properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } };
const feature = (type: string, coordinates: unknown, properties: Record<string, unknown> = {}): Feature => ({ type: 'Feature', properties, geometry: { type, coordinates } });
const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export class PlanMap {
  readonly map: MapLibre;
  private lines = new Map<Guid, [number, number][]>();
  private linesOf = '';
  private later = 0;
  private numbers: Marker[] = [];
  private readonly couriers = new Map<Guid, Marker>();
  /** Asked before a click selects: drawing a closure takes clicks for itself. */
  onClick: ((at: Point) => boolean) | null = null;
  private extra = new Map<string, { features: Feature[]; paint: Record<string, unknown>; type: 'line' | 'fill' | 'circle' }>();

  constructor(private readonly store: Store, box: HTMLElement, private readonly open: (leg: string) => void) {
    const first = store.desk.depots[0]?.point ?? store.desk.legs[0] ?? { lon: 101.4655, lat: 0.4838 };
    this.map = openMap(box, [first.lon, first.lat], 12, true);
    onStyle(this.map, () => this.draw());
    this.fit();
    this.map.on('click', event => this.clicked(event));
    this.map.on('mousemove', event => (this.map.getCanvas().style.cursor = this.onClick ? 'crosshair' : this.legAt(event) ? 'pointer' : ''));
    store.on(['desk', 'filters'], () => this.soon());
    store.on(['selection'], () => this.mark());
    store.on(['watch'], () => this.drawCouriers());
    this.drawCouriers();
  }

  fit(): void {
    const bounds = new LngLatBounds();
    for (const leg of this.store.desk.legs) bounds.extend([leg.lon, leg.lat]);
    for (const depot of this.store.desk.depots) bounds.extend([depot.point.lon, depot.point.lat]);
    if (!bounds.isEmpty()) this.map.fitBounds(bounds, { padding: 36, animate: false, maxZoom: 15 });
  }

  // List and timeline are what a change is judged by; the map follows when they have been painted.
  private soon(): void {
    this.later ||= window.setTimeout(() => {
      this.later = 0;
      this.draw();
    }, 60);
  }

  draw(): void {
    if (!this.map.getStyle()) return;
    const { desk } = this.store;
    const lineOf = (shift: Guid): [number, number][] => this.lines.get(shift) ?? (this.store.routeOf(shift)?.stops.map(s => [s.lon, s.lat] as [number, number]) ?? []);
    const routes = desk.plan?.content.routes ?? [];
    // Asked once: every look at a style makes the browser work it out anew.
    const [paper, ink, bad, brand] = ['--paper', '--ink', '--bad', '--brand'].map(token) as [string, string, string, string];
    const colours = new Map(desk.shifts.map(s => [s.shiftId, this.colourOf(s.shiftId)]));
    this.layer('closures', 'fill', desk.closures.map(c => feature('Polygon', [c.ring.map(p => [p.lon, p.lat])])), { 'fill-color': bad, 'fill-opacity': 0.18, 'fill-outline-color': bad });
    this.layer('routes-edge', 'line', routes.map(r => feature('LineString', lineOf(r.shiftId))), { 'line-color': paper, 'line-width': 6, 'line-opacity': 0.9 });
    this.layer('routes', 'line', routes.map(r => feature('LineString', lineOf(r.shiftId), { colour: colours.get(r.shiftId) })), { 'line-color': ['get', 'colour'], 'line-width': 3 });
    this.layer('legs', 'circle', desk.legs.filter(l => matches(this.store, l)).map(leg => {
      const place = this.store.placeOf(leg.legId);
      const late = (place?.stop.latenessSeconds ?? 0) > 0;
      return feature('Point', [leg.lon, leg.lat], { leg: leg.legId, colour: place ? colours.get(place.route.shiftId) : paper, edge: late ? bad : place ? paper : ink, width: late ? 4 : 2 });
    }), { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 5, 15, 9], 'circle-color': ['get', 'colour'], 'circle-stroke-color': ['get', 'edge'], 'circle-stroke-width': ['get', 'width'] });
    this.layer('depots', 'circle', desk.depots.map(d => feature('Point', [d.point.lon, d.point.lat])), { 'circle-radius': 8, 'circle-color': brand, 'circle-stroke-color': paper, 'circle-stroke-width': 3 });
    for (const [id, layer] of this.extra) this.layer(id, layer.type, layer.features, layer.paint);
    this.mark();
    void this.fetchLines();
  }

  /** A layer of its own, for what another part of the board draws; nothing takes it away. */
  show(id: string, type: 'line' | 'fill' | 'circle', features: Feature[], paint: Record<string, unknown>): void {
    this.extra.set(id, { type, features, paint });
    this.layer(id, type, features, paint);
  }

  static line = (points: [number, number][], properties: Record<string, unknown> = {}) => feature('LineString', points, properties);
  static point = (point: [number, number], properties: Record<string, unknown> = {}) => feature('Point', point, properties);
  static area = (ring: [number, number][]) => feature('Polygon', [ring]);
  static colour = token;

  private colourOf(shift: Guid): string {
    return token(`--route-${this.store.shiftIndex(shift) % 8}`);
  }

  private layer(id: string, type: 'line' | 'fill' | 'circle', features: Feature[], paint: Record<string, unknown>): void {
    const data = { type: 'FeatureCollection' as const, features } as never;
    const source = this.map.getSource<GeoJSONSource>(id);
    if (source) return void source.setData(data);
    this.map.addSource(id, { type: 'geojson', data });
    this.map.addLayer({ id, type, source: id, paint, ...(type === 'line' ? { layout: { 'line-cap': 'round', 'line-join': 'round' } } : {}) } as never);
  }

  // Streets come after the board is there: until then straight lines show which stops belong together.
  private async fetchLines(): Promise<void> {
    const plan = this.store.plan;
    const wanted = plan ? `${plan.planId}#${plan.revision}` : '';
    if (!plan || wanted === this.linesOf) return;
    this.linesOf = wanted;
    try {
      const drawn = await api.lines(plan.planId);
      if (this.linesOf !== wanted) return;
      this.lines = new Map(drawn.map(l => [l.shiftId, l.line]));
      this.draw();
    } catch {
      // Straight lines say at least which stops belong together.
      this.lines = new Map();
      this.draw();
    }
  }

  /** The selected stop's route gets its numbers. */
  mark(): void {
    for (const marker of this.numbers) marker.remove();
    const { selected } = this.store;
    const place = selected ? this.store.placeOf(selected) : undefined;
    const stops = place ? place.route.stops.map((s, i) => ({ leg: s.legId, text: String(i + 1), at: [s.lon, s.lat] as [number, number], name: `${i + 1}. ${s.requestNumber}, ${time(s.serviceStart)}` })) : [];
    const alone = selected && !place ? this.store.leg(selected) : undefined;
    if (alone) stops.push({ leg: alone.legId, text: '?', at: [alone.lon, alone.lat], name: alone.requestNumber });
    this.numbers = stops.map(stop => {
      const element = h('button', { type: 'button', class: `map-number${stop.leg === selected ? ' selected' : ''}`, style: place ? `--c:var(--route-${this.store.shiftIndex(place.route.shiftId) % 8})` : '--c:var(--ink)', tabindex: '-1', 'aria-label': stop.name, title: stop.name,
        onclick: (event: Event) => {
          event.stopPropagation();
          this.store.select(stop.leg);
          this.open(stop.leg);
        } }, stop.text);
      return new Marker({ element }).setLngLat(stop.at).addTo(this.map);
    });
    const target = stops.find(s => s.leg === selected);
    if (target && !this.map.getBounds().contains(target.at)) this.map.panTo(target.at, { animate: false });
  }

  private drawCouriers(): void {
    const seen = new Set<Guid>();
    for (const courier of this.store.desk.watch.couriers) {
      seen.add(courier.shiftId);
      let marker = this.couriers.get(courier.shiftId);
      if (!marker) {
        marker = new Marker({ element: h('div', { class: 'map-courier' }) }).setLngLat([courier.point.lon, courier.point.lat]).addTo(this.map);
        this.couriers.set(courier.shiftId, marker);
      }
      marker.setLngLat([courier.point.lon, courier.point.lat]);
      const element = marker.getElement();
      element.textContent = initials(courier.courierName);
      element.style.setProperty('--c', `var(--route-${this.store.shiftIndex(courier.shiftId) % 8})`);
      element.classList.toggle('stale', courier.stale);
      element.title = `${courier.courierName}: ${t('board.age', span(courier.ageSeconds))}, ±${Math.round(courier.accuracyMetres)} m`;
    }
    for (const [shift, marker] of this.couriers)
      if (!seen.has(shift)) {
        marker.remove();
        this.couriers.delete(shift);
      }
  }

  private legAt(event: MapMouseEvent): string | undefined {
    if (!this.map.getLayer('legs')) return undefined;
    const { x, y } = event.point;
    return this.map.queryRenderedFeatures([[x - 6, y - 6], [x + 6, y + 6]], { layers: ['legs'] })[0]?.properties['leg'] as string | undefined;
  }

  private clicked(event: MapMouseEvent): void {
    if (this.onClick?.({ lon: event.lngLat.lng, lat: event.lngLat.lat })) return;
    const leg = this.legAt(event);
    if (!leg) return;
    this.store.select(leg, event.originalEvent.ctrlKey || event.originalEvent.metaKey);
    this.open(leg);
  }
}
