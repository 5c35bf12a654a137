// The dispatcher's doors. A refusal of the server comes as an exception that carries its code and its words.
import type { Change, Closure, Desk, Guid, Job, Plan, Point, Preview, Replay, Watch, Week, Why, Figures } from './types';

export class Refused extends Error {
  constructor(readonly code: string, words: string, readonly findings: string[]) {
    super(words);
  }
}

async function ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(`/api/v1/${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.ok) return (text ? JSON.parse(text) : undefined) as T;
  let problem: { code?: string; detail?: string; title?: string; findings?: string[] } = {};
  try {
    problem = JSON.parse(text);
  } catch {
    // Not a refusal of ours: a proxy's page, or nothing.
  }
  throw new Refused(problem.code ?? `http-${answer.status}`, problem.detail ?? problem.title ?? `${answer.status}`, problem.findings ?? []);
}

export const desk = (day: string) => ask<Desk>('GET', `board/${day}/desk`);
export const watch = (day: string) => ask<Watch>('GET', `board/${day}/watch`);
export const weeks = (day: string) => ask<Week[]>('GET', `board/${day}/weeks`);
/** The plan after a change; only routes that differ are sent. */
export async function change(plan: Plan, wish: Change): Promise<Plan> {
  const changed = await ask<Plan>('POST', `plans/${plan.planId}/changes?differing=true`, wish, { 'If-Match': `"${plan.revision}"` });
  const kept = new Set(changed.kept);
  changed.content.routes.push(...plan.content.routes.filter(r => kept.has(r.shiftId)));
  return changed;
}

export const copy = (day: string) => ask<Plan>('POST', 'plans/copies', { day });
export const start = (day: string, plan: Plan | undefined, seconds: number) =>
  ask<Job>('POST', 'plans/jobs', { day, seconds, ...(plan?.state === 'draft' ? { planId: plan.planId, revision: plan.revision } : {}) });
export const stop = (job: Guid) => ask<void>('POST', `plans/jobs/${job}/stop`, {});
export const why = (plan: Guid, leg: Guid) => ask<Why>('GET', `plans/${plan}/legs/${leg}/why`);
export const whatIf = (plan: Guid, wish: Record<string, unknown>) => ask<{ now: Figures; same: Figures; then: Figures }>('POST', `plans/${plan}/what-if`, wish);
export const preview = (plan: Guid) => ask<Preview>('GET', `plans/${plan}/publication`);
export const publish = (plan: Guid) => ask<{ version: number; stops: number; changedRuns: Guid[] }>('POST', `plans/${plan}/publication`, {});
export const lines = (plan: Guid) => ask<{ shiftId: Guid; line: [number, number][] }[]>('GET', `plans/${plan}/lines`);
export const dropOut = (shift: Guid) => ask<Plan>('POST', `shifts/${shift}/drop-out`, {});
export const close = (closure: { id: Guid; kind: string; note: string; firstDay: string; lastDay: string; ring: Point[] }) => ask<Closure>('POST', 'closures', closure);
export const lift = (closure: Guid) => ask<void>('DELETE', `closures/${closure}`);
export const handled = (event: Guid, note: string) => ask<void>('POST', `exceptions/${event}/handled`, { note });
export const decideAbsence = (event: Guid, confirmed: boolean) => ask<void>('POST', `absences/${event}/${confirmed ? 'confirmation' : 'denial'}`, {});
export const replay = (run: Guid) => ask<Replay>('GET', `runs/${run}/replay`);

/** UUIDv7, so that sending the same thing twice is the same thing. */
export function newId(): Guid {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 255;
  bytes[6] = 0x70 | (bytes[6]! & 15);
  bytes[8] = 0x80 | (bytes[8]! & 63);
  const hex = [...bytes].map(b => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
