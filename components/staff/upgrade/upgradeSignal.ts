/** The page and the server are of different builds: nothing that the page sends is understood any more. */
let isUpgraded = false;
const listeners = new Set<() => void>();

export function announceUpgrade(): void {
  if (isUpgraded) return;
  isUpgraded = true;
  for (const listener of listeners) listener();
}

export const wasUpgraded = (): boolean => isUpgraded;

/** Why an action did not answer. */
export const uploadLossReason = () => (isUpgraded ? 'upgraded' : 'offline') as 'upgraded' | 'offline';

export function onUpgrade(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Milliseconds after which an action without an answer is given up, like one whose answer was lost: until then its
 * dialog cannot be closed, and the actions after it wait. A request key makes trying again safe; what has none, such as
 * an import, may take longer.
 */
const UNANSWERED_MS = { withKey: 30_000, withoutKey: 180_000 };

/**
 * Watches the actions of the page, whoever sends them. One of an older build than the server's is heard from its answer:
 * Next answers an action that its build does not know with this header, and the promise of the action is rejected as if
 * the network had failed.
 */
export function watchActions(): () => void {
  const { fetch } = window;
  const watching: typeof fetch = async (resource, init) => {
    if (!new Headers(init?.headers).has('next-action')) return fetch(resource, init);
    const unanswered = new AbortController();
    const hasKey = typeof init?.body === 'string' && init.body.includes('"requestKey"');
    const lasts = hasKey ? UNANSWERED_MS.withKey : UNANSWERED_MS.withoutKey;
    const timer = setTimeout(() => unanswered.abort(), lasts);
    const signals = [unanswered.signal, init?.signal].filter((signal) => signal != null);
    const response = await fetch(resource, { ...init, signal: AbortSignal.any(signals) }).finally(() =>
      clearTimeout(timer),
    );
    if (response.headers.get('x-nextjs-action-not-found') === '1') announceUpgrade();
    return response;
  };
  window.fetch = watching;
  return () => {
    if (window.fetch === watching) window.fetch = fetch;
  };
}
