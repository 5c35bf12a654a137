// Without a connection: the pages seen last, with a line that says so, else a page that tells what still works. Nothing is sent later
// behind anybody's back: forms stay on the page until their owner sends them.
const CACHE = 'antar-jemput-1';
const OFFLINE = '/luring';
const KEEP = [OFFLINE, '/verifikasi', '/verifikasi/kunci.json'];
// Pages worth having at the door without signal. A receipt holds a code: it goes when its owner signs out.
const PAGES = /^\/($|layanan|pesan|lacak|resi|verifikasi|jadwal|privasi|aksesibilitas)/;
const FILES = /^\/(dist\/|shuttle\.|mark\.|manifest\.)/;
const MOST = 80;

self.addEventListener('install', event => event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(KEEP)).then(() => self.skipWaiting())));
self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === 'POST' && url.pathname === '/keluar') event.waitUntil(forgetPrivate());
  if (request.method !== 'GET') {
    if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
    return;
  }
  const page = request.mode === 'navigate';
  if (page || FILES.test(url.pathname) || url.pathname === '/verifikasi/kunci.json') event.respondWith(freshOrKept(request, url, page));
});

async function freshOrKept(request, url, page) {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected && (!page || PAGES.test(url.pathname))) {
      await cache.put(request, fresh.clone());
      const kept = await cache.keys();
      for (const old of kept.slice(0, Math.max(0, kept.length - MOST))) if (!KEEP.includes(new URL(old.url).pathname)) await cache.delete(old);
    }
    return fresh;
  } catch (fault) {
    const kept = await cache.match(request) ?? (page ? await cache.match(OFFLINE) : undefined);
    if (kept) return kept;
    throw fault;
  }
}

async function forgetPrivate() {
  const cache = await caches.open(CACHE);
  for (const kept of await cache.keys()) if (/^\/(pesan|lacak|resi|saya)/.test(new URL(kept.url).pathname)) await cache.delete(kept);
}
