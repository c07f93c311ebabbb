type Given = {
  /** This tab holds the lock now. */
  onGained(): void;
  /** Another tab has taken the lock. */
  onLost(): void;
};

/**
 * Chooses one of a browser's tabs by a Web Lock. A tab has one request for the lock at most: one that waits, or the one
 * by which it leads.
 */
export function createTabLeadership(name: string, { onGained, onLost }: Given) {
  let request: AbortController | undefined;
  let isLeading = false;

  function ask(options: { steal?: boolean }): void {
    const own = new AbortController();
    request = own;
    const { signal } = own;
    navigator.locks
      .request(name, options.steal ? { steal: true } : { signal }, () => {
        if (request !== own) return; // it left before it was its turn
        isLeading = true;
        onGained();
        return new Promise<void>((release) => signal.addEventListener('abort', () => release()));
      })
      .catch((error: unknown) => {
        if (request !== own) return;
        request = undefined;
        isLeading = false;
        onLost();
        // Stolen. Any other failure, as of a page that may have no locks, would only come again.
        if (error instanceof DOMException && error.name === 'AbortError') queue();
      });
  }

  /** Leads as soon as no other tab does. */
  function queue(): void {
    if (!request) ask({});
  }

  /** Gives the lock up, or no longer waits for it. */
  function leave(): void {
    const left = request;
    request = undefined;
    isLeading = false;
    left?.abort();
  }

  /** Takes the place of the tab that leads. */
  function steal(): void {
    if (isLeading) return;
    leave();
    ask({ steal: true });
  }

  return { isLeading: () => isLeading, queue, steal, leave };
}
