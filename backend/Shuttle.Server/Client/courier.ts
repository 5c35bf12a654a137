// The courier on the way, on the tracking page: the server says where, and only while the courier is near.
import { Marker, type Map as MapLibre } from 'maplibre-gl';
import { coming, type Coming } from './coming';
import { DRAWN, MOVED } from './live';
import { openMap } from './map';

export async function followCourier(box: HTMLElement, first: Coming): Promise<void> {
  const said = document.querySelector<HTMLElement>('[data-courier-seen]');
  let map: MapLibre | null = null;
  let marker: Marker | null = null;

  const show = ({ at, seenAt, courierName }: Coming) => {
    if (!at) {
      box.hidden = true;
      if (said) said.hidden = true;
      return;
    }
    const place: [number, number] = [at.lon, at.lat];
    if (!map || !marker) {
      map = openMap(box, place, 15, false);
      const element = document.createElement('div');
      element.className = 'courier-mark';
      element.textContent = courierName.charAt(0);
      marker = new Marker({ element }).setLngLat(place).addTo(map);
    }
    box.hidden = false;
    map.resize();
    marker.setLngLat(place);
    map.easeTo({ center: place, animate: false });
    if (said && seenAt) {
      said.hidden = false;
      said.textContent = (box.dataset['seen'] ?? '').replace('{0}', new Date(seenAt).toLocaleTimeString(document.documentElement.lang, { timeZone: document.documentElement.dataset['zone'], hour: '2-digit', minute: '2-digit', second: '2-digit' }));
    }
  };

  show(first);
  const again = async () => show((await coming(box)) ?? { courierName: '' });
  document.addEventListener(MOVED, () => void again());
  document.addEventListener(DRAWN, () => void again());
}
