// The dispatcher's map: each courier's way in its own colour, numbered stops, what waits, and where the couriers are.
import { LngLatBounds, Marker, Popup, type GeoJSONSource, type Map as MapLibre } from 'maplibre-gl';
import { DRAWN, MOVED } from './live';
import { onStyle, openMap } from './map';

interface Day {
  routes: { colour: number; name: string; line: [number, number][] }[];
  stops: { colour: number; label: string; title: string; at: [number, number]; state: string }[];
  couriers: { name: string; at: [number, number] }[];
}

interface Board { onDuty: { name: string; last?: { lon: number; lat: number } }[] }

export function showDay(box: HTMLElement): void {
  let day = readDay();
  if (!day) return;
  const map = openMap(box, day.stops[0]?.at ?? [101.4655, 0.4838], 12, true);
  let stops: Marker[] = [];
  const couriers = new Map<string, Marker>();

  const draw = () => {
    day = readDay() ?? day;
    drawRoutes(map, day!);
    for (const marker of stops) marker.remove();
    stops = day!.stops.map(stop => stopMarker(stop).addTo(map));
    for (const courier of day!.couriers) place(courier.name, courier.at);
  };
  const place = (name: string, at: [number, number]) => {
    const known = couriers.get(name);
    if (known) known.setLngLat(at);
    else couriers.set(name, courierMarker(name).setLngLat(at).addTo(map));
  };

  onStyle(map, draw);
  map.once('load', () => fit(map, day!));
  document.addEventListener(DRAWN, () => map.isStyleLoaded() ? draw() : map.once('idle', draw));
  document.addEventListener(MOVED, async () => {
    const answer = await fetch(box.dataset['board']!);
    if (!answer.ok) return;
    for (const { name, last } of ((await answer.json()) as Board).onDuty) if (last) place(name, [last.lon, last.lat]);
  });
}

function readDay(): Day | null {
  const text = document.querySelector<HTMLElement>('[data-day]')?.dataset['day'];
  return text ? (JSON.parse(text) as Day) : null;
}

function drawRoutes(map: MapLibre, day: Day): void {
  const data = {
    type: 'FeatureCollection' as const,
    features: day.routes.map(route => ({
      type: 'Feature' as const,
      properties: { colour: colour(route.colour) },
      geometry: { type: 'LineString' as const, coordinates: route.line },
    })),
  };
  const source = map.getSource<GeoJSONSource>('routes');
  if (source) return void source.setData(data);
  map.addSource('routes', { type: 'geojson', data });
  const layout = { 'line-cap': 'round' as const, 'line-join': 'round' as const };
  map.addLayer({ id: 'route-edge', type: 'line', source: 'routes', layout, paint: { 'line-color': paper(), 'line-width': 7, 'line-opacity': 0.9 } });
  map.addLayer({ id: 'route', type: 'line', source: 'routes', layout, paint: { 'line-color': ['get', 'colour'], 'line-width': 4 } });
}

function stopMarker(stop: Day['stops'][number]): Marker {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = `stop-mark ${stop.colour < 0 ? 'waiting' : `c${stop.colour}`} state-${stop.state.toLowerCase()}`;
  element.textContent = stop.label;
  element.setAttribute('aria-label', `${stop.label} ${stop.title}`.trim());
  return new Marker({ element }).setLngLat(stop.at).setPopup(new Popup({ closeButton: false, offset: 14 }).setText(stop.title));
}

function courierMarker(name: string): Marker {
  const element = document.createElement('div');
  element.className = 'courier-mark';
  element.textContent = name.charAt(0);
  element.title = name;
  return new Marker({ element });
}

function fit(map: MapLibre, day: Day): void {
  const bounds = new LngLatBounds();
  for (const stop of day.stops) bounds.extend(stop.at);
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 40, animate: false, maxZoom: 15 });
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colour = (n: number) => token(`--route-${n}`);
const paper = () => token('--paper');
