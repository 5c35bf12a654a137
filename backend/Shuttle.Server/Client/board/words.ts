// The page's words, handed over by the server in the reader's language; times in the district's zone.
let words: Record<string, string> = {};
let zone = 'Asia/Jakarta';
let language = 'id';

export function useWords(element: HTMLElement): void {
  const given = JSON.parse(element.textContent ?? '{}') as { words: Record<string, string>; zone: string; language: string };
  ({ words, zone, language } = given);
}

// The board's own words stand under its name.
const find = (key: string): string | undefined => words[key] ?? words[`board.${key}`];

/** The words of a key with values for {0}, {1} …; a key without words shows itself, so that it is noticed. */
export const t = (key: string, ...values: (string | number)[]): string =>
  (find(key) ?? key).replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)] ?? ''));

export const has = (key: string): boolean => find(key) !== undefined;

/** The word of a value of one of the server's enumerations. */
export const word = (kind: string, value: string): string => t(`${kind}.${value.charAt(0).toUpperCase()}${value.slice(1)}`);

const clock = () => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
let formatter: Intl.DateTimeFormat | undefined;

export const time = (iso: string | number): string => (formatter ??= clock()).format(new Date(iso)).replace(':', '.');
export const times = (from: string, until: string): string => `${time(from)}–${time(until)}`;
export const km = (metres: number): string => (metres / 1000).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
export const number = (value: number): string => value.toLocaleString(language);

/** "45 mnt", "2 j 05 mnt". */
export function span(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  return minutes < 60 ? t('board.minutes', minutes) : t('board.hours', Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0'));
}

export const signed = (text: string, value: number): string => `${value < 0 ? '−' : '+'}${text}`;
export const seconds = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 1000;
