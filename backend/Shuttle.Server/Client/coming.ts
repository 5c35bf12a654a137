// What the server tells this link about the courier on the way; nothing while nobody is near.
export interface Coming { at?: { lon: number; lat: number }; seenAt?: string; courierName: string }

export async function coming(box: HTMLElement): Promise<Coming | null> {
  const answer = await fetch(box.dataset['courier']!);
  return answer.ok && answer.status !== 204 ? ((await answer.json()) as Coming | null) : null;
}
