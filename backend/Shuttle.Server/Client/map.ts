// The map itself: our own tiles and style, nothing from another host. Loaded only by pages that show a map.
import { AttributionControl, Map as MapLibre, NavigationControl, setWorkerUrl, type LngLatLike } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';

setWorkerUrl(workerUrl);
const dark = window.matchMedia('(prefers-color-scheme: dark)');
export const still = window.matchMedia('(prefers-reduced-motion: reduce)');

// What the reader wished for goes before what the device is set to.
const isDark = () => {
  const { classList } = document.documentElement;
  return classList.contains('dark') || (dark.matches && !classList.contains('light'));
};
const styleUrl = () => `/map-style/${isDark() ? 'dark' : 'light'}.json`;

export function openMap(box: HTMLElement, centre: LngLatLike, zoom: number, wheel: boolean): MapLibre {
  box.hidden = false;
  const map = new MapLibre({
    container: box,
    style: styleUrl(),
    center: centre,
    zoom,
    minZoom: 8,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    scrollZoom: wheel,
    fadeDuration: still.matches ? 0 : 200,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new AttributionControl({ compact: true }));
  map.getCanvas().setAttribute('aria-label', box.dataset['label'] ?? '');
  dark.addEventListener('change', () => map.setStyle(styleUrl(), { diff: false }));
  return map;
}

/** Draws again whatever lies on the map after the style has changed with the light of the day. */
export const onStyle = (map: MapLibre, draw: () => void) => map.on('style.load', draw);
