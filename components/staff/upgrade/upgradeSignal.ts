/** The page and the server are of different builds: the server no longer understands the page's actions. */
let isUpgraded = false;
const listeners = new Set<() => void>();

export function announceUpgrade(): void {
  if (isUpgraded) return;
  isUpgraded = true;
  for (const listener of listeners) listener();
}

export const wasUpgraded = (): boolean => isUpgraded;

/** The reason for a missing answer of an action. */
export const uploadLossReason = (): 'upgraded' | 'offline' => (isUpgraded ? 'upgraded' : 'offline');

export function onUpgrade(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Milliseconds after which an action without an answer is aborted. Until then its dialog cannot be closed, and later
 * actions wait. A request key makes a retry safe; actions without one, such as an import, may take longer.
 */
const TIMEOUT_MS = { withKey: 30_000, withoutKey: 180_000 };

/**
 * Watches all server actions of the page, to abort slow ones and to notice an upgrade: Next answers an action that its
 * build does not have with the header below, and rejects the action's promise as if the network had failed.
 * @returns a function that ends it
 */
export function watchActions(): () => void {
  const { fetch } = window;
  const watching: typeof fetch = async (resource, init) => {
    if (!new Headers(init?.headers).has('next-action')) return fetch(resource, init);
    const timeout = new AbortController();
    const hasKey = typeof init?.body === 'string' && init.body.includes('"requestKey"');
    const timer = setTimeout(() => timeout.abort(), hasKey ? TIMEOUT_MS.withKey : TIMEOUT_MS.withoutKey);
    const signal = AbortSignal.any([timeout.signal, ...(init?.signal ? [init.signal] : [])]);
    const response = await fetch(resource, { ...init, signal }).finally(() => clearTimeout(timer));
    if (response.headers.get('x-nextjs-action-not-found') === '1') announceUpgrade();
    return response;
  };
  window.fetch = watching;
  return () => {
    if (window.fetch === watching) window.fetch = fetch;
  };
}
