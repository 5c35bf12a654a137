// Checks a signed code without network: the office's public key was fetched while there was one. The server, when it can be reached,
// also knows what has happened since.

interface Keys { keys: JsonWebKey[] }

export function verifyOffline(form: HTMLFormElement): void {
  const box = document.querySelector<HTMLElement>('[data-verify-offline]')!;
  void fetch('/verifikasi/kunci.json'); // so that the service worker has it
  form.addEventListener('submit', async event => {
    if (navigator.onLine) return;
    event.preventDefault();
    const code = (form.elements.namedItem('kode') as HTMLInputElement).value.trim().split('/').pop() ?? '';
    const said = await check(code);
    box.hidden = false;
    box.className = `verdict ${said ? (said.expired ? 'warn' : 'good') : 'bad'}`;
    const line = document.createElement('p');
    line.textContent = (said ? (said.expired ? box.dataset['expired'] : box.dataset['good']) : box.dataset['bad']) ?? '';
    const facts = document.createElement('p');
    facts.textContent = said?.facts.join(' · ') ?? '';
    box.replaceChildren(line, facts);
  });
}

async function check(code: string): Promise<{ facts: string[]; expired: boolean } | null> {
  const [version, body, signature] = code.split('.');
  if (version !== 'S1' || !body || !signature) return null;
  const { keys } = (await (await fetch('/verifikasi/kunci.json')).json()) as Keys;
  const signed = new TextEncoder().encode(`${version}.${body}`);
  for (const jwk of keys) {
    const key = await crypto.subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y } as JsonWebKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    if (!(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), signed))) continue;
    const [, , number, issued, until, ...more] = new TextDecoder().decode(bytes(body)).split('|');
    const when = (seconds?: string) => (seconds ? new Date(Number(seconds) * 1000).toLocaleString(document.documentElement.lang, { timeZone: document.documentElement.dataset['zone'] }) : '');
    return { facts: [number ?? '', when(issued), when(until), ...more].filter(Boolean), expired: !!until && Number(until) * 1000 < Date.now() };
  }
  return null;
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, letter => letter.charCodeAt(0));
}
