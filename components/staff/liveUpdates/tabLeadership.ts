/** `onGained`: this tab now holds the lock; `onLost`: another tab has taken it */
type Listeners = { onGained(): void; onLost(): void };

/** Elects one of a browser's tabs by a Web Lock. A tab has at most one request for the lock, waiting or granted. */
export function createTabLeadership(name: string, { onGained, onLost }: Listeners) {
  let request: AbortController | undefined;
  let isLeading = false;

  function requestLock({ steal = false } = {}): void {
    const controller = new AbortController();
    request = controller;
    navigator.locks
      .request(name, steal ? { steal } : { signal: controller.signal }, () => {
        if (request !== controller) return; // `leave` was called before the lock was granted
        isLeading = true;
        onGained();
        return new Promise<void>((release) => controller.signal.addEventListener('abort', () => release()));
      })
      .catch((error: unknown) => {
        if (request !== controller) return;
        request = undefined;
        isLeading = false;
        onLost();
        // The lock was stolen. Any other failure, such as a missing permission for locks, would repeat.
        if (error instanceof DOMException && error.name === 'AbortError') queue();
      });
  }

  /** Waits for the lock, unless this tab waits already or leads. */
  function queue(): void {
    if (!request) requestLock();
  }

  /** Releases the lock, or stops waiting for it. */
  function leave(): void {
    const left = request;
    request = undefined;
    isLeading = false;
    left?.abort();
  }

  /** Takes the lock from the tab that leads. */
  function steal(): void {
    if (isLeading) return;
    leave();
    requestLock({ steal: true });
  }

  return { isLeading: () => isLeading, queue, steal, leave };
}
